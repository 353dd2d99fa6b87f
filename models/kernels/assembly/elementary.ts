/**
 * exp, log, log1p and expm1 of one double and of two lanes, in AssemblyScript.
 *
 * Formulae, source and error bounds: `../plain/elementary.ts`, which does the same operations in the same order. Both forms here give
 * the same bits. Lanes take the short way when both can; for the rare rest (0, negative, subnormal, ∞, NaN) each lane is computed alone.
 */
const INVERSE_LN2: f64 = 1.4426950408889634;
const LN2_HI: f64 = 6.93147180369123816490e-1;
const LN2_LO: f64 = 1.90821492927058770002e-10;
const ROUNDER: f64 = 6755399441055744;
export const MIN_NORMAL: f64 = 2.2250738585072014e-308;
const TWO_54: f64 = 18014398509481984;

const P1: f64 = 1.66666666666666019037e-1;
const P2: f64 = -2.77777777770155933842e-3;
const P3: f64 = 6.61375632143793436117e-5;
const P4: f64 = -1.65339022054652515390e-6;
const P5: f64 = 4.13813679705723846039e-8;

const L1: f64 = 6.666666666666735130e-1;
const L2: f64 = 3.999999999940941908e-1;
const L3: f64 = 2.857142874366239149e-1;
const L4: f64 = 2.222219843214978396e-1;
const L5: f64 = 1.818357216161805012e-1;
const L6: f64 = 1.531383769920937332e-1;
const L7: f64 = 1.479819860511658591e-1;

const Q1: f64 = -3.33333333333331316428e-2;
const Q2: f64 = 1.58730158725481460165e-3;
const Q3: f64 = -7.93650757867487942473e-5;
const Q4: f64 = 4.00821782732936239552e-6;
const Q5: f64 = -2.01099218183624371326e-7;

/** Where 1 + f needs no reduction: √½ − 1 and √2 − 1. */
export const NEAR_LOW: f64 = -0.2928932188134524;
export const NEAR_HIGH: f64 = 0.41421356237309503;

/** Added to the bits of a double, moves the binade's border from 1 to about √½; MANTISSA_BASE moves it back. */
const BINADE_SHIFT: i64 = (0x3ff00000 - 0x3fe6a09e) << 32;
const MANTISSA_BASE: i64 = 0x3fe6a09e << 32;
const MANTISSA: i64 = 0x000fffffffffffff;
/** The bits of 2^52, whose last mantissa bit counts ones: turns an integer below 2^52 into a double. */
const TWO_52_BITS: i64 = 0x4330000000000000;
/** 2^52 + 1023. */
const BIASED_TWO_52: f64 = 4503599627371519;

/** 2^k of an integer −1022 ≤ k ≤ 1023. */
// @ts-ignore: decorator
@inline
function power(k: f64): f64 {
  return reinterpret<f64>((reinterpret<i64>(k + ROUNDER) + 1023) << 52);
}

// @ts-ignore: decorator
@inline
function powers(k: v128): v128 {
  return i64x2.shl(i64x2.add(f64x2.add(k, f64x2.splat(ROUNDER)), i64x2.splat(1023)), 52);
}

// @ts-ignore: decorator
@inline
function scaled(y: f64, k: f64): f64 {
  const half = 0.5 * k + ROUNDER - ROUNDER;
  return y * power(half) * power(k - half);
}

// @ts-ignore: decorator
@inline
function scaledLanes(y: v128, k: v128): v128 {
  const half = f64x2.sub(f64x2.add(f64x2.mul(f64x2.splat(0.5), k), f64x2.splat(ROUNDER)), f64x2.splat(ROUNDER));
  return f64x2.mul(f64x2.mul(y, powers(half)), powers(f64x2.sub(k, half)));
}

