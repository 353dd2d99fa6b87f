/**
 * One iteration of expectation–maximisation (EM) for a Gaussian mixture with full covariances.
 *
 * E: `ρ_ik = π_k N(x_i; μ_k, Σ_k) / p(x_i)`. M: `n_k = Σ_i ρ_ik`, `π_k = n_k/n`, `μ_k = Σ_i ρ_ik x_i / n_k`,
 * `Σ_k = Σ_i ρ_ik (x_i − μ_k)(x_i − μ_k)ᵀ / n_k`, raised to the covariance floor. The mean log-likelihood never decreases.
 *
 * Sums are centred at the old means, which are near the new ones, so that little cancels. One pass over the points
 * needs no table of ρ.
 *
 * Source: Dempster, Laird & Rubin 1977; Bishop, *Pattern Recognition and Machine Learning*, section 9.2.2.
 */
import type { Points } from '../../points';
import { withFloor } from '../covariance-floor';
import { type Component, type Mixture, NEGLIGIBLE, logTermsOf } from '../mixture';
import { normalOf } from '../normal';

const { exp, log } = Math;

export interface EmStep {
  /** The mean log-likelihood of the input mixture. */
  readonly meanLogLikelihood: number;
  /** The expected number of points of every input component, `Σ_i ρ_ik`. */
  readonly counts: Float64Array;
  /**
   * The re-estimated components, in order. A component is undefined if it has fewer than d + 1 points, which do not
   * determine a covariance. The weights sum to 1 only if no component is undefined.
   */
  readonly components: readonly (Component | undefined)[];
}

/** Sums of `ρ δ` and of the lower triangle of `ρ δδᵀ`, `δ = x − μ_k` with the old mean, packed component by component. */
interface Sums {
  readonly counts: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

function expectation(mixture: Mixture, { count, dimension: d, values }: Points): Sums & { readonly total: number } {
  const { components } = mixture;
  const logTerms = logTermsOf(mixture);
  const means = Float64Array.from(components.flatMap(({ mean }) => Array.from(mean)));
  const triangle = (d * (d + 1)) / 2;
  const terms = new Float64Array(components.length);
  const counts = new Float64Array(components.length);
  const first = new Float64Array(components.length * d);
  const second = new Float64Array(components.length * triangle);
  let total = 0;
  for (let i = 0; i < count; i += 1) {
    const at = i * d;
    const top = logTerms(values, at, terms);
    let sum = 0;
    for (let k = 0; k < terms.length; k += 1) {
      const gap = (terms[k] as number) - top;
      const share = gap > NEGLIGIBLE ? exp(gap) : 0;
      terms[k] = share;
      sum += share;
    }
    total += top + log(sum);
    for (let k = 0; k < terms.length; k += 1) {
      const rho = (terms[k] as number) / sum;
      if (rho === 0) continue;
      counts[k] = (counts[k] as number) + rho;
      const m = k * d;
      let s = k * triangle;
      for (let r = 0; r < d; r += 1) {
        const moved = rho * ((values[at + r] as number) - (means[m + r] as number));
        first[m + r] = (first[m + r] as number) + moved;
        for (let c = 0; c <= r; c += 1) {
          second[s] = (second[s] as number) + moved * ((values[at + c] as number) - (means[m + c] as number));
          s += 1;
        }
      }
    }
  }
  return { counts, first, second, total };
}

/** The M-step: a component from its sums. */
function maximisation(
  old: Component,
  k: number,
  { counts, first, second }: Sums,
  n: number,
  floor: number,
): Component | undefined {
  const d = old.mean.length;
  const size = counts[k] as number;
  if (size < d + 1) return undefined;
  const shift = first.subarray(k * d, (k + 1) * d).map((v) => v / size);
  const covariance = new Float64Array(d * d);
  let s = (k * d * (d + 1)) / 2;
  for (let r = 0; r < d; r += 1) {
    for (let c = 0; c <= r; c += 1, s += 1) {
      const entry = (second[s] as number) / size - (shift[r] as number) * (shift[c] as number);
      covariance[r * d + c] = entry;
      covariance[c * d + r] = entry;
    }
  }
  const normal = normalOf(
    shift.map((v, r) => v + (old.mean[r] as number)),
    withFloor(covariance, d, floor),
  );
  return normal && { ...normal, weight: size / n };
}

/** One iteration on at least one finite point. @param floor the least variance in any direction, > 0 */
export function emStep(mixture: Mixture, points: Points, floor: number): EmStep {
  const { total, ...sums } = expectation(mixture, points);
  return {
    meanLogLikelihood: total / points.count,
    counts: sums.counts,
    components: mixture.components.map((old, k) => maximisation(old, k, sums, points.count, floor)),
  };
}
