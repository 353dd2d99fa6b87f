/**
 * Sums with an error that does not grow with n. Plain twin of `assembly/sum.ts`, with the same additions in the same
 * order.
 *
 * A vector is cut into blocks of 256. In a block, element i of a full group of sixteen goes to lane i mod 16; the lanes
 * are added as a tree; the last count mod 16 elements are added in two lanes, and then to the tree's sum. Blocks are
 * added with Knuth's two-sum, and the rounding errors of these additions are added at the end.
 *
 * **Bound.** With u = 2^−53: a term passes at most 15 additions in its lane (the first is exact), 4 in the tree and 1
 * of the tail, 20 in all; the blocks add u of the sum and a part below 2^−60 u (Ogita, Rump and Oishi 2005, proposition
 * 4.5, for fewer than 2^21 blocks, as many as 4 GiB hold). So for every n
 *
 *     |computed − Σ x_i| ≤ 22 u Σ |x_i| ,
 *
 * which is a relative error for terms of one sign. Additions never underflow. Overflow gives ±∞ or NaN.
 */

/** The error bound of a sum in units of u = 2^−53, relative to Σ |terms|. The errors of the terms add to it. */
export const SUM_ROUNDINGS = 22;

export const BLOCK = 256;
const LANES = 16;
const lanes = new Float64Array(LANES);
const lane = (i: number): number => lanes[i] as number;

/**
 * The sum of the full groups of a block: sixteen lanes, then a tree whose last addition is that of the two lanes of a
 * pair.
 */
function sumGroups(values: Float64Array, start: number, end: number): number {
  lanes.fill(0);
  for (let group = start; group < end; group += LANES) {
    for (let i = 0; i < LANES; i += 1) lanes[i] = lane(i) + (values[group + i] as number);
  }
  const tree = (i: number): number =>
    lane(i) + lane(i + 2) + (lane(i + 4) + lane(i + 6)) + (lane(i + 8) + lane(i + 10) + (lane(i + 12) + lane(i + 14)));
  return tree(0) + tree(1);
}

/** The sum of the `count` ≤ 256 values from `start`. */
export function sumBlock(values: Float64Array, start: number, count: number): number {
  const tail = start + count - (count % LANES);
  const end = start + count;
  let [even, odd] = [0, 0];
  let i = tail;
  for (; i + 1 < end; i += 2) {
    even += values[i] as number;
    odd += values[i + 1] as number;
  }
  let rest = even + odd;
  if (i < end) rest += values[i] as number;
  return (tail > start ? sumGroups(values, start, tail) : 0) + rest;
}

/** The sum of the blocks so far, and the rounding errors of its additions. */
export class Total {
  private sum = 0;
  private lost = 0;

  reset(): void {
    this.sum = 0;
    this.lost = 0;
  }

  add(block: number): void {
    const next = this.sum + block;
    const part = next - this.sum;
    this.lost += this.sum - (next - part) + (block - part);
    this.sum = next;
  }

  value(): number {
    return Math.abs(this.sum) < Infinity ? this.sum + this.lost : this.sum;
  }
}

const total = new Total();

/** `Σ x_i`, with an error of at most 22 u Σ |x_i|; 0 for n = 0. */
export function sum(x: Float64Array, n: number): number {
  total.reset();
  for (let start = 0; start < n; start += BLOCK) total.add(sumBlock(x, start, Math.min(BLOCK, n - start)));
  return total.value();
}
