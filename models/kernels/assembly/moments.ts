/** Moments of f under p in one pass. `../plain/moments.ts`, the twin, has formulas and bounds. */
import { BLOCK, Total, sumBlock } from './sum';

const first = memory.data(2048, 16);
const absolute = memory.data(2048, 16);
const second = memory.data(2048, 16);
const totalMass = changetype<Total>(memory.data(16, 16));
const totalFirst = changetype<Total>(memory.data(16, 16));
const totalAbsolute = changetype<Total>(memory.data(16, 16));
const totalSecond = changetype<Total>(memory.data(16, 16));

/** `Σ p_i f_i`. */
export function product(p: usize, f: usize, n: i32): f64 {
  totalFirst.reset();
  for (let start = 0; start < n; start += BLOCK) {
    const count = min(BLOCK, n - start);
    const bytes = <usize>count << 3;
    const at = <usize>start << 3;
    const even = bytes & ~15;
    for (let i: usize = 0; i < even; i += 16) {
      v128.store(first + i, f64x2.mul(v128.load(p + at + i), v128.load(f + at + i)));
    }
    if (even < bytes) store<f64>(first + even, load<f64>(p + at + even) * load<f64>(f + at + even));
    totalFirst.add(sumBlock(first, count));
  }
  return totalFirst.value();
}

/** Writes the mass and the first, absolute and second moments about `centre` to `out`. */
export function moments(p: usize, f: usize, n: i32, centre: f64, out: usize): void {
  const centres = f64x2.splat(centre);
  totalMass.reset();
  totalFirst.reset();
  totalAbsolute.reset();
  totalSecond.reset();
  for (let start = 0; start < n; start += BLOCK) {
    const count = min(BLOCK, n - start);
    const bytes = <usize>count << 3;
    const at = <usize>start << 3;
    const even = bytes & ~15;
    for (let i: usize = 0; i < even; i += 16) {
      const mass = v128.load(p + at + i);
      const distance = f64x2.sub(v128.load(f + at + i), centres);
      const term = f64x2.mul(mass, distance);
      v128.store(first + i, term);
      v128.store(absolute + i, f64x2.abs(term));
      v128.store(second + i, f64x2.mul(term, distance));
    }
    if (even < bytes) {
      const distance = load<f64>(f + at + even) - centre;
      const term = load<f64>(p + at + even) * distance;
      store<f64>(first + even, term);
      store<f64>(absolute + even, abs(term));
      store<f64>(second + even, term * distance);
    }
    totalMass.add(sumBlock(p + at, count));
    totalFirst.add(sumBlock(first, count));
    totalAbsolute.add(sumBlock(absolute, count));
    totalSecond.add(sumBlock(second, count));
  }
  store<f64>(out, totalMass.value());
  store<f64>(out, totalFirst.value(), 8);
  store<f64>(out, totalAbsolute.value(), 16);
  store<f64>(out, totalSecond.value(), 24);
}
