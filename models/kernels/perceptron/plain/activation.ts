/**
 * SiLU and its slope in single precision: the plain twin of `../../assembly/perceptron/activation.ts`.
 *
 * `φ(z) = z σ(z)`, `σ(z) = 1 / (1 + e^{−z})`, `φ'(z) = σ(z) + φ(z) e^{−z} σ(z)`, where nothing
 * cancels. The exponential is `2^k e^r` for the whole number k next to
 * `x / ln 2` and `r = x − k ln 2`, with ln 2 in two parts so that `k C₁` and the first difference are exact, and a polynomial of degree 6 in
 * r, `|r| ≤ 0.347`. x is first limited to [−86, 86], where `2^k` and the result are normal: beyond, σ stays at `e^{−86}` ≈ 4.5e-38, or is 1.
 * NaN stays NaN.
 *
 * Bound: the exponential has a relative error of at most 3u (`u = 2⁻²⁴`; tests compare with double precision), σ one of at most 5u
 * where z ≥ −86, and φ one of at most 6u. φ' has an absolute error of at most 8u.
 *
 * Source: Cephes library, `expf.c` (Moshier 1984): reduction; Lawson 1961 (weights of a fit whose largest error is least).
 */
const { fround } = Math;

const INVERSE_LN2 = fround(1.44269504);
const C1 = 0.693359375;
const C2 = fround(-2.1219444e-4);
/** 1.5 · 2²³: a sum with it is rounded to a whole number. */
const ROUNDER = 12582912;
const LIMIT = 86;
/** Of degree 6 with 1 + r, by least squares with Lawson's weights: its relative error is at most 0.07u. */
const POLYNOMIAL = Float32Array.of(1.3814539e-3, 8.3687454e-3, 4.1668389e-2, 1.6666521e-1, 4.9999994e-1);

/** `e^x` for x in [−86, 86], or NaN. */
function exp(x: number): number {
  const k = fround(fround(fround(x * INVERSE_LN2) + ROUNDER) - ROUNDER);
  const r = fround(fround(x - fround(k * C1)) - fround(k * C2));
  let p = POLYNOMIAL[0] as number;
  for (let i = 1; i < POLYNOMIAL.length; i += 1) p = fround(fround(p * r) + (POLYNOMIAL[i] as number));
  const y = fround(fround(fround(p * fround(r * r)) + r) + 1);
  return y * 2 ** k;
}

/** `e^{−z}`. */
function expOfMinus(z: number): number {
  const x = -z;
  const above = x < -LIMIT ? -LIMIT : x;
  return exp(LIMIT < above ? LIMIT : above);
}

export function activate(m: Float32Array, z: number, slope: number, n: number): void {
  for (let i = 0; i < n; i += 1) {
    const x = m[z + i] as number;
    const e = expOfMinus(x);
    const s = fround(1 / fround(1 + e));
    const h = fround(x * s);
    m[z + i] = h;
    m[slope + i] = fround(s + fround(h * fround(e * s)));
  }
}

export function activateOnly(m: Float32Array, z: number, n: number): void {
  for (let i = 0; i < n; i += 1) {
    const x = m[z + i] as number;
    m[z + i] = fround(x * fround(1 / fround(1 + expOfMinus(x))));
  }
}
