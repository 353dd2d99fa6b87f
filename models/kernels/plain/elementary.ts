/**
 * exp, log and log1p. Plain twin of `assembly/elementary.ts`, with the same operations in the same order.
 *
 * - `exp`: x = k ln 2 + r with |r| ≤ ½ ln 2, then e^r = 1 + r + r c/(2 − c), where c = r − r² P(r²) is Remez's approximation of
 *   r coth(r/2); scaled by 2^k in two steps, so that a subnormal result is rounded once.
 * - `log`: x = 2^k (1 + f) with √½ ≤ 1 + f < √2, then log(1 + f) = f − f²/2 + s (f²/2 + R(s²)), s = f/(2 + f).
 * - `log1p`: the same polynomial; where 1 + x is rounded, its rounding error c enters as c/(1 + x).
 *
 * Source: fdlibm (Sun Microsystems, 1993: e_exp.c, e_log.c, s_log1p.c) for the reductions and polynomials. Error: below
 * 1 ulp for exp and log, over the whole range with subnormal results; `elementary.test.ts` measures it. The functions
 * use neither `Math.exp` nor a fused multiply-add, so results are the same on every machine.
 */
const INVERSE_LN2 = 1.4426950408889634;
/** ln 2 = LN2_HI + LN2_LO; LN2_HI ends in 20 zero bits, so that k·LN2_HI is exact. */
const LN2_HI = 6.9314718036912381649e-1;
const LN2_LO = 1.90821492927058770002e-10;
/** 1.5·2^52: adding it rounds to an integer, ties to even. */
const ROUNDER = 6755399441055744;
export const MIN_NORMAL = 2.2250738585072014e-308;
const TWO_54 = 18014398509481984;

const P1 = 1.66666666666666019037e-1;
const P2 = -2.77777777770155933842e-3;
const P3 = 6.61375632143793436117e-5;
const P4 = -1.6533902205465251539e-6;
const P5 = 4.13813679705723846039e-8;

const L1 = 6.66666666666673513e-1;
const L2 = 3.999999999940941908e-1;
const L3 = 2.857142874366239149e-1;
const L4 = 2.222219843214978396e-1;
const L5 = 1.818357216161805012e-1;
const L6 = 1.531383769920937332e-1;
const L7 = 1.479819860511658591e-1;

/** 1 + f needs no reduction for f between √½ − 1 and √2 − 1. */
export const NEAR_LOW = -0.2928932188134524;
export const NEAR_HIGH = 0.41421356237309503;

/** `POWERS` holds every power of two whose exponent is half of one in [−1082, 1024]. */
const POWER_OFFSET = 541;
const POWERS = Float64Array.from({ length: 2 * POWER_OFFSET + 1 }, (_, i) => 2 ** (i - POWER_OFFSET));
const power = (k: number): number => POWERS[k + POWER_OFFSET] as number;

/** `y 2^k` in two steps; only the second can round. */
function scaled(y: number, k: number): number {
  const half = k >> 1;
  return y * power(half) * power(k - half);
}

/** e^x. exp(±0) = 1, exp(−∞) = 0, exp(∞) = ∞, NaN for NaN; above 709.78… ∞, below −745.13… 0. */
export function exp(x: number): number {
  const above = x < -750 ? -750 : x;
  const clamped = 710 < above ? 710 : above;
  const k = clamped * INVERSE_LN2 + ROUNDER - ROUNDER;
  const hi = clamped - k * LN2_HI;
  const lo = k * LN2_LO;
  const r = hi - lo;
  const t = r * r;
  const c = r - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
  return scaled(1 - (lo - (r * c) / (2 - c) - hi), k);
}

/** `log(1 + f) − f + f²/2`, for √½ ≤ 1 + f < √2. */
export function logTail(f: number): number {
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (L2 + w * (L4 + w * L6));
  const odd = z * (L1 + w * (L3 + w * (L5 + w * L7)));
  return s * (0.5 * f * f + (odd + even));
}

const bits = new DataView(new ArrayBuffer(8));

/** The logarithm of `2^offset x (1 + c)` for a positive normal x and a tiny c. */
function logNormal(x: number, offset: number, c: number): number {
  bits.setFloat64(0, x);
  const high = bits.getInt32(0) + (0x3ff00000 - 0x3fe6a09e);
  const k = (high >> 20) - 1023 + offset;
  bits.setInt32(0, (high & 0x000fffff) + 0x3fe6a09e);
  const f = bits.getFloat64(0) - 1;
  return logTail(f) + (k * LN2_LO + c) - 0.5 * f * f + f + k * LN2_HI;
}

/** Natural logarithm. log(±0) = −∞, log(∞) = ∞, NaN below 0 and for NaN; log 1 = +0. */
export function log(x: number): number {
  if (x >= MIN_NORMAL && x < Infinity) return logNormal(x, 0, 0);
  if (x > 0 && x < Infinity) return logNormal(x * TWO_54, -54, 0);
  return x === 0 ? -Infinity : x > 0 ? x : NaN;
}

/** log(1 + x). log1p(±0) = ±0, log1p(−1) = −∞, log1p(∞) = ∞, NaN below −1 and for NaN. */
export function log1p(x: number): number {
  if (x > NEAR_LOW && x < NEAR_HIGH) return logTail(x) - 0.5 * x * x + x;
  if (!(x > -1 && x < Infinity)) return x === -1 ? -Infinity : x > 0 ? x : NaN;
  const u = 1 + x;
  return logNormal(u, 0, (x > 1 ? 1 - (u - x) : x - (u - 1)) / u);
}
