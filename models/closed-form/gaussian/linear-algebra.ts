/**
 * Exact linear algebra on small rational matrices (d ≤ 4).
 *
 * A matrix is written as integers over one denominator, and determinants are expanded by cofactors, which needs at most
 * 24 integer products and no division for d ≤ 4. `A⁻¹ = den · adj(N)/|N|` for `A = N/den`. All results are in lowest
 * terms, so numbers do not grow needlessly over many rounds.
 *
 * A symmetric matrix is positive definite if and only if its leading principal minors are positive (Sylvester), and
 * positive semidefinite if and only if **all** its principal minors are non-negative (Horn & Johnson, *Matrix
 * Analysis*, theorem 7.2.5).
 */
import { Q, type Rational, UndefinedValueError } from '../../../theory';

/** d rationals. */
export type Vector = readonly Rational[];
/** d rows of d rationals. */
export type Matrix = readonly (readonly Rational[])[];

type IntegerMatrix = readonly (readonly bigint[])[];

/** `a = entries/den`. */
function integers(a: Matrix): { readonly entries: IntegerMatrix; readonly den: bigint } {
  const common = Q.reduceAll(a.flat());
  const d = a.length;
  const entries = a.map((_, i) => common.slice(i * d, (i + 1) * d).map(({ num }) => num));
  return { entries, den: common[0]?.den ?? 1n };
}

const without = (m: IntegerMatrix, row: number, column: number): IntegerMatrix =>
  m.filter((_, i) => i !== row).map((entries) => entries.filter((_, j) => j !== column));

/** The determinant, by expansion along the first row; the empty determinant is 1. */
function integerDeterminant(m: IntegerMatrix): bigint {
  const [first] = m;
  if (first === undefined) return 1n;
  return first.reduce((total, entry, j) => {
    if (entry === 0n) return total;
    const term = entry * integerDeterminant(without(m, 0, j));
    return j % 2 === 0 ? total + term : total - term;
  }, 0n);
}

export function addVectors(a: Vector, b: Vector): Rational[] {
  return a.map((entry, i) => Q.reduce(Q.add(entry, b[i] as Rational)));
}

export function scaleVector(a: Vector, factor: Rational): Rational[] {
  return a.map((entry) => Q.reduce(Q.mul(entry, factor)));
}

export function subtractVectors(a: Vector, b: Vector): Rational[] {
  return a.map((entry, i) => Q.reduce(Q.sub(entry, b[i] as Rational)));
}

export function dot(a: Vector, b: Vector): Rational {
  return Q.reduce(Q.sum(a.map((entry, i) => Q.mul(entry, b[i] as Rational))));
}

export function addMatrices(a: Matrix, b: Matrix): Rational[][] {
  return a.map((row, i) => addVectors(row, b[i] as Vector));
}

export function scaleMatrix(a: Matrix, factor: Rational): Rational[][] {
  return a.map((row) => scaleVector(row, factor));
}

/** `A x`. */
export function apply(a: Matrix, x: Vector): Rational[] {
  return a.map((row) => dot(row, x));
}

/** `xᵀ A x`. */
export function quadraticForm(a: Matrix, x: Vector): Rational {
  return dot(x, apply(a, x));
}

/** `A B`. */
export function multiply(a: Matrix, b: Matrix): Rational[][] {
  return a.map((row) =>
    b.map((_, j) =>
      dot(
        row,
        b.map((other) => other[j] as Rational),
      ),
    ),
  );
}

/** `tr(A B)`, without the product. */
export function traceOfProduct(a: Matrix, b: Matrix): Rational {
  return Q.reduce(Q.sum(a.flatMap((row, i) => row.map((entry, j) => Q.mul(entry, (b[j] as Vector)[i] as Rational)))));
}

/** `x xᵀ`. */
export function outer(x: Vector): Rational[][] {
  return x.map((entry) => scaleVector(x, entry));
}

export function zeroMatrix(d: number): Rational[][] {
  return Array.from({ length: d }, () => new Array<Rational>(d).fill(Q.zero));
}

export function determinant(a: Matrix): Rational {
  const { entries, den } = integers(a);
  return Q.reduce(Q.of(integerDeterminant(entries), den ** BigInt(a.length)));
}

/** The inverse. @throws UndefinedValueError if the matrix is singular. */
export function inverse(a: Matrix): Rational[][] {
  const { entries, den } = integers(a);
  const total = integerDeterminant(entries);
  if (total === 0n) throw new UndefinedValueError('the inverse of a singular matrix');
  return entries.map((_, i) =>
    entries.map((_, j) => {
      const minor = integerDeterminant(without(entries, j, i));
      return Q.reduce(Q.of(den * ((i + j) % 2 === 0 ? minor : -minor), total));
    }),
  );
}

/** The determinants of the upper left 1×1, 2×2, …, d×d blocks. */
export function leadingMinors(a: Matrix): Rational[] {
  return a.map((_, i) => determinant(a.slice(0, i + 1).map((row) => row.slice(0, i + 1))));
}

/** Whether `A = Aᵀ`, entry by entry. */
export function isSymmetric(a: Matrix): boolean {
  return a.every((row, i) => row.every((entry, j) => Q.equals(entry, a[j]?.[i] ?? entry)));
}

/** Whether a symmetric matrix has only positive eigenvalues. */
export function isPositiveDefinite(a: Matrix): boolean {
  return leadingMinors(a).every((minor) => minor.num > 0n);
}

/** Whether a symmetric matrix has no negative eigenvalue. */
export function isPositiveSemidefinite(a: Matrix): boolean {
  const subsets = Array.from({ length: 2 ** a.length - 1 }, (_, bits) =>
    a.flatMap((_, i) => (((bits + 1) >> i) & 1 ? [i] : [])),
  );
  return subsets.every((kept) => {
    const block = kept.map((i) => kept.map((j) => a[i]?.[j] as Rational));
    return determinant(block).num >= 0n;
  });
}

export function isZeroMatrix(a: Matrix): boolean {
  return a.every((row) => row.every(({ num }) => num === 0n));
}
