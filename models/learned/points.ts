/** Points of R^d, row by row. */
export interface Points {
  readonly count: number;
  readonly dimension: number;
  /** `count × dimension` doubles, one point after the other. */
  readonly values: Float64Array;
}

/** Points from their coordinates. @throws RangeError if the number of coordinates is not a multiple of the dimension. */
export function pointsOf(dimension: number, values: Float64Array): Points {
  const count = values.length / dimension;
  if (!Number.isInteger(count))
    throw new RangeError(`${values.length} coordinates are no whole points of R^${dimension}`);
  return { count, dimension, values };
}

/** The points without their first coordinates. @param given how many, fewer than the dimension */
export function withoutFirst(points: Points, given: number): Points {
  const { count, dimension, values } = points;
  if (given === 0) return points;
  const kept = dimension - given;
  const rest = new Float64Array(count * kept);
  for (let i = 0; i < count; i += 1) rest.set(values.subarray(i * dimension + given, (i + 1) * dimension), i * kept);
  return { count, dimension: kept, values: rest };
}

/** The points at the given positions, in that order. */
export function pick(points: Points, positions: ArrayLike<number>): Points {
  const { dimension, values } = points;
  const picked = new Float64Array(positions.length * dimension);
  for (let i = 0; i < positions.length; i += 1) {
    const from = (positions[i] as number) * dimension;
    for (let j = 0; j < dimension; j += 1) picked[i * dimension + j] = values[from + j] as number;
  }
  return { count: positions.length, dimension, values: picked };
}

/** All points of several lists of the same dimension. @throws RangeError for an empty list. */
export function joined(lists: readonly Points[]): Points {
  const [first] = lists;
  if (first === undefined) throw new RangeError('there is nothing to join');
  const values = new Float64Array(lists.reduce((sum, { values: v }) => sum + v.length, 0));
  let at = 0;
  for (const list of lists) {
    values.set(list.values, at);
    at += list.values.length;
  }
  return pointsOf(first.dimension, values);
}
