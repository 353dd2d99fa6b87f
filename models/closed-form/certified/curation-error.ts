/**
 * A bound on the relative error of one finite-K curation step, computed from the tables of the step.
 *
 * The bound has four parts, derived in `docs/numerics.md`: the trapezoid rule (4.16e-17 for h = (ln 2)/3), the Gauss
 * rule of the left tail (4.07e-18), the truncated right tail, and rounding. Errors of M enter through
 * `L = −(K − 1) log M`: a relative error δ|log M| of M at a node is a relative error δL of M^{K−1}. For an atom of
 * weight y, the average of δL over the nodes, with the atom's weights of the nodes, falls as y grows. So the average at
 * the smallest y bounds all of them.
 */
import type { CurationTables } from '../../kernels';

/** Unit roundoff, 2^−53. */
export const U = 2 ** -53;

/**
 * The relative error of the trapezoid rule for all n, p, w and K: `2/((e^{2πd/h} − 1) cos d)` at h = (ln 2)/3, d =
 * 1.534.
 */
export const TRAPEZOID = 4.16e-17;
/** The relative error of the six-node Gauss rule. */
export const GAUSS = 4.07e-18;
/** The roundings of a sum of nonnegative terms: product, lanes, 32 groups of a block, compensation. */
const SUM = 42;
/** Covers the products of errors that first-order bounds leave out, each far below 1 %. */
const SECOND_ORDER = 1.01;

/** The errors of the inputs of a step. */
export interface InputErrors {
  /** The relative error of every mass, and of every score. */
  readonly massError: number;
  readonly scoreError: number;
}

/** The relative error of `x = σ y`, from two scores, their quotient, the node and the product. */
export const exponentError = ({ scoreError }: InputErrors): number => 2 * scoreError + 5 * U;

/** The error of `t` after this number of doublings. */
const chainError = (doublings: number, x: number): number => (12 + 2 * doublings) * U + x;

/** The number of doublings at node k. */
const doublingsAt = (k: number, near: number): number => (k < near ? 0 : 1 + Math.floor((k - near) / 3));

/**
 * The relative error of the coefficient `h σ M^{K−1}` of node k alone. To bound an average over nodes, use the largest
 * error of the nodes up to each node instead.
 */
export function coefficientError(tables: CurationTables, K: number, inputs: InputErrors, k: number): number {
  const { near, direct } = tables;
  const value = tables.sum[k] as number;
  const decay = tables.decay[k] as number;
  const chain = chainError(doublingsAt(k, near), exponentError(inputs));
  const inLog =
    k >= direct
      ? // This is |log M|, computed from the decay.
        2.2 * chain * (decay / (K - 1)) + inputs.massError + (SUM + 2) * U
      : (Math.abs(value) / (1 + value)) * (1.65 * (inputs.massError + SUM * U) + 2.1 * chain);
  return SECOND_ORDER * ((K - 1) * inLog + 5 * U * decay + 8 * U);
}

/**
 * The integral beyond the last node, relative to the smallest curation factor; `H_i ≥ K y_i/(y_i + (K − 1) E y)` by
 * Jensen.
 */
function rightTail({ nodes, sigma, decay, bottom, mean }: CurationTables, K: number): number {
  const last = nodes - 1;
  const exponent = (sigma[last] as number) * bottom + (decay[last] as number);
  return 3.1 * Math.exp(-exponent) * (1 + ((K - 1) * mean) / bottom);
}

/** The relative error of every mass `p_i H_i` that the step returns. */
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
  // The error of e^{−x} is at most x·decay + u, and the average of x is at most 1.
  const decay = 2.2 * chainError(doublingsAt(nodes - 1, near) + 1, x);
  const farChains = far === 0 ? 0 : 1.02 * decay + (far / 3 + 6) * U;
  const rounding = weighted / weights + nearPolynomial + farChains + 6 * U + x + inputs.massError;
  return SECOND_ORDER * (TRAPEZOID + GAUSS + rightTail(tables, K) + rounding);
}
