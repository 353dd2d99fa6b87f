/** How far the numbers of one side are from those of the other. */

const largest = (values: readonly number[]): number => Math.max(...values.map(Math.abs));

/**
 * `max_i |a_i − b_i| / max_i |b_i|`.
 * @throws RangeError for lists of different lengths, an empty list, a number that is not finite, or only zeros in the second list
 */
export function largestDifference(ours: readonly number[], theirs: readonly number[]): number {
  if (ours.length !== theirs.length) throw new RangeError(`${ours.length} numbers beside ${theirs.length}`);
  const difference = largest(ours.map((mine, i) => mine - (theirs[i] ?? NaN))) / largest(theirs);
  if (!Number.isFinite(difference)) throw new RangeError('the numbers are not finite, or all zero');
  return difference;
}
