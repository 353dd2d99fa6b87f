/** A Gaussian by its precision, determinant and mean in doubles, whichever way they were found, and the divergence between two. */
import { NotRepresentableError, Q, UNIT_ROUNDOFF } from '../../../../theory';
import type { Component } from '../exact/component';
import type { Whole } from '../exact/whole';

const U = UNIT_ROUNDOFF;

/**
 * `Λ = [[a, b], [b, c]]`, `|Λ| = det` and the mean (x, y), where an origin may be subtracted that all Gaussians have in common. Precision and
 * determinant have relative errors of at most 2u, the mean has errors of at most 3u times its sizes. On the line the second coordinate is an independent standard normal.
 */
export interface Normal {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly det: number;
  readonly x: number;
  readonly y: number;
  readonly xSize: number;
  readonly ySize: number;
}

/** Products of four numbers between these bounds are normal doubles. */
const LEAST = 1e-70;
const GREATEST = 1e70;

/** A number of usual size, or 0. @throws NotRepresentableError for others */
export function usual(value: number): number {
  const size = Math.abs(value);
  if (size !== 0 && !(size >= LEAST && size <= GREATEST))
    throw new NotRepresentableError('a parameter out of the range of the filter');
  return value;
}

/** `num/den`, to within one unit in the last place. */
function quotient(num: Whole, den: Whole): number {
  if (typeof num === 'number' && typeof den === 'number') return usual(num / den);
  return usual(Q.toNumber({ num: BigInt(num), den: BigInt(den) }));
}

/** The Gaussian of an exact one, in one or two dimensions. @throws NotRepresentableError */
export function normalOf(component: Component): Normal {
  const { precision, den, whole, mean, dimension } = component;
  const isLine = dimension === 1;
  const x = quotient(mean.entries[0] ?? 0, mean.den);
  const y = quotient(mean.entries[1] ?? 0, mean.den);
  return {
    a: quotient(precision[0] as Whole, den),
    b: isLine ? 0 : quotient(precision[1] as Whole, den),
    c: isLine ? 1 : quotient(precision[3] as Whole, den),
    det: isLine ? quotient(whole, den) : usual(Q.toNumber({ num: BigInt(whole), den: BigInt(den) ** 2n })),
    x,
    y,
    xSize: Math.abs(x),
    ySize: Math.abs(y),
  };
}

/** A number with a bound on its absolute error. */
export interface Approximation {
  readonly value: number;
  readonly error: number;
}

/** `KL(p‖q) = ½[tr(Λ_qΣ_p) − 2 + (μ_q−μ_p)ᵀΛ_q(μ_q−μ_p) + log(|Λ_p|/|Λ_q|)]`, with a bound on its absolute error. */
export function divergence(p: Normal, q: Normal): Approximation {
  const { a, b, c } = q;
  const bSize = Math.abs(b);
  const trace = (a * p.c - 2 * b * p.b + c * p.a) / p.det;
  const traceSize = (a * p.c + 2 * bSize * Math.abs(p.b) + c * p.a) / p.det;
  const [x, y] = [q.x - p.x, q.y - p.y];
  const [xSize, ySize] = [q.xSize + p.xSize, q.ySize + p.ySize];
  const distance = a * x * x + 2 * b * x * y + c * y * y;
  const distanceSize = a * xSize * xSize + 2 * bSize * xSize * ySize + c * ySize * ySize;
  const logRatio = Math.log(p.det / q.det);
  const value = (trace - 2 + distance + logRatio) / 2;
  // On a path: ten errors of the trace, fourteen of the distance, eight units of the logarithm, and three sums. The operand of the logarithm has
  // five.
  return { value, error: ((traceSize + 2 + distanceSize + Math.abs(logRatio)) * 20 * U + 8 * U) / 2 };
}
