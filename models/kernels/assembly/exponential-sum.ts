/** The two passes of log-sum-exp. Formulae and bounds: `../plain/exponential-sum.ts`, the twin. */
import { exp, expLanes } from './elementary';
import { BLOCK, Total, sumBlock } from './sum';

const terms = memory.data(2048, 16);
const total = changetype<Total>(memory.data(16, 16));

/** `max x_i`; −∞ for n = 0, NaN if any is. */
export function maximum(x: usize, n: i32): f64 {
  const lowest = f64x2.splat(-Infinity);
  let a = lowest, b = lowest, c = lowest, d = lowest;
  const full = x + (<usize>(n & ~7) << 3);
  const end = x + (<usize>n << 3);
  for (; x < full; x += 64) {
    a = f64x2.max(a, v128.load(x));
    b = f64x2.max(b, v128.load(x, 16));
    c = f64x2.max(c, v128.load(x, 32));
    d = f64x2.max(d, v128.load(x, 48));
  }
  const lanes = f64x2.max(f64x2.max(a, b), f64x2.max(c, d));
  let top = max(f64x2.extract_lane(lanes, 0), f64x2.extract_lane(lanes, 1));
  for (; x < end; x += 8) top = max(top, load<f64>(x));
  return top;
}

/** `Σ exp(x_i − top)`. */
export function sumExp(x: usize, n: i32, top: f64): f64 {
  const tops = f64x2.splat(top);
  total.reset();
  for (let start = 0; start < n; start += BLOCK) {
    const count = min(BLOCK, n - start);
    const bytes = <usize>count << 3;
    const at = <usize>start << 3;
    const even = bytes & ~15;
    for (let i: usize = 0; i < even; i += 16) {
      v128.store(terms + i, expLanes(f64x2.sub(v128.load(x + at + i), tops)));
    }
    if (even < bytes) store<f64>(terms + even, exp(load<f64>(x + at + even) - top));
    total.add(sumBlock(terms, count));
  }
  return total.value();
}
