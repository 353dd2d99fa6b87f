/**
 * A confidence sequence for the mean of variables in [0, 1], by betting.
 *
 * For i.i.d. samples of mean μ (or dependent ones, each of mean μ given those before it)
 *
 *     P(lo_t ≤ μ ≤ hi_t for all t at once) ≥ 1 − α,
 *     lo_t = sup{m : K⁺_s(m) ≥ 2/α for some s ≤ t},     hi_t = inf{m : K⁻_s(m) ≥ 2/α for some s ≤ t}
 *
 * with the capitals of `capital.ts` and the bets of `bets.ts`: two one-sided sequences at α/2 each. One may look after every
 * sample, stop at any time and continue later. Nothing is assumed about the variance or the shape of the law. Since s runs over
 * all samples so far, the enclosure is the intersection over all sample counts so far, whether one looked or not.
 *
 * Source: I. Waudby-Smith, A. Ramdas, "Estimating means of bounded random variables by betting", JRSS-B 2023, section 4,
 * theorem 3.
 */
import { InputError, type Interval, roundUp } from '../../theory';
import { Wagers } from './bets';
import { Bound } from './bound';
import { Capital, type Side } from './capital';

export interface BettingOptions {
  /** Bound on the probability that the mean is ever outside, over all looks and both sides; in [1e-100, 1). */
  readonly alpha: number;
  /**
   * Number of samples at which the enclosure is narrowest; it is valid after any number. An integer, at least 1.
   * @defaultValue no plan: the bets allow any number of samples, and the enclosure is up to four times as wide
   */
  readonly planned?: number | undefined;
}

/** The side of m on which the mean certainly lies, or `unknown`. */
export type Comparison = Side | 'unknown';

/**
 * Every mean is refuted: the samples have no common mean, or an event of probability at most α has happened (once the true mean is
 * excluded, more samples refute the rest). No enclosure is returned, since it would look like a very sharp one.
 */
export class NoMeanError extends Error {
  override readonly name = 'NoMeanError';
  constructor(samples: number, alpha: number) {
    super(
      `no mean is left after ${samples} samples; for samples of one mean this has probability at most ${alpha}: ` +
        `look for samples that drift, or that depend on the decision made with them`,
    );
  }
}

const SMALLEST_ALPHA = 1e-100;

/** @throws InputError naming the invalid option */
export function checkBettingOptions({ alpha, planned }: BettingOptions): void {
  if (!(alpha >= SMALLEST_ALPHA && alpha < 1)) {
    throw new InputError(`alpha must be a probability from ${SMALLEST_ALPHA} to below 1, not ${alpha}`);
  }
  if (planned !== undefined && !(Number.isSafeInteger(planned) && planned >= 1)) {
    throw new InputError(`planned must be a number of samples (an integer, at least 1), not ${planned}`);
  }
}

/** Takes samples and encloses their mean at any time. */
export class ConfidenceSequence {
  readonly alpha: number;
  private readonly wagers: Wagers;
  private readonly threshold: number;
  private readonly lower: Bound;
  private readonly upper: Bound;
  private readonly asked = { above: new Map<number, Capital>(), below: new Map<number, Capital>() };

  /** @throws InputError naming the invalid option */
  constructor(options: BettingOptions) {
    checkBettingOptions(options);
    const { alpha, planned = 0 } = options;
    this.alpha = alpha;
    this.threshold = roundUp(2 / alpha);
    this.wagers = new Wagers(Math.log(2 / alpha), planned);
    const log = Math.log(this.threshold);
    const reach = (furthest: number): number => this.wagers.reach(furthest);
    this.lower = new Bound('above', log, reach, (m) => this.capital('above', m));
    this.upper = new Bound('below', log, reach, (m) => this.capital('below', m));
  }

  /**
   * Takes more samples, in the order in which they were drawn. If one of them is invalid, none is taken.
   * @throws RangeError naming a sample that is NaN or outside [0, 1]
   */
  add(values: ArrayLike<number>): void {
    for (let i = 0; i < values.length; i += 1) {
      const x = values[i] ?? NaN;
      if (!(x >= 0 && x <= 1)) throw new RangeError(`sample ${this.count + i} is ${x}, which is not in [0, 1]`);
    }
    for (let i = 0; i < values.length; i += 1) this.wagers.add(values[i] ?? NaN);
  }

  get count(): number {
    return this.wagers.count;
  }

  /** Mean of the samples; NaN if there are none. */
  get mean(): number {
    return this.wagers.sum / this.wagers.count;
  }

  /** Estimated standard deviation `σ̂` of the bets: positive even if all samples are equal, and 1/2 if there are none. */
  get spread(): number {
    return Math.sqrt(this.wagers.variance);
  }

  /**
   * The enclosure of the mean; [0, 1] without samples. With probability at least 1 − α all enclosures, earlier and later, contain the mean.
   * @throws NoMeanError when every mean is refuted
   */
  enclosure(): Interval {
    const { mean } = this;
    const [lo, hi] = [this.lower.at(mean), this.upper.at(mean)];
    if (lo > hi) throw new NoMeanError(this.count, this.alpha);
    return { lo, hi };
  }

  /**
   * Whether the mean is certainly above m or certainly below it, strictly. The probability of any error in all comparisons and
   * enclosures together is at most α. The capital of each m is kept, so that a repeated comparison only processes new samples.
   * @throws RangeError for NaN; NoMeanError when the mean is certainly on neither side
   */
  compare(m: number): Comparison {
    const [above, below] = [this.certainly('above', m), this.certainly('below', m)];
    if (above && below) throw new NoMeanError(this.count, this.alpha);
    if (above) return 'above';
    return below ? 'below' : 'unknown';
  }

  /** Whether the mean is certainly on this side of m, strictly. @throws RangeError for NaN */
  certainly(side: Side, m: number): boolean {
    if (!(m >= 0 && m <= 1)) {
      if (Number.isNaN(m)) throw new RangeError('a mean cannot be compared with NaN');
      return side === (m < 0 ? 'above' : 'below');
    }
    const capital = this.asked[side].get(m) ?? this.capital(side, m);
    this.asked[side].set(m, capital);
    return capital.refutes();
  }

  private capital(side: Side, m: number): Capital {
    return new Capital(side, m, this.threshold, this.wagers);
  }
}
