/**
 * Eigenvalues and eigenvectors of small symmetric matrices, `A = Σ_k λ_k v_k v_kᵀ`, by cyclic Jacobi rotations.
 *
 * Source: Golub & Van Loan, *Matrix Computations*, section 8.5.
 */

const { abs, hypot, sign, sqrt } = Math;

/** The largest number of sweeps. Rotations converge quadratically, so they need far fewer. */
const MAX_SWEEPS = 50;

export interface Eigen {
  /** The eigenvalues, in no particular order. */
  readonly values: Float64Array;
  /** `d × d` doubles; row k is v_k. */
  readonly vectors: Float64Array;
}

/** Rotates rows p and q of a `d`-column matrix by an angle. */
function rotateRows(m: Float64Array, d: number, p: number, q: number, cos: number, sin: number): void {
  for (let k = 0; k < d; k += 1) {
    const [x, y] = [m[p * d + k] as number, m[q * d + k] as number];
    m[p * d + k] = cos * x - sin * y;
    m[q * d + k] = sin * x + cos * y;
  }
}

function rotateColumns(m: Float64Array, d: number, p: number, q: number, cos: number, sin: number): void {
  for (let k = 0; k < d; k += 1) {
    const [x, y] = [m[k * d + p] as number, m[k * d + q] as number];
    m[k * d + p] = cos * x - sin * y;
    m[k * d + q] = sin * x + cos * y;
  }
}

/** @param matrix `d × d` finite doubles, symmetric, row by row */
export function symmetricEigen(matrix: Float64Array, d: number): Eigen {
  const a = Float64Array.from(matrix);
  const vectors = new Float64Array(d * d);
  for (let i = 0; i < d; i += 1) vectors[i * d + i] = 1;
  const scale = hypot(...a);
  let turned = true;
  for (let sweep = 0; turned && sweep < MAX_SWEEPS; sweep += 1) {
    turned = false;
    for (let p = 0; p < d; p += 1) {
      for (let q = p + 1; q < d; q += 1) {
        const off = a[p * d + q] as number;
        if (abs(off) <= Number.EPSILON * 1e-3 * scale) continue;
        turned = true;
        const theta = ((a[q * d + q] as number) - (a[p * d + p] as number)) / (2 * off);
        const tangent = theta === 0 ? 1 : sign(theta) / (abs(theta) + hypot(theta, 1));
        const cos = 1 / sqrt(1 + tangent * tangent);
        rotateRows(a, d, p, q, cos, tangent * cos);
        rotateColumns(a, d, p, q, cos, tangent * cos);
        rotateRows(vectors, d, p, q, cos, tangent * cos);
      }
    }
  }
  return { values: Float64Array.from({ length: d }, (_, i) => a[i * d + i] as number), vectors };
}
