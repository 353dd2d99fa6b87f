/** A position drawn in proportion to some numbers. */
import type { RandomStream } from '../../random';

/** Below this, products with a uniform number lose digits. */
const LEAST = 1e-290;

/** Numbers whose sum a double represents to all digits, in the same proportions. Infinite numbers are alike, and so are numbers that are all 0. */
function proportions(numbers: readonly number[], total: number): readonly number[] {
  if (total === 0) return numbers.map(() => 1);
  if (total >= LEAST && total < Infinity) return numbers;
  const most = Math.max(...numbers);
  return numbers.map((number) => (most < Infinity ? number / most : number === Infinity ? 1 : 0));
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/**
 * A position drawn in proportion to numbers of at least 0, by one uniform number. Among infinite ones the draw is uniform; if all are 0, it is
 * uniform among all.
 */
export function inProportion(numbers: readonly number[], random: RandomStream): number {
  const given = sumOf(numbers);
  const shares = proportions(numbers, given);
  let left = random.uniform() * (shares === numbers ? given : sumOf(shares));
  let last = 0;
  for (const [k, share] of shares.entries()) {
    if (share > 0) last = k;
    left -= share;
    if (left < 0) return last;
  }
  return last;
}
