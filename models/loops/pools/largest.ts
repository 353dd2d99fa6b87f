/** The positions of the largest keys, ties broken at random. */
import type { RandomStream } from '../../random';

/**
 * The positions of the m items with the largest keys, in falling order; equal keys are ordered at random. A key may draw from `random` too: keys and tie
 * breakers are drawn in turn, item by item.
 */
export function largest<T>(
  items: readonly T[],
  key: (item: T) => number,
  m: number,
  random: RandomStream,
): readonly number[] {
  const ranked = items.map((item, k) => ({ k, key: key(item), tie: random.uniform() }));
  ranked.sort((a, b) => (a.key === b.key ? a.tie - b.tie : b.key - a.key));
  return ranked.slice(0, m).map(({ k }) => k);
}