export function exp(x: f64): f64 {
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

/** a + x b. */
// @ts-ignore: decorator
@inline
function step(a: f64, x: v128, b: v128): v128 {
  return f64x2.add(f64x2.splat(a), f64x2.mul(x, b));
}

// @ts-ignore: decorator
@inline
export function expLanes(x: v128): v128 {
  const clamped = f64x2.pmin(f64x2.pmax(x, f64x2.splat(-750)), f64x2.splat(710));
  const rounded = f64x2.add(f64x2.mul(clamped, f64x2.splat(INVERSE_LN2)), f64x2.splat(ROUNDER));
  const k = f64x2.sub(rounded, f64x2.splat(ROUNDER));
  const hi = f64x2.sub(clamped, f64x2.mul(k, f64x2.splat(LN2_HI)));
  const lo = f64x2.mul(k, f64x2.splat(LN2_LO));
  const r = f64x2.sub(hi, lo);
  const t = f64x2.mul(r, r);
  const polynomial = step(P1, t, step(P2, t, step(P3, t, step(P4, t, f64x2.splat(P5)))));
  const c = f64x2.sub(r, f64x2.mul(t, polynomial));
  const quotient = f64x2.div(f64x2.mul(r, c), f64x2.sub(f64x2.splat(2), c));
  const y = f64x2.sub(f64x2.splat(1), f64x2.sub(f64x2.sub(lo, quotient), hi));
  // Where the result is normal, scaling is exact, and adding to the exponent is the same.
  if (i64x2.all_true(f64x2.le(f64x2.abs(x), f64x2.splat(708)))) return i64x2.add(y, i64x2.shl(rounded, 52));
  return scaledLanes(y, k);
}

/** `log(1 + f) − f + f²/2`, for √½ ≤ 1 + f < √2. */
// @ts-ignore: decorator
@inline
export function logTail(f: f64): f64 {
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (L2 + w * (L4 + w * L6));
  const odd = z * (L1 + w * (L3 + w * (L5 + w * L7)));
  return s * (0.5 * f * f + (odd + even));
}

// @ts-ignore: decorator
@inline
function halfSquare(f: v128): v128 {
  return f64x2.mul(f64x2.mul(f64x2.splat(0.5), f), f);
}

// @ts-ignore: decorator
@inline
export function logTailLanes(f: v128): v128 {
  const s = f64x2.div(f, f64x2.add(f64x2.splat(2), f));
  const z = f64x2.mul(s, s);
  const w = f64x2.mul(z, z);
  const even = f64x2.mul(w, step(L2, w, step(L4, w, f64x2.splat(L6))));
  const odd = f64x2.mul(z, step(L1, w, step(L3, w, step(L5, w, f64x2.splat(L7)))));
  return f64x2.mul(s, f64x2.add(halfSquare(f), f64x2.add(odd, even)));
}

/** log of `2^offset x (1 + c)` for a positive normal x and a tiny c. */
function logNormal(x: f64, offset: f64, c: f64): f64 {
  const bits = reinterpret<i64>(x) + BINADE_SHIFT;
  const k = <f64>((bits >> 52) - 1023) + offset;
  const f = reinterpret<f64>((bits & MANTISSA) + MANTISSA_BASE) - 1;
  return logTail(f) + (k * LN2_LO + c) - 0.5 * f * f + f + k * LN2_HI;
}

// @ts-ignore: decorator
@inline
export function logNormalLanes(x: v128, c: v128): v128 {
  const bits = i64x2.add(x, i64x2.splat(BINADE_SHIFT));
  const biased = v128.or(i64x2.shr_u(bits, 52), i64x2.splat(TWO_52_BITS));
  const k = f64x2.sub(biased, f64x2.splat(BIASED_TWO_52));
  const mantissa = i64x2.add(v128.and(bits, i64x2.splat(MANTISSA)), i64x2.splat(MANTISSA_BASE));
  const f = f64x2.sub(mantissa, f64x2.splat(1));
  const low = f64x2.add(f64x2.mul(k, f64x2.splat(LN2_LO)), c);
  const sum = f64x2.add(f64x2.sub(f64x2.add(logTailLanes(f), low), halfSquare(f)), f);
  return f64x2.add(sum, f64x2.mul(k, f64x2.splat(LN2_HI)));
}

export function log(x: f64): f64 {
  if (x >= MIN_NORMAL && x < Infinity) return logNormal(x, 0, 0);
  if (x > 0 && x < Infinity) return logNormal(x * TWO_54, -54, 0);
  return x == 0 ? -Infinity : x > 0 ? x : NaN;
}

// @ts-ignore: decorator
@inline
export function logLanes(x: v128): v128 {
  const normal = v128.and(f64x2.ge(x, f64x2.splat(MIN_NORMAL)), f64x2.lt(x, f64x2.splat(Infinity)));
  if (i64x2.all_true(normal)) return logNormalLanes(x, f64x2.splat(0));
  return f64x2.replace_lane(f64x2.splat(log(f64x2.extract_lane(x, 0))), 1, log(f64x2.extract_lane(x, 1)));
}

export function log1p(x: f64): f64 {
  if (x > NEAR_LOW && x < NEAR_HIGH) return logTail(x) - 0.5 * x * x + x;
  if (!(x > -1 && x < Infinity)) return x == -1 ? -Infinity : x > 0 ? x : NaN;
  const u = 1 + x;
  return logNormal(u, 0, (x > 1 ? 1 - (u - x) : x - (u - 1)) / u);
}

// @ts-ignore: decorator
@inline
export function log1pLanes(x: v128): v128 {
  const one = f64x2.splat(1);
  const near = v128.and(f64x2.gt(x, f64x2.splat(NEAR_LOW)), f64x2.lt(x, f64x2.splat(NEAR_HIGH)));
  const short = f64x2.add(f64x2.sub(logTailLanes(x), halfSquare(x)), x);
  if (i64x2.all_true(near)) return short;
  const inside = v128.and(f64x2.gt(x, f64x2.splat(-1)), f64x2.lt(x, f64x2.splat(Infinity)));
  if (i64x2.all_true(inside)) {
    const u = f64x2.add(one, x);
    const ofLarge = f64x2.sub(one, f64x2.sub(u, x));
    const ofSmall = f64x2.sub(x, f64x2.sub(u, one));
    const c = f64x2.div(v128.bitselect(ofLarge, ofSmall, f64x2.gt(x, one)), u);
    return v128.bitselect(short, logNormalLanes(u, c), near);
  }
  return f64x2.replace_lane(f64x2.splat(log1p(f64x2.extract_lane(x, 0))), 1, log1p(f64x2.extract_lane(x, 1)));
}

export function expm1(x: f64): f64 {
  const above = x < -40 ? -40 : x;
  const clamped = 710 < above ? 710 : above;
  const k = clamped * INVERSE_LN2 + ROUNDER - ROUNDER;
  const hi = clamped - k * LN2_HI;
  const lo = k * LN2_LO;
  const r = hi - lo;
  const lost = hi - r - lo;
  const halfR = 0.5 * r;
  const z = r * halfR;
  const q = 1 + z * (Q1 + z * (Q2 + z * (Q3 + z * (Q4 + z * Q5))));
  const t = 3 - q * halfR;
  const ratio = z * ((q - t) / (6 - r * t));
  const e = r * (ratio - lost) - lost - z;
  const inverse = scaled(1, -k);
  const a = 1 - inverse;
  const sum = a + r;
  const part = sum - a;
  const error = a - (sum - part) + (r - part) + (1 - a - inverse);
  const result = scaled(sum + (error - e), k);
  return x == 0 ? x : result;
}

// @ts-ignore: decorator
@inline
export function expm1Lanes(x: v128): v128 {
  const one = f64x2.splat(1);
  const clamped = f64x2.pmin(f64x2.pmax(x, f64x2.splat(-40)), f64x2.splat(710));
  const rounded = f64x2.add(f64x2.mul(clamped, f64x2.splat(INVERSE_LN2)), f64x2.splat(ROUNDER));
  const k = f64x2.sub(rounded, f64x2.splat(ROUNDER));
  const hi = f64x2.sub(clamped, f64x2.mul(k, f64x2.splat(LN2_HI)));
  const lo = f64x2.mul(k, f64x2.splat(LN2_LO));
  const r = f64x2.sub(hi, lo);
  const lost = f64x2.sub(f64x2.sub(hi, r), lo);
  const halfR = f64x2.mul(f64x2.splat(0.5), r);
  const z = f64x2.mul(r, halfR);
  const q = step(1, z, step(Q1, z, step(Q2, z, step(Q3, z, step(Q4, z, f64x2.splat(Q5))))));
  const t = f64x2.sub(f64x2.splat(3), f64x2.mul(q, halfR));
  const ratio = f64x2.mul(z, f64x2.div(f64x2.sub(q, t), f64x2.sub(f64x2.splat(6), f64x2.mul(r, t))));
  const e = f64x2.sub(f64x2.sub(f64x2.mul(r, f64x2.sub(ratio, lost)), lost), z);
  const inverse = scaledLanes(one, f64x2.neg(k));
  const a = f64x2.sub(one, inverse);
  const sum = f64x2.add(a, r);
  const part = f64x2.sub(sum, a);
  const ofSum = f64x2.add(f64x2.sub(a, f64x2.sub(sum, part)), f64x2.sub(r, part));
  const error = f64x2.add(ofSum, f64x2.sub(f64x2.sub(one, a), inverse));
  const result = scaledLanes(f64x2.add(sum, f64x2.sub(error, e)), k);
  return v128.bitselect(x, result, f64x2.eq(x, f64x2.splat(0)));
}
