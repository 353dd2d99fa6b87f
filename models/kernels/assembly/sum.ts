/**
 * Sums with an error that does not grow with n. Blocks of 256 are summed in sixteen lanes, and added with compensation.
 *
 * `../plain/sum.ts`, the twin, states the order of the additions and the bound.
 */
export const BLOCK: i32 = 256;

/** The sum of the blocks so far and the rounding errors of its additions. Each simultaneous sum needs one. */
@unmanaged
@final
export class Total {
  sum: f64;
  lost: f64;

  // @ts-ignore: decorator
  @inline
  reset(): void {
    this.sum = 0;
    this.lost = 0;
  }

  // @ts-ignore: decorator
  @inline
  add(block: f64): void {
    const sum = this.sum;
    const next = sum + block;
    const part = next - sum;
    this.lost += sum - (next - part) + (block - part);
    this.sum = next;
  }

  // @ts-ignore: decorator
  @inline
  value(): f64 {
    return abs(this.sum) < Infinity ? this.sum + this.lost : this.sum;
  }
}

/** The sum of both lanes. */
// @ts-ignore: decorator
@inline
export function across(lanes: v128): f64 {
  return f64x2.extract_lane(lanes, 0) + f64x2.extract_lane(lanes, 1);
}

/** The sum of eight pairs of lanes, added as a tree. */
// @ts-ignore: decorator
@inline
export function tree(a: v128, b: v128, c: v128, d: v128, e: v128, f: v128, g: v128, h: v128): f64 {
  const low = f64x2.add(f64x2.add(a, b), f64x2.add(c, d));
  const high = f64x2.add(f64x2.add(e, f), f64x2.add(g, h));
  return across(f64x2.add(low, high));
}

/** The sum of the last `count` < 16 values of a block. */
// @ts-ignore: decorator
@inline
export function sumTail(values: usize, count: i32): f64 {
  let lanes = f64x2.splat(0);
  const even = <usize>(count & ~1) << 3;
  for (let i: usize = 0; i < even; i += 16) lanes = f64x2.add(lanes, v128.load(values + i));
  let sum = across(lanes);
  if (count & 1) sum += load<f64>(values + even);
  return sum;
}

/** The sum of the `count` ≤ 256 doubles at `values`. */
export function sumBlock(values: usize, count: i32): f64 {
  const zero = f64x2.splat(0);
  let a = zero, b = zero, c = zero, d = zero, e = zero, f = zero, g = zero, h = zero;
  const full = values + (<usize>(count & ~15) << 3);
  for (; values < full; values += 128) {
    a = f64x2.add(a, v128.load(values));
    b = f64x2.add(b, v128.load(values, 16));
    c = f64x2.add(c, v128.load(values, 32));
    d = f64x2.add(d, v128.load(values, 48));
    e = f64x2.add(e, v128.load(values, 64));
    f = f64x2.add(f, v128.load(values, 80));
    g = f64x2.add(g, v128.load(values, 96));
    h = f64x2.add(h, v128.load(values, 112));
  }
  return tree(a, b, c, d, e, f, g, h) + sumTail(values, count & 15);
}

const total = changetype<Total>(memory.data(16, 16));

/** `Σ x_i`. */
export function sum(x: usize, n: i32): f64 {
  total.reset();
  for (let start = 0; start < n; start += BLOCK) total.add(sumBlock(x + (<usize>start << 3), min(BLOCK, n - start)));
  return total.value();
}
