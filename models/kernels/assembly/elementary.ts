/**
 * exp, log and log1p of one double and of two lanes, in AssemblyScript.
 *
 * `../plain/elementary.ts` documents formulas, source and error bounds, and does the same operations in the same order.
 * The scalar and the lane forms give the same bits. Lanes use the fast path if both can; for the rare other values (0,
 * negative, subnormal, ∞, NaN) each lane is computed alone.
 */
import {
  BIAS_LANES, BIASED_TWO_52_LANES, BINADE_SHIFT, BINADE_SHIFT_LANES, HALF_LANES, HIGHEST_LANES, INFINITE_LANES,
  INVERSE_LN2, INVERSE_LN2_LANES, L1, L1_LANES, L2, L2_LANES, L3, L3_LANES, L4, L4_LANES, L5, L5_LANES, L6, L6_LANES,
  L7, L7_LANES, LN2_HI, LN2_HI_LANES, LN2_LO, LN2_LO_LANES, LOWEST_LANES, MANTISSA, MANTISSA_BASE,
  MANTISSA_BASE_LANES, MANTISSA_LANES, MINUS_ONE_LANES, MIN_NORMAL, MIN_NORMAL_LANES, NEAR_HIGH, NEAR_HIGH_LANES,
  NEAR_LOW, NEAR_LOW_LANES, NORMAL_EXP_LANES, ONE_LANES, P1, P1_LANES, P2, P2_LANES, P3, P3_LANES, P4, P4_LANES, P5,
  P5_LANES, ROUNDER, ROUNDER_LANES, TWO_52_BITS_LANES, TWO_54, TWO_LANES,
} from './constants';

/** 2^k for an integer −1022 ≤ k ≤ 1023. */
// @ts-ignore: decorator
@inline
function power(k: f64): f64 {
  return reinterpret<f64>((reinterpret<i64>(k + ROUNDER) + 1023) << 52);
}

