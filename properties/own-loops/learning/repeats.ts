/**
 * Copies among draws that must be independent.
 *
 * Of a first draw, half of the points (chosen at random) are known. Of independent draws, as many of the other half are
 * found among them as of the same number of points of a second draw, up to chance: a law on few atoms repeats points in
 * both. Copies within a draw make the first number larger, points that come again for another seed the second.
 *
 * Given the found points, m in number, each is of either kind with probability 1/2, and for numbers W and C with W + C = m,
 * P(|W − C| > 6√m) ≤ 2e^{−18} (Hoeffding 1963; sampling without replacement is no worse).
 */
import { stream } from '../../../models';
import type { Points } from '../../../models/learned';

const MOST_DEVIATIONS = 6;

export interface Repeats {
  /** Points compared. */
  readonly of: number;
  /** How many were found in the known half: of the same draw, and of the draw with another seed. */
  readonly within: number;
  readonly across: number;
  /** Whether the draws cannot be independent. */
  readonly dependent: boolean;
}

/** Compares two draws of one model, of the same even number of points. */
export function repeatsIn(first: Points, second: Points): Repeats {
  const { count, dimension } = first;
  const keyOf = ({ values }: Points, i: number): string => values.subarray(i * dimension, (i + 1) * dimension).join();
  const random = stream(0, 'preflight', 'split');
  const order = Array.from({ length: count }, (_, i) => ({ i, by: random.uniform() })).sort((a, b) => a.by - b.by);
  const half = Math.floor(count / 2);
  const [left, right] = [order.slice(0, half), order.slice(half, 2 * half)];
  const known = new Set(left.map(({ i }) => keyOf(first, i)));
  const found = (points: Points, chosen: typeof order): number =>
    chosen.filter(({ i }) => known.has(keyOf(points, i))).length;
  const [within, across] = [found(first, right), found(second, left)];
  const dependent = Math.abs(within - across) > MOST_DEVIATIONS * Math.sqrt(within + across);
  return { of: half, within, across, dependent };
}
