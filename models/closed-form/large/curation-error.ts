/**
 * A bound on the relative error of one finite-K curation step, computed from what the step found on its way.
 *
 * Four parts, derived in `docs/numerics.md`: the trapezoid rule (4.16e-17 for h = ln 2/3), the Gauss rule of the left tail
 * (4.07e-18), the right tail that was left out, and rounding. Errors enter through `L = −(K − 1) log M`: a node whose M is off by a
 * relative δ|log M| gets M^{K−1} wrong by a relative δL. The average of δL over the nodes, with the weights that the atom of weight
 * y gives them, falls as y grows, so the average at the smallest y bounds them all.
 */
import type { CurationTables } from '../../kernels/curation';

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

export interface NodeErrors {
  /** Relative error of each coefficient `h σ M^{K−1}`, not decreasing. */
  readonly coefficient: Float64Array;
  /** Relative error of `e^{−x}` is at most `x·decay + u`. */
  readonly decay: number;
  /** Relative error of `x = σ y`. */
  readonly x: number;
}

/** What the inputs of a step are known to. */
export interface InputErrors {
  /** Relative error of every mass, and of every score. */
  readonly massError: number;
  readonly scoreError: number;
}

/** Errors of what the far doublings make of `t` and `E`, after `doublings` of them. */
const chainError = (doublings: number, x: number): number => (12 + 2 * doublings) * U + x;

/** Errors at the nodes. `x` includes the rounding of y, of the node and of their product. */
export function nodeErrors(tables: CurationTables, K: number, { massError, scoreError }: InputErrors): NodeErrors {
  const { nodes, near, direct, sum, decay } = tables;
  const x = 2 * scoreError + 5 * U;
  const coefficient = new Float64Array(nodes);
  let largest = 0;
  for (let k = 0; k < nodes; k += 1) {
    const doublings = k < near ? 0 : 1 + Math.floor((k - near) / 3);
    const value = sum[k] as number;
    // |log M|, from the decay itself.
    const logM = (decay[k] as number) / (K - 1);
    const inLog =
      k >= direct
        ? 2.2 * chainError(doublings, x) * logM + massError + (SUM + 2) * U
        : (Math.abs(value) / (1 + value)) * (1.65 * (massError + SUM * U) + 2.1 * chainError(doublings, x));
    const error = (K - 1) * inLog + 5 * U * (decay[k] as number) + 8 * U;
    largest = Math.max(largest, error * SECOND_ORDER);
    coefficient[k] = largest;
  }
  const doublings = nodes > near ? 1 + Math.floor((nodes - near - 1) / 3) : 0;
  return { coefficient, decay: 2.2 * chainError(doublings + 1, x), x };
}

/** What is left out beyond the last node, relative to the smallest curation factor; `H_i ≥ K y_i/(y_i + (K − 1) E y)` by Jensen. */
export function rightTail({ nodes, sigma, decay, bottom, mean }: CurationTables, K: number): number {
  const last = nodes - 1;
  const exponent = (sigma[last] as number) * bottom + (decay[last] as number);
  return 3.1 * Math.exp(-exponent) * (1 + ((K - 1) * mean) / bottom);
}

/** Relative error of every mass `p_i H_i` that the step returns. */
export function curationError(tables: CurationTables, K: number, inputs: InputErrors): number {
  const { nodes, near, sigma, coefficient, bottom } = tables;
  const errors = nodeErrors(tables, K, inputs);
  let weights = 0;
  let weighted = 0;
  for (let k = 0; k < nodes; k += 1) {
    const weight = (coefficient[k] as number) * Math.exp(-(sigma[k] as number) * bottom);
    weights += weight;
    weighted += weight * (errors.coefficient[k] as number);
  }
  const far = nodes - near;
  const nearPolynomial = (2.72 * (near + 4) + 10) * U + errors.x;
  const farChains = far === 0 ? 0 : 1.02 * errors.decay + (far / 3 + 6) * U;
  const rounding = weighted / weights + nearPolynomial + farChains + 6 * U + errors.x + inputs.massError;
  return SECOND_ORDER * (TRAPEZOID + GAUSS + rightTail(tables, K) + rounding);
}