// @ts-ignore: decorator
@inline
function powers(k: v128): v128 {
  return i64x2.shl(i64x2.add(f64x2.add(k, v128.load(ROUNDER_LANES)), v128.load(BIAS_LANES)), 52);
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
  const half = f64x2.sub(f64x2.add(f64x2.mul(v128.load(HALF_LANES), k), v128.load(ROUNDER_LANES)), v128.load(ROUNDER_LANES));
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

/** a + x b, for a constant in both lanes at address a. */
// @ts-ignore: decorator
@inline
function step(a: usize, x: v128, b: v128): v128 {
  return f64x2.add(v128.load(a), f64x2.mul(x, b));
}

// @ts-ignore: decorator
@inline
export function expLanes(x: v128): v128 {
  const clamped = f64x2.pmin(f64x2.pmax(x, v128.load(LOWEST_LANES)), v128.load(HIGHEST_LANES));
  const rounded = f64x2.add(f64x2.mul(clamped, v128.load(INVERSE_LN2_LANES)), v128.load(ROUNDER_LANES));
  const k = f64x2.sub(rounded, v128.load(ROUNDER_LANES));
  const hi = f64x2.sub(clamped, f64x2.mul(k, v128.load(LN2_HI_LANES)));
  const lo = f64x2.mul(k, v128.load(LN2_LO_LANES));
  const r = f64x2.sub(hi, lo);
  const t = f64x2.mul(r, r);
  const polynomial = step(P1_LANES, t, step(P2_LANES, t, step(P3_LANES, t, step(P4_LANES, t, v128.load(P5_LANES)))));
  const c = f64x2.sub(r, f64x2.mul(t, polynomial));
  const quotient = f64x2.div(f64x2.mul(r, c), f64x2.sub(v128.load(TWO_LANES), c));
  const y = f64x2.sub(v128.load(ONE_LANES), f64x2.sub(f64x2.sub(lo, quotient), hi));
  // If the result is normal, scaling is exact, and adding to the exponent has the same effect.
  if (i64x2.all_true(f64x2.le(f64x2.abs(x), v128.load(NORMAL_EXP_LANES)))) return i64x2.add(y, i64x2.shl(rounded, 52));
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
  return f64x2.mul(f64x2.mul(v128.load(HALF_LANES), f), f);
}

// @ts-ignore: decorator
@inline
export function logTailLanes(f: v128): v128 {
  const s = f64x2.div(f, f64x2.add(v128.load(TWO_LANES), f));
  const z = f64x2.mul(s, s);
  const w = f64x2.mul(z, z);
  const even = f64x2.mul(w, step(L2_LANES, w, step(L4_LANES, w, v128.load(L6_LANES))));
  const odd = f64x2.mul(z, step(L1_LANES, w, step(L3_LANES, w, step(L5_LANES, w, v128.load(L7_LANES)))));
  return f64x2.mul(s, f64x2.add(halfSquare(f), f64x2.add(odd, even)));
}

/** The logarithm of `2^offset x (1 + c)` for a positive normal x and a tiny c. */
function logNormal(x: f64, offset: f64, c: f64): f64 {
  const bits = reinterpret<i64>(x) + BINADE_SHIFT;
  const k = <f64>((bits >> 52) - 1023) + offset;
  const f = reinterpret<f64>((bits & MANTISSA) + MANTISSA_BASE) - 1;
  return logTail(f) + (k * LN2_LO + c) - 0.5 * f * f + f + k * LN2_HI;
}

// @ts-ignore: decorator
@inline
export function logNormalLanes(x: v128, c: v128): v128 {
  const bits = i64x2.add(x, v128.load(BINADE_SHIFT_LANES));
  const biased = v128.or(i64x2.shr_u(bits, 52), v128.load(TWO_52_BITS_LANES));
  const k = f64x2.sub(biased, v128.load(BIASED_TWO_52_LANES));
  const mantissa = i64x2.add(v128.and(bits, v128.load(MANTISSA_LANES)), v128.load(MANTISSA_BASE_LANES));
  const f = f64x2.sub(mantissa, v128.load(ONE_LANES));
  const low = f64x2.add(f64x2.mul(k, v128.load(LN2_LO_LANES)), c);
  const sum = f64x2.add(f64x2.sub(f64x2.add(logTailLanes(f), low), halfSquare(f)), f);
  return f64x2.add(sum, f64x2.mul(k, v128.load(LN2_HI_LANES)));
}

export function log(x: f64): f64 {
  if (x >= MIN_NORMAL && x < Infinity) return logNormal(x, 0, 0);
  if (x > 0 && x < Infinity) return logNormal(x * TWO_54, -54, 0);
  return x == 0 ? -Infinity : x > 0 ? x : NaN;
}

// @ts-ignore: decorator
@inline
export function logLanes(x: v128): v128 {
  const normal = v128.and(f64x2.ge(x, v128.load(MIN_NORMAL_LANES)), f64x2.lt(x, v128.load(INFINITE_LANES)));
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
  const one = v128.load(ONE_LANES);
  const near = v128.and(f64x2.gt(x, v128.load(NEAR_LOW_LANES)), f64x2.lt(x, v128.load(NEAR_HIGH_LANES)));
  const short = f64x2.add(f64x2.sub(logTailLanes(x), halfSquare(x)), x);
  if (i64x2.all_true(near)) return short;
  const inside = v128.and(f64x2.gt(x, v128.load(MINUS_ONE_LANES)), f64x2.lt(x, v128.load(INFINITE_LANES)));
  if (i64x2.all_true(inside)) {
    const u = f64x2.add(one, x);
    const ofLarge = f64x2.sub(one, f64x2.sub(u, x));
    const ofSmall = f64x2.sub(x, f64x2.sub(u, one));
    const c = f64x2.div(v128.bitselect(ofLarge, ofSmall, f64x2.gt(x, one)), u);
    return v128.bitselect(short, logNormalLanes(u, c), near);
  }
  return f64x2.replace_lane(f64x2.splat(log1p(f64x2.extract_lane(x, 0))), 1, log1p(f64x2.extract_lane(x, 1)));
}
