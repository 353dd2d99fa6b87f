/**
 * Exact linear algebra on small matrices (d ≤ 4) of whole numbers.
 *
 * A rational matrix is a matrix of whole numbers over one denominator, `A = N/den`, so `|A| = |N|/den^d` and
 * `A⁻¹ = den · adj(N)/|N|`. Determinants are expanded by cofactors, which needs at most 24 products and no division for
 * d ≤ 4. A d×d matrix is a list of d² entries, row by row.
 *
 * A symmetric matrix is positive definite if and only if its leading principal minors are positive (Sylvester), and
 * positive semidefinite if and only if **all** its principal minors are non-negative (Horn & Johnson, *Matrix
 * Analysis*, theorem 7.2.5).
 */
import { Q, type Rational } from '../../../../theory';
import { type Whole, minus, overOneDenominator, plus, times } from './whole';

/** d rationals. */
export type Vector = readonly Rational[];
/** d rows of d rationals. */
export type Matrix = readonly (readonly Rational[])[];

/** d whole numbers. */
export type WholeVector = readonly Whole[];
/** d² whole numbers, row by row. */
export type WholeMatrix = readonly Whole[];

/** The number of rows of a square matrix. */
const rowsOf = ({ length }: WholeMatrix): number => Math.round(Math.sqrt(length));

/** The submatrix of the kept rows and columns. */
function submatrix(m: WholeMatrix, d: number, rows: readonly number[], columns: readonly number[]): Whole[] {
  return rows.flatMap((i) => columns.map((j) => m[i * d + j] as Whole));
}

/** 0 to d − 1 without `left`. */
const others = (d: number, left: number): number[] => Array.from({ length: d }, (_, i) => i).filter((i) => i !== left);

/** The determinant of the submatrix without one row and one column. */
const minor = (m: WholeMatrix, d: number, row: number, column: number): Whole =>
  determinant(submatrix(m, d, others(d, row), others(d, column)));

/** The determinant; that of the empty matrix is 1. */
export function determinant(m: WholeMatrix): Whole {
  const [a, b, c, e] = m as [Whole, Whole, Whole, Whole];
  const d = rowsOf(m);
  if (d === 0) return 1;
  if (d === 1) return a;
  if (d === 2) return minus(times(a, e), times(b, c));
  let total: Whole = 0;
  for (let j = 0; j < d; j += 1) {
    const term = times(m[j] as Whole, minor(m, d, 0, j));
    total = j % 2 === 0 ? plus(total, term) : minus(total, term);
  }
  return total;
}

/** The adjugate: `adj(N)·N = |N|·I`. */
export function adjugate(m: WholeMatrix): WholeMatrix {
  const [a, b, c, e] = m as [Whole, Whole, Whole, Whole];
  const d = rowsOf(m);
  if (d === 1) return [1];
  if (d === 2) return [e, minus(0, b), minus(0, c), a];
  return m.map((_, at) => {
    const [i, j] = [Math.floor(at / d), at % d];
    const cofactor = minor(m, d, j, i);
    return (i + j) % 2 === 0 ? cofactor : minus(0, cofactor);
  });
}

/** `xᵀ y`. */
export function dot(x: WholeVector, y: WholeVector): Whole {
  let total = times(x[0] as Whole, y[0] as Whole);
  for (let i = 1; i < x.length; i += 1) total = plus(total, times(x[i] as Whole, y[i] as Whole));
  return total;
}

/** `A x`. */
export function apply(a: WholeMatrix, x: WholeVector): Whole[] {
  const d = x.length;
  const product = new Array<Whole>(d);
  for (let i = 0; i < d; i += 1) {
    let total = times(a[i * d] as Whole, x[0] as Whole);
    for (let j = 1; j < d; j += 1) total = plus(total, times(a[i * d + j] as Whole, x[j] as Whole));
    product[i] = total;
  }
  return product;
}

/** `xᵀ A x`. */
export function quadraticForm(a: WholeMatrix, x: WholeVector): Whole {
  return dot(x, apply(a, x));
}

/** `A B`. */
export function multiply(a: WholeMatrix, b: WholeMatrix): Whole[] {
  const d = rowsOf(a);
  return a.map((_, at) => {
    const [i, j] = [Math.floor(at / d), at % d];
    let total: Whole = 0;
    for (let k = 0; k < d; k += 1) total = plus(total, times(a[i * d + k] as Whole, b[k * d + j] as Whole));
    return total;
  });
}

/** `tr(A B)`, without the product. */
export function traceOfProduct(a: WholeMatrix, b: WholeMatrix): Whole {
  const d = rowsOf(a);
  let total: Whole = 0;
  for (let i = 0; i < d; i += 1)
    for (let j = 0; j < d; j += 1) total = plus(total, times(a[i * d + j] as Whole, b[j * d + i] as Whole));
  return total;
}

/** `x yᵀ`. */
export function outer(x: WholeVector, y: WholeVector): Whole[] {
  const d = y.length;
  const product = new Array<Whole>(x.length * d);
  for (let i = 0; i < x.length; i += 1)
    for (let j = 0; j < d; j += 1) product[i * d + j] = times(x[i] as Whole, y[j] as Whole);
  return product;
}

/** `f·x + g·y`, for vectors or matrices. */
export function combination(f: Whole, x: readonly Whole[], g: Whole, y: readonly Whole[]): Whole[] {
  const sum = new Array<Whole>(x.length);
  for (let i = 0; i < x.length; i += 1) sum[i] = plus(times(f, x[i] as Whole), times(g, y[i] as Whole));
  return sum;
}

/** `f·x`, for a vector or a matrix. */
export const scale = (f: Whole, x: readonly Whole[]): readonly Whole[] =>
  f === 1 ? x : x.map((entry) => times(f, entry));

/** Whether a symmetric matrix has only positive eigenvalues. @param whole its determinant, if it is known */
export function isPositiveDefinite(m: WholeMatrix, whole = determinant(m)): boolean {
  if (whole <= 0 || (m[0] as Whole) <= 0) return false;
  const d = rowsOf(m);
  for (let size = 2; size < d; size += 1) {
    const kept = others(size, size);
    if (determinant(submatrix(m, d, kept, kept)) <= 0) return false;
  }
  return true;
}

/** Whether a symmetric matrix has no negative eigenvalue. */
export function isPositiveSemidefinite(m: WholeMatrix): boolean {
  const d = rowsOf(m);
  for (let bits = 1; bits < 2 ** d; bits += 1) {
    const kept = others(d, d).filter((i) => (bits >> i) & 1);
    if (determinant(submatrix(m, d, kept, kept)) < 0) return false;
  }
  return true;
}

/** The whole entries of a rational matrix over one denominator, which is positive. */
export function wholeMatrix(a: Matrix): { readonly entries: WholeMatrix; readonly den: Whole } {
  const [row] = a;
  return overOneDenominator(a.length === 1 && row ? row : a.flat());
}

/** Whether `A = Aᵀ`, entry by entry. */
export function isSymmetric(a: Matrix): boolean {
  return a.every((row, i) => row.every((entry, j) => Q.equals(entry, a[j]?.[i] ?? entry)));
}
