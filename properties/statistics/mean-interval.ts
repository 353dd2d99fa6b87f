/**
 * The interval of a mean of which only the sample mean is known.
 *
 * For the mean X̄ of n independent variables in [0, 1], not necessarily of one law, with expectation μ on average,
 *
 *     P(X̄ ≥ x) ≤ e^{−n kl(x, μ)} for x ≥ μ,     P(X̄ ≤ x) ≤ e^{−n kl(x, μ)} for x ≤ μ,
 *     kl(x, m) = x log(x/m) + (1 − x) log((1 − x)/(1 − m)),
 *
 * so the interval of all m with `n kl(X̄, m) ≤ log(2/α)` contains μ with probability at least 1 − α. Whoever publishes a mean and a count alone
 * can be given no narrower one by much.
 *
 * Source: W. Hoeffding, "Probability inequalities for sums of bounded random variables", JASA 1963, theorem 1.
 */
import { InputError, type Interval, roundDown, roundUp } from '../../theory';
import { type Range, checkRange } from './bounded-mean';

const kl = (x: number, m: number): number =>
  (x === 0 ? 0 : x * Math.log(x / m)) + (x === 1 ? 0 : (1 - x) * Math.log((1 - x) / (1 - m)));

/** The end of the interval between x and `end` (0 or 1); never too close to x. */
function endOf(x: number, end: 0 | 1, most: number): number {
  if (x === end) return end;
  let [inside, outside] = [x, end as number];
  for (let i = 0; i < 60; i += 1) {
    const m = (inside + outside) / 2;
    if (kl(x, m) <= most) inside = m;
    else outside = m;
  }
  return outside;
}

/**
 * An interval that contains the expectation with probability at least 1 − α.
 * @param mean the sample mean, in the range
 * @param n number of independent samples, at least 1
 * @param alpha in (0, 1)
 * @throws InputError for a mean outside the range, or a number of samples below 1
 */
export function meanInterval(mean: number, n: number, range: Range, alpha: number): Interval {
  checkRange(range);
  const { lo, hi } = range;
  if (!(mean >= lo && mean <= hi)) {
    throw new InputError(
      `a mean of ${mean} is outside the range [${lo}, ${hi}] of its variable; correct the range or the mean`,
    );
  }
  if (!(n >= 1)) throw new InputError(`a mean needs at least 1 sample, not ${n}`);
  if (lo === hi) return range;
  const x = Math.min(1, Math.max(0, (mean - lo) / (hi - lo)));
  const most = (Math.log(2 / alpha) / n) * (1 + 2 ** -40);
  return {
    lo: Math.max(lo, roundDown(lo + endOf(x, 0, most) * (hi - lo) * (1 - 2 ** -50))),
    hi: Math.min(hi, roundUp(lo + endOf(x, 1, most) * (hi - lo) * (1 + 2 ** -50))),
  };
}
