/**
 * Cholesky factorisation of small matrices: `A = L·Lᵀ` with L lower triangular.
 *
 * Square matrices are `d × d` doubles, row by row. Triangular matrices are packed: only the entries on and below the
 * diagonal, row by row, so that they are read in order.
 *
 * Source: Golub & Van Loan, *Matrix Computations*, section 4.2.
 */

const { sqrt } = Math;

/** Pivots below this fraction of their diagonal entry count as 0. */
const SINGULAR = 1e-14;

/** L, packed; undefined if A is not finite, or not positive definite up to rounding. */
export function cholesky(a: Float64Array, d: number): Float64Array | undefined {
  const factor = new Float64Array((d * (d + 1)) / 2);
  for (let r = 0; r < d; r += 1) {
    const row = (r * (r + 1)) / 2;
    for (let c = 0; c <= r; c += 1) {
      const column = (c * (c + 1)) / 2;
      let rest = a[r * d + c] as number;
      for (let k = 0; k < c; k += 1) rest -= (factor[row + k] as number) * (factor[column + k] as number);
      if (c < r) {
        factor[row + c] = rest / (factor[column + c] as number);
      } else {
        if (!(rest > SINGULAR * (a[r * d + r] as number)) || rest === Infinity) return undefined;
        factor[row + r] = sqrt(rest);
      }
    }
  }
  return factor;
}

/** `L⁻¹`, packed, for a packed L. */
export function inverseOfLower(factor: Float64Array, d: number): Float64Array {
  const inverse = new Float64Array(factor.length);
  for (let c = 0; c < d; c += 1) {
    for (let r = c; r < d; r += 1) {
      const row = (r * (r + 1)) / 2;
      let rest = r === c ? 1 : 0;
      for (let k = c; k < r; k += 1) rest -= (factor[row + k] as number) * (inverse[(k * (k + 1)) / 2 + c] as number);
      inverse[row + c] = rest / (factor[row + r] as number);
    }
  }
  return inverse;
}
