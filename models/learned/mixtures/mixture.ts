/**
 * Gaussian mixtures: `p(x) = Σ_k π_k N(x; μ_k, Σ_k)`.
 *
 * Logarithms of sums are computed relative to the largest term: `log Σ e^{a_k} = a + log Σ e^{a_k − a}`, `a = max a_k`.
 *
 * Source: Bishop, *Pattern Recognition and Machine Learning*, section 9.2.
 */
import { stream } from '../../random';
import type { Points } from '../points';
import type { Normal } from './normal';

const { exp, log } = Math;

export interface Component extends Normal {
  /** π_k > 0. */
  readonly weight: number;
}

export interface Mixture {
  readonly dimension: number;
  /** At least one; their weights sum to 1. */
  readonly components: readonly Component[];
}

/** Terms this far below the largest do not change the sum, since e^{−40} < 2^{−57}. */
export const NEGLIGIBLE = -40;

/** Writes `log(π_k N(x; μ_k, Σ_k))` of one point to `terms`, and returns the largest of them. */
export type LogTerms = (values: ArrayLike<number>, at: number, terms: Float64Array) => number;

/** The log terms of a mixture; it stores the parameters in the order in which they are read. */
export function logTermsOf({ dimension: d, components }: Mixture): LogTerms {
  const count = components.length;
  const peaks = Float64Array.from(components, ({ weight, logPeak }) => log(weight) + logPeak);
  const means = Float64Array.from(components.flatMap(({ mean }) => Array.from(mean)));
  const whitenings = Float64Array.from(components.flatMap(({ whitening }) => Array.from(whitening)));
  return (values, at, terms) => {
    let top = -Infinity;
    let w = 0;
    let m = 0;
    for (let k = 0; k < count; k += 1) {
      let square = 0;
      for (let r = 0; r < d; r += 1) {
        let z = 0;
        for (let c = 0; c <= r; c += 1) {
          z += (whitenings[w] as number) * ((values[at + c] as number) - (means[m + c] as number));
          w += 1;
        }
        square += z * z;
      }
      m += d;
      const term = (peaks[k] as number) - square / 2;
      terms[k] = term;
      if (term > top) top = term;
    }
    return top;
  };
}

/** `log p(x)` of every point; −∞ if the density is smaller than every positive double. */
export function logDensities(mixture: Mixture, { count, dimension, values }: Points): Float64Array {
  const logTerms = logTermsOf(mixture);
  const terms = new Float64Array(mixture.components.length);
  return Float64Array.from({ length: count }, (_, i) => {
    const top = logTerms(values, i * dimension, terms);
    if (top === -Infinity) return top;
    let sum = 0;
    for (const term of terms) if (term - top > NEGLIGIBLE) sum += exp(term - top);
    return top + log(sum);
  });
}

/** The mean of `log p(x)` over the points. */
export function meanLogDensity(mixture: Mixture, points: Points): number {
  return logDensities(mixture, points).reduce((sum, l) => sum + l, 0) / points.count;
}

/**
 * The component whose interval contains a uniform number, where consecutive intervals in [0, 1) have the weights as
 * lengths.
 */
function componentAt(components: readonly Component[], uniform: number): Component {
  let rest = uniform;
  let k = 0;
  while (k + 1 < components.length && rest >= (components[k] as Component).weight) {
    rest -= (components[k] as Component).weight;
    k += 1;
  }
  return components[k] as Component;
}

/** Draws i.i.d. points: a component by its weight, then `μ_k + L_k z` with z standard normal. */
export function sampleMixture({ dimension: d, components }: Mixture, count: number, seed: number): Points {
  const random = stream(seed, 'mixture', 'sample');
  const values = new Float64Array(count * d);
  const z = new Float64Array(d);
  for (let at = 0; at < values.length; at += d) {
    const { mean, factor } = componentAt(components, random.uniform());
    for (let r = 0; r < d; r += 1) z[r] = random.normal();
    let f = 0;
    for (let r = 0; r < d; r += 1) {
      let x = mean[r] as number;
      for (let c = 0; c <= r; c += 1, f += 1) x += (factor[f] as number) * (z[c] as number);
      values[at + r] = x;
    }
  }
  return { count, dimension: d, values };
}
