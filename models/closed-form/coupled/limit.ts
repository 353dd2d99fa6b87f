/**
 * The fixed point of two coupled models, and a function that tells how far a pair still has to go.
 *
 * Two rounds compose to `θ_{t+2} = A θ_t + b` and `φ_{t+2} = A (φ_t + b)`, so both distances `e_t` to the fixed point
 *
 *     θ_* = (I − A)^{-1} b ,      φ_* = A θ_*
 *
 * satisfy `e_{t+2} = A e_t`. With the solution P of Lyapunov's equation `P − AᵀPA = I`, the form `V(e) = eᵀPe` falls by `‖e_t‖²` in two rounds. P is positive
 * definite if and only if ρ(A) < 1, and then `P = Σ_k (A^k)ᵀ A^k`, so V is the sum of all later squared distances, every second round.
 *
 * Source: Lyapunov's equation in discrete time; Horn & Johnson, *Topics in Matrix Analysis*, section 2.2.
 */
import { Q, type Rational, UndefinedValueError } from '../../../theory';
import { type Matrix, type Vector, applied, dot, solved, subtracted, unit } from './linear-map';

/** `[θ_*, φ_*]`. @throws UndefinedValueError if I − A is singular */
export function fixedPoint(map: Matrix, slope: Vector): readonly [Vector, Vector] {
  const theta = solved(
    unit(slope.length).map((row, i) => subtracted(row, map[i] as Vector)),
    slope,
  );
  if (theta === undefined) throw new UndefinedValueError('no single fixed point: A has the eigenvalue 1');
  return [theta, applied(map, theta)];
}

/** The positions of the entries on and above the diagonal of a symmetric matrix. */
const upperEntries = (d: number): readonly (readonly [number, number])[] =>
  Array.from({ length: d }, (_, i) => Array.from({ length: d - i }, (_, k) => [i, i + k] as const)).flat();

/** P. @throws UndefinedValueError if two eigenvalues of A have the product 1, so that Lyapunov's equation has no single solution */
export function lyapunovMatrix(map: Matrix): Matrix {
  const d = map.length;
  const unknowns = upperEntries(d);
  const a = (i: number, j: number): Rational => map[i]?.[j] as Rational;
  /** The factor of P_kl, which is also P_lk, in entry (i, j) of AᵀPA. */
  const factor = (i: number, j: number, k: number, l: number): Rational =>
    k === l ? Q.mul(a(k, i), a(l, j)) : Q.add(Q.mul(a(k, i), a(l, j)), Q.mul(a(l, i), a(k, j)));
  const rows = unknowns.map(([i, j]) =>
    unknowns.map(([k, l]) => Q.reduce(Q.sub(i === k && j === l ? Q.one : Q.zero, factor(i, j, k, l)))),
  );
  const upper = solved(
    rows,
    unknowns.map(([i, j]) => (i === j ? Q.one : Q.zero)),
  );
  if (upper === undefined) throw new UndefinedValueError('no single form: two eigenvalues of A have the product 1');
  const at = (i: number, j: number): number =>
    unknowns.findIndex(([k, l]) => k === Math.min(i, j) && l === Math.max(i, j));
  return unit(d).map((row, i) => row.map((_, j) => upper[at(i, j)] as Rational));
}

/** `eᵀ P e`. */
export const form = (P: Matrix, e: Vector): Rational => dot(e, applied(P, e));
