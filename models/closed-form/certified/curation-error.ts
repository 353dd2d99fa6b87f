/**
 * A bound on the relative error of one finite-K curation step, computed from what the step found on its way.
 *
 * Four parts, derived in `docs/numerics.md`: the trapezoid rule (4.16e-17 for h = ln 2/3), the Gauss rule of the left tail
 * (4.07e-18), the right tail that was left out, and rounding. Errors enter through `L = −(K − 1) log M`: a node whose M is off by a
 * relative δ|log M| gets M^{K−1} wrong by a relative δL. The average of δL over the nodes, with the weights that the atom of weight
 * y gives them, falls as y grows, so the average at the smallest y bounds them all.
 */
import type { CurationTables } from '../../kernels';

/** Unit roundoff, 2^−53. */
export const U = 2 ** -53;

/** `2/((e^{2πd/h} − 1) cos d)` at h = ln 2/3, d = 1.534: relative error of the trapezoid rule, whatever n, p, w and K. */
export const TRAPEZOID = 4.16e-17;
/** Relative error of the six-node Gauss rule. */
export const GAUSS = 4.07e-18;
/** Roundings of a sum of nonnegative terms: product, lanes, 32 groups of a block, compensation. */
const SUM = 42;
/** Left out of first-order bounds: products of errors, each far below 1 %. */
const SECOND_ORDER = 1.01;

/** What the inputs of a step are known to. */
export interface InputErrors {
  /** Relative error of every mass, and of every score. */
  readonly massError: number;
  readonly scoreError: number;
}

/** Relative error of `x = σ y`: scores twice, the quotient, the node and the product. */
export const exponentError = ({ scoreError }: InputErrors): number => 2 * scoreError + 5 * U;

/** Error of `t` after so many doublings. */
const chainError = (doublings: number, x: number): number => (12 + 2 * doublings) * U + x;

/** Doublings at a node. */
const doublingsAt = (k: number, near: number): number => (k < near ? 0 : 1 + Math.floor((k - near) / 3));

/**
 * Relative error of the coefficient `h σ M^{K−1}` of node k by itself. Where an average over nodes is bounded, the largest error up to
 * each node takes its place.
 */
export function coefficientError(tables: CurationTables, K: number, inputs: InputErrors, k: number): number {
  const { near, direct } = tables;
  const value = tables.sum[k] as number;
  const decay = tables.decay[k] as number;
  const chain = chainError(doublingsAt(k, near), exponentError(inputs));
  const inLog =
    k >= direct
      ? // |log M|, from the decay itself.
        2.2 * chain * (decay / (K - 1)) + inputs.massError + (SUM + 2) * U
      : (Math.abs(value) / (1 + value)) * (1.65 * (inputs.massError + SUM * U) + 2.1 * chain);
  return SECOND_ORDER * ((K - 1) * inLog + 5 * U * decay + 8 * U);
}

/** What is left out beyond the last node, relative to the smallest curation factor; `H_i ≥ K y_i/(y_i + (K − 1) E y)` by Jensen. */
function rightTail({ nodes, sigma, decay, bottom, mean }: CurationTables, K: number): number {
  const last = nodes - 1;
  const exponent = (sigma[last] as number) * bottom + (decay[last] as number);
  return 3.1 * Math.exp(-exponent) * (1 + ((K - 1) * mean) / bottom);
}

/** Relative error of every mass `p_i H_i` that the step returns. */
export function curationError(tables: CurationTables, K: number, inputs: InputErrors): number {
  const { nodes, near, sigma, coefficient, bottom } = tables;
  let largest = 0;
  let weights = 0;
  let weighted = 0;
  for (let k = 0; k < nodes; k += 1) {
    largest = Math.max(largest, coefficientError(tables, K, inputs, k));
    const weight = (coefficient[k] as number) * Math.exp(-(sigma[k] as number) * bottom);
    weights += weight;
    weighted += weight * largest;
  }
  const x = exponentError(inputs);
  const far = nodes - near;
  const nearPolynomial = (2.72 * (near + 4) + 10) * U + x;
  // The error of e^{−x} is at most x·decay + u, and x averages to at most 1.
  const decay = 2.2 * chainError(doublingsAt(nodes - 1, near) + 1, x);
  const farChains = far === 0 ? 0 : 1.02 * decay + (far / 3 + 6) * U;
  const rounding = weighted / weights + nearPolynomial + farChains + 6 * U + x + inputs.massError;
  return SECOND_ORDER * (TRAPEZOID + GAUSS + rightTail(tables, K) + rounding);
}
