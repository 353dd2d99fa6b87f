/**
 * A reward from a file: a point has the reward of the nearest row, so w is constant on the cells of the rows (Voronoi
 * cells), bounded, and largest on A_*, the cells of the best rows. Classes have the rewards of their rows.
 *
 * The last column, or the column named `r` or `reward`, is the reward r, and w = e^{γr}; a column named `w` or `weight` is
 * the weight, and then it is raised to the power γ.
 */
import { basename } from 'node:path';
import { InputError } from '../../../theory';
import { type Dataset, type Table, aboutFile, checkClass, tableIn } from '../datasets';
import { type Points, pointsOf } from '../points';
import type { Reward } from '../reward';
import { classReward } from './class-reward';
import { nearestRow } from './nearest-row';

/** Rows of a file with their rewards and weights. */
interface RewardRows {
  readonly points: Points;
  /** The numbers of the file: rewards r, or weights. */
  readonly given: Float64Array;
  readonly weights: Float64Array;
  readonly place: Table['place'];
}

type Kind = 'reward' | 'weight';

const KINDS: Readonly<Record<string, Kind>> = { r: 'reward', reward: 'reward', w: 'weight', weight: 'weight' };

const REMEDY = 'write the header x, y, r, with r the reward, or w in its place for the weight e^r';

/** The column of the reward, and whether it holds r or the weight. */
function columnOf({ header, rows: { dimension } }: Table): { readonly column: number; readonly kind: Kind } {
  if (header === undefined) return { column: dimension - 1, kind: 'reward' };
  const found = header.flatMap((name, column) => {
    const kind = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
    return kind === undefined ? [] : [{ column, kind }];
  });
  const [one, another] = found;
  if (one === undefined) throw new InputError(`the header ${header.join(', ')} names no reward; ${REMEDY}`);
  if (another !== undefined)
    throw new InputError(`the header ${header.join(', ')} names ${found.length} columns of rewards; ${REMEDY}`);
  return one;
}

/** The weight of a reward or weight of the file. */
const weightOf = (given: number, kind: Kind, gamma: number): number =>
  kind === 'reward' ? Math.exp(gamma * given) : given ** gamma;

function rowsOf(table: Table, gamma: number): RewardRows {
  const { rows, place } = table;
  const { column, kind } = columnOf(table);
  const dimension = rows.dimension - 1;
  if (dimension === 0)
    throw new InputError('every row has one number; write the coordinates of a point, and then its reward');
  const values = new Float64Array(rows.count * dimension);
  const given = new Float64Array(rows.count);
  const weights = new Float64Array(rows.count);
  for (let i = 0; i < rows.count; i += 1) {
    const row = rows.values.subarray(i * rows.dimension, (i + 1) * rows.dimension);
    const value = row[column] as number;
    if (kind === 'weight' && !(value > 0))
      throw new InputError(`${place(i)} has the weight ${value}; weights e^r are above 0: correct or remove the row`);
    given[i] = value;
    weights[i] = weightOf(value, kind, gamma);
    values.set(row.subarray(0, column), i * dimension);
    values.set(row.subarray(column + 1), i * dimension + column);
  }
  return { points: pointsOf(dimension, values), given, weights, place };
}

/** The largest weight. @throws InputError if no double is near it */
function topOf({ given, weights, place }: RewardRows, gamma: number): number {
  const top = weights.reduce((most, w) => Math.max(most, w), 0);
  if (top > 0 && top < Infinity) return top;
  const at = given.reduce((best, value, i) => (value > (given[best] as number) ? i : best), 0);
  throw new InputError(
    `the largest reward is ${String(given[at])} (${place(at)}), and with --gamma ${gamma} its weight is ${top}, outside the doubles; subtract a constant from all rewards, which leaves the loop as it is, or lower --gamma`,
  );
}

/** @throws InputError for a point with two rewards */
function checkUnique({ points: { values, dimension }, given, place }: RewardRows): void {
  const seen = new Map<string, number>();
  given.forEach((value, i) => {
    const point = values.subarray(i * dimension, (i + 1) * dimension).join(', ');
    const before = seen.get(point);
    if (before === undefined) seen.set(point, i);
    else if (given[before] !== value)
      throw new InputError(
        `${place(before)} and ${place(i)} give the point (${point}) the rewards ${String(given[before])} and ${value}; keep one row, such as their mean`,
      );
  });
}

const spaceOf = ({ id, classes, dimension }: Dataset): string =>
  classes === undefined ? `${id} are points of R^${dimension}` : `${id} are ${classes} classes`;

function checkSpace({ points: { dimension } }: RewardRows, data: Dataset): void {
  if (dimension === data.dimension) return;
  const wanted = data.classes === undefined ? `${data.dimension} coordinates and the reward` : 'class, reward';
  throw new InputError(
    `its rows have ${dimension} ${dimension === 1 ? 'coordinate' : 'coordinates'} beside the reward, and ${spaceOf(data)}; write ${wanted} on every line`,
  );
}

/** The weights by class. @throws InputError for a class without a row */
function classWeights({ points: { values }, weights, place }: RewardRows, data: Dataset, count: number): number[] {
  const byClass = new Map<number, number>();
  values.forEach((c, i) => {
    checkClass(c, place(i));
    if (c >= count)
      throw new InputError(`${place(i)} has the class ${c}, and ${spaceOf(data)}, 0 … ${count - 1}; remove it`);
    byClass.set(c, weights[i] as number);
  });
  return Array.from({ length: count }, (_, c) => {
    const w = byClass.get(c);
    if (w === undefined) throw new InputError(`class ${c} has no row, and ${spaceOf(data)}; add a line ${c},reward`);
    return w;
  });
}

export interface FileRewardOptions {
  /** γ ≥ 0, which multiplies the rewards. */
  readonly gamma: number;
  /** The data on whose points the reward is defined. */
  readonly data: Dataset;
}

/**
 * The reward of a file.
 * @throws InputError naming the file, the line and the remedy. The weight throws RangeError for a point that is not finite.
 */
export function fileReward(path: string, { gamma, data }: FileRewardOptions): Reward {
  const table = tableIn(path, 'reward');
  return aboutFile(path, () => {
    const rows = rowsOf(table, gamma);
    checkSpace(rows, data);
    checkUnique(rows);
    const top = topOf(rows, gamma);
    const times = gamma === 1 ? '' : `${gamma} times `;
    if (data.classes !== undefined) {
      const reward = classReward(classWeights(rows, data, data.classes));
      return { ...reward, text: `${reward.text}: ${times}the rewards of ${basename(path)}` };
    }
    const { points, weights } = rows;
    const nearest = nearestRow(points);
    const best = weights.reduce((count, w) => count + (w === top ? 1 : 0), 0);
    const weight = (values: ArrayLike<number>, at: number): number => weights[nearest(values, at)] as number;
    return {
      text: `r(x) = ${times}the reward of the nearest of ${points.count} rows of ${basename(path)}, ${best} of them best`,
      region: { kind: 'marked' },
      top,
      constant: best === weights.length,
      weight,
      isBest: (values, at) => weight(values, at) === top,
    };
  });
}
