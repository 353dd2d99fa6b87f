/** Divergences between two vectors of masses. `../plain/divergence.ts`, the twin, has formulas, cases and bounds. */
import {
  HALF_LANES,
  INFINITE_LANES,
  MIN_NORMAL,
  MIN_NORMAL_LANES,
  NEAR_HIGH,
  NEAR_HIGH_LANES,
  NEAR_LOW,
  NEAR_LOW_LANES,
  ONE_LANES,
} from './constants';
import { log, logNormalLanes, logTail, logTailLanes } from './elementary';
import { BLOCK, Total, sumBlock } from './sum';

const terms = memory.data(2048, 16);
const sizes = memory.data(2048, 16);
const total = changetype<Total>(memory.data(16, 16));
const totalSize = changetype<Total>(memory.data(16, 16));

/** `p log(p/q) − p + q`. */
function term(p: f64, q: f64): f64 {
  if (!(p >= 0 && q >= 0 && p < Infinity && q < Infinity)) return NaN;
  if (p == 0) return q;
  if (q == 0) return Infinity;
  const difference = p - q;
  const f = difference / q;
  if (f > NEAR_LOW && f < NEAR_HIGH) return q * (0.5 * f * f * (1 - f) + (1 + f) * logTail(f));
  const ratio = p / q;
  return p * (ratio >= MIN_NORMAL && ratio < Infinity ? log(ratio) : log(p) - log(q)) - difference;
}

// @ts-ignore: decorator
@inline
function termLanes(p: v128, q: v128): v128 {
  const ratio = f64x2.div(p, q);
  const normal = v128.and(f64x2.ge(ratio, v128.load(MIN_NORMAL_LANES)), f64x2.lt(ratio, v128.load(INFINITE_LANES)));
  if (!i64x2.all_true(v128.and(normal, f64x2.gt(q, f64x2.splat(0))))) {
    const low = term(f64x2.extract_lane(p, 0), f64x2.extract_lane(q, 0));
    return f64x2.replace_lane(f64x2.splat(low), 1, term(f64x2.extract_lane(p, 1), f64x2.extract_lane(q, 1)));
  }
  const one = v128.load(ONE_LANES);
  const difference = f64x2.sub(p, q);
  const f = f64x2.div(difference, q);
  const near = v128.and(f64x2.gt(f, v128.load(NEAR_LOW_LANES)), f64x2.lt(f, v128.load(NEAR_HIGH_LANES)));
  const square = f64x2.mul(f64x2.mul(f64x2.mul(v128.load(HALF_LANES), f), f), f64x2.sub(one, f));
  const short = f64x2.mul(q, f64x2.add(square, f64x2.mul(f64x2.add(one, f), logTailLanes(f))));
  if (i64x2.all_true(near)) return short;
  const long = f64x2.sub(f64x2.mul(p, logNormalLanes(ratio, f64x2.splat(0))), difference);
  return v128.bitselect(short, long, near);
}

/** `Σ p_i log(p_i/q_i) − p_i + q_i`. */
export function divergence(p: usize, q: usize, n: i32): f64 {
  total.reset();
  for (let start = 0; start < n; start += BLOCK) {
    const count = min(BLOCK, n - start);
    const bytes = <usize>count << 3;
    const at = <usize>start << 3;
    const even = bytes & ~15;
    for (let i: usize = 0; i < even; i += 16) {
      v128.store(terms + i, termLanes(v128.load(p + at + i), v128.load(q + at + i)));
    }
    if (even < bytes) store<f64>(terms + even, term(load<f64>(p + at + even), load<f64>(q + at + even)));
    total.add(sumBlock(terms, count));
  }
  return total.value();
}

/** Writes `Σ p_i − q_i` and `Σ |p_i − q_i|` to `out`. */
export function difference(p: usize, q: usize, n: i32, out: usize): void {
  total.reset();
  totalSize.reset();
  for (let start = 0; start < n; start += BLOCK) {
    const count = min(BLOCK, n - start);
    const bytes = <usize>count << 3;
    const at = <usize>start << 3;
    const even = bytes & ~15;
    for (let i: usize = 0; i < even; i += 16) {
      const d = f64x2.sub(v128.load(p + at + i), v128.load(q + at + i));
      v128.store(terms + i, d);
      v128.store(sizes + i, f64x2.abs(d));
    }
    if (even < bytes) {
      const d = load<f64>(p + at + even) - load<f64>(q + at + even);
      store<f64>(terms + even, d);
      store<f64>(sizes + even, abs(d));
    }
    total.add(sumBlock(terms, count));
    totalSize.add(sumBlock(sizes, count));
  }
  store<f64>(out, total.value());
  store<f64>(out, totalSize.value(), 8);
}

/** `max p_i/q_i` over p_i ≠ 0; 0 if all p_i are 0. */
export function largestRatio(p: usize, q: usize, n: i32): f64 {
  const zero = f64x2.splat(0);
  let lanes = zero;
  const even = <usize>(n & ~1) << 3;
  for (let i: usize = 0; i < even; i += 16) {
    const mass = v128.load(p + i);
    const ratio = f64x2.div(mass, v128.load(q + i));
    lanes = f64x2.max(lanes, v128.bitselect(zero, ratio, f64x2.eq(mass, zero)));
  }
  let top = max(f64x2.extract_lane(lanes, 0), f64x2.extract_lane(lanes, 1));
  if (n & 1) {
    const mass = load<f64>(p + even);
    top = max(top, mass == 0 ? 0 : mass / load<f64>(q + even));
  }
  return top;
}
