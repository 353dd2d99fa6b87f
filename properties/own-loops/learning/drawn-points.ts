/** What a model of the user's drew, as points; every fault of their shape is named. */
import type { Points } from '../../../models/learned';
import { InputError } from '../../../theory';
import type { Drawn } from '../define';
import { safely } from '../foreign-value';

export interface Expected {
  /** The id of the learner. */
  readonly id: string;
  readonly count: number;
  readonly dimension: number;
  readonly classes: number | undefined;
}

const refusal = ({ id }: Expected, problem: string): InputError => new InputError(`the learner ${id} ${problem}`);

function flat(drawn: unknown, expected: Expected): Float64Array {
  const { count, dimension } = expected;
  if (drawn instanceof Float64Array) return Float64Array.from(drawn);
  if (!Array.isArray(drawn))
    throw refusal(expected, `drew ${safely(drawn)}; give an array of points, or their coordinates in a Float64Array`);
  const points = drawn as readonly unknown[];
  if (points.length !== count) throw refusal(expected, `drew ${points.length} points, and ${count} were asked for`);
  const values = new Float64Array(count * dimension);
  points.forEach((point, i) => {
    const coordinates: unknown = typeof point === 'object' && point instanceof Float64Array ? Array.from(point) : point;
    if (!Array.isArray(coordinates) || coordinates.length !== dimension)
      throw refusal(expected, `drew ${safely(point)} as point ${i + 1}; give an array of ${dimension} numbers`);
    values.set(
      coordinates.map((x: unknown) => (typeof x === 'number' ? x : NaN)),
      i * dimension,
    );
  });
  return values;
}

/** @throws InputError if the points are not `count` points of R^d, or classes; a coordinate that is not finite passes, as it is an error of the fit */
export function drawnPoints(drawn: Drawn, expected: Expected): Points {
  const { count, dimension, classes } = expected;
  const values = flat(drawn, expected);
  if (values.length !== count * dimension)
    throw refusal(
      expected,
      `drew ${values.length} coordinates, and ${count} points of R^${dimension} have ${count * dimension}`,
    );
  const wrong = classes === undefined ? undefined : values.find((c) => !(Number.isInteger(c) && c >= 0 && c < classes));
  if (wrong !== undefined && classes !== undefined)
    throw refusal(expected, `drew ${wrong}; the classes are the whole numbers 0 … ${classes - 1}`);
  return { count, dimension, values };
}
