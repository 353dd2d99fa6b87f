/**
 * The leading eigenvalues and eigenvectors of a covariance `S = (1/n) Xᵀ X`, without the matrix S.
 *
 * Subspace iteration from a random start: `Q ← orthonormal rows of Q S`, with a few more rows than eigenpairs. The eigenpairs of
 * `Q S Qᵀ` (Rayleigh and Ritz) are those of S in the subspace. It ends when the sum of the eigenvalues grows by less than a
 * hundred-thousandth of the trace; this sum is at most the true one.
 *
 * Source: Halko, Martinsson & Tropp 2011, arXiv:0909.4061, algorithm 4.4 and section 5; Golub & Van Loan, *Matrix Computations*, sections 8.2 and 8.3.
 */
import type { RandomStream } from '../../../random';
import { symmetricEigen } from '../symmetric-eigen';

const { max, min, sqrt } = Math;

/** The rows beyond the wanted eigenpairs. */
const MORE = 8;
const MOST_ITERATIONS = 60;
const TOLERANCE = 1e-5;

/** Rows of doubles. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

export interface LeadingEigenpairs {
  /** λ_1 ≥ … ≥ λ_q ≥ 0. */
  readonly values: Float64Array;
  /** `q × d` doubles; row k is the unit vector u_k. */
  readonly vectors: Matrix;
}

/** `a bᵀ`. */
function timesTranspose(a: Matrix, b: Matrix): Matrix {
  const values = new Float64Array(a.rows * b.rows);
  for (let i = 0; i < a.rows; i += 1) {
    const x = a.values.subarray(i * a.columns, (i + 1) * a.columns);
    for (let k = 0; k < b.rows; k += 1) values[i * b.rows + k] = dot(x, b.values, k * b.columns);
  }
  return { rows: a.rows, columns: b.rows, values };
}

function dot(x: Float64Array, values: Float64Array, at: number): number {
  let sum = 0;
  for (let j = 0; j < x.length; j += 1) sum += (x[j] as number) * (values[at + j] as number);
  return sum;
}

/** `aᵀ b / n`, n being the number of rows. */
function meanProduct(a: Matrix, b: Matrix): Matrix {
  const values = new Float64Array(a.columns * b.columns);
  for (let i = 0; i < a.rows; i += 1) {
    const x = b.values.subarray(i * b.columns, (i + 1) * b.columns);
    for (let k = 0; k < a.columns; k += 1)
      add(values, k * b.columns, (a.values[i * a.columns + k] as number) / a.rows, x);
  }
  return { rows: a.columns, columns: b.columns, values };
}

/** Adds `factor · x` to the numbers from position `at` on. */
function add(values: Float64Array, at: number, factor: number, x: Float64Array): void {
  for (let j = 0; j < x.length; j += 1) values[at + j] = (values[at + j] as number) + factor * (x[j] as number);
}

/** The rows made orthonormal, from the first on; a row that depends on those before it becomes 0. */
function orthonormalise({ rows, columns, values }: Matrix): void {
  for (let k = 0; k < rows; k += 1) {
    const row = values.subarray(k * columns, (k + 1) * columns);
    const before = sqrt(dot(row, row, 0));
    // The second pass removes what rounding has left of the first.
    for (let pass = 0; pass < 2; pass += 1)
      for (let l = 0; l < k; l += 1) {
        const other = values.subarray(l * columns, (l + 1) * columns);
        add(row, 0, -dot(row, other, 0), other);
      }
    const length = sqrt(dot(row, row, 0));
    const isLost = !(length > 1e-12 * before);
    for (let j = 0; j < columns; j += 1) row[j] = isLost ? 0 : (row[j] as number) / length;
  }
}

/** The rows of a product with a matrix of eigenvectors, by falling eigenvalue. */
function ritz(inner: Matrix, basis: Matrix): LeadingEigenpairs {
  const { rows, columns } = basis;
  const { values, vectors } = symmetricEigen(inner.values, rows);
  const order = Array.from(values.keys()).sort((a, b) => (values[b] as number) - (values[a] as number));
  const rotated = new Float64Array(rows * columns);
  order.forEach((from, k) => {
    for (let l = 0; l < rows; l += 1)
      add(
        rotated,
        k * columns,
        vectors[from * rows + l] as number,
        basis.values.subarray(l * columns, (l + 1) * columns),
      );
  });
  return {
    values: Float64Array.from(order, (k) => max(0, values[k] as number)),
    vectors: { rows, columns, values: rotated },
  };
}

/**
 * @param centred n points minus their mean, row by row
 * @param count q, from 0 to the rank of the points
 */
export function leadingEigenpairs(centred: Matrix, count: number, random: RandomStream): LeadingEigenpairs {
  const { columns } = centred;
  const rows = min(count + MORE, columns, centred.rows);
  const trace = centred.values.reduce((sum, x) => sum + x * x, 0) / centred.rows;
  let basis: Matrix = { rows, columns, values: Float64Array.from({ length: rows * columns }, () => random.normal()) };
  let captured = 0;
  for (let iteration = 0; ; iteration += 1) {
    orthonormalise(basis);
    const scores = timesTranspose(centred, basis);
    const found = ritz(meanProduct(scores, scores), basis);
    const sum = found.values.subarray(0, count).reduce((total, value) => total + value, 0);
    if (iteration === MOST_ITERATIONS || sum - captured <= TOLERANCE * trace) return leading(found, count);
    captured = sum;
    basis = meanProduct(scores, centred);
  }
}

const leading = ({ values, vectors }: LeadingEigenpairs, count: number): LeadingEigenpairs => ({
  values: values.slice(0, count),
  vectors: { ...vectors, rows: count, values: vectors.values.slice(0, count * vectors.columns) },
});
