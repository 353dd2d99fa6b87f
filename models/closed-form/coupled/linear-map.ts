/** Vectors and matrices of rationals in lowest terms, of one to three dimensions. A matrix is the list of its rows. */
import { Q, type Rational } from '../../../theory';

/** d rationals. */
export type Vector = readonly Rational[];
/** d rows of d rationals. */
export type Matrix = readonly Vector[];

const entry = (x: Vector, i: number): Rational => x[i] as Rational;

/** `xᵀ y`. */
export const dot = (x: Vector, y: Vector): Rational => Q.reduce(Q.dot(x, y));

/** `A x`. */
export const applied = (a: Matrix, x: Vector): Vector => a.map((row) => dot(row, x));

/** `x + y`. */
export const added = (x: Vector, y: Vector): Vector => x.map((value, i) => Q.reduce(Q.add(value, entry(y, i))));

/** `x − y`. */
export const subtracted = (x: Vector, y: Vector): Vector => x.map((value, i) => Q.reduce(Q.sub(value, entry(y, i))));

/** The vector 0 of d entries. */
export const origin = (d: number): Vector => Array.from({ length: d }, () => Q.zero);

/** The unit matrix of d rows. */
export const unit = (d: number): Matrix =>
  Array.from({ length: d }, (_, i) => Array.from({ length: d }, (_, j) => (i === j ? Q.one : Q.zero)));

const isZero = ({ num }: Rational): boolean => num === 0n;

/** The row without its multiple of the pivot row that makes the entry of the column 0. */
function eliminated(row: Vector, pivot: Vector, column: number): Vector {
  const factor = Q.reduce(Q.div(entry(row, column), entry(pivot, column)));
  if (isZero(factor)) return row;
  return row.map((value, i) => Q.reduce(Q.sub(value, Q.mul(factor, entry(pivot, i)))));
}

/** The x with `A x = b`, or undefined if A is singular; for any number of unknowns. By Gauss and Jordan. */
export function solved(a: Matrix, b: Vector): Vector | undefined {
  const d = b.length;
  let rows: readonly Vector[] = a.map((row, i) => [...row, entry(b, i)]);
  for (let column = 0; column < d; column += 1) {
    const at = rows.findIndex((row, i) => i >= column && !isZero(entry(row, column)));
    const pivot = rows[at];
    if (pivot === undefined) return undefined;
    const others = rows.filter((_, i) => i !== at).map((row) => eliminated(row, pivot, column));
    rows = [...others.slice(0, column), pivot, ...others.slice(column)];
  }
  return rows.map((row, i) => Q.reduce(Q.div(entry(row, d), entry(row, i))));
}
