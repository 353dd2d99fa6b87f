/** The traits of points: their reward, and their coordinates or, for data on classes, their class. */
import type { Dataset, Points, Reward } from '../../learned';
import { CLASS, REWARD } from '../simulate';
import type { ClassShares, Measure, Pool, TraitInfo } from '../trace';

/** Points as traits, by position. */
type Traits = Pick<Pool, 'numbers' | 'classes'>;

/** The reward of a weight; a weight below the least double counts as that. */
const rewardOf = (weight: number): number => Math.log(Math.max(weight, Number.MIN_VALUE));

const PLANE = ['x', 'y'] as const;

/** The name of a coordinate. */
const coordinate = (j: number, dimension: number): string =>
  (dimension <= PLANE.length ? PLANE[j] : undefined) ?? `x${j + 1}`;

/** The traits of `count` points from position `from` on. */
export function traitsOf(
  { classes }: Dataset,
  reward: Reward,
  { values, dimension }: Points,
  from: number,
  count: number,
): Traits {
  const at = (k: number): number => (from + k) * dimension;
  const rewards = Float64Array.from({ length: count }, (_, k) => rewardOf(reward.weight(values, at(k))));
  if (classes !== undefined)
    return {
      numbers: new Map([[REWARD, rewards]]),
      classes: new Map([[CLASS, Array.from({ length: count }, (_, k) => String(values[at(k)]))]]),
    };
  const coordinates = Array.from({ length: dimension }, (_, j): [string, Float64Array] => [
    coordinate(j, dimension),
    Float64Array.from({ length: count }, (__, k) => values[at(k) + j] ?? NaN),
  ]);
  return { numbers: new Map([[REWARD, rewards], ...coordinates]), classes: new Map() };
}

/** What a header says about the traits. */
export function pointTraitInfos({ classes, dimension }: Dataset, { top }: Reward): Record<string, TraitInfo> {
  const reward = { max: rewardOf(top) };
  if (classes !== undefined)
    return { [REWARD]: reward, [CLASS]: { classes: Array.from({ length: classes }, (_, c) => String(c)) } };
  return Object.fromEntries<TraitInfo>([
    [REWARD, reward],
    ...Array.from({ length: dimension }, (_, j): [string, TraitInfo] => [coordinate(j, dimension), {}]),
  ]);
}

/** The means of all traits over n ≥ 1 points, and the shares of the classes. */
export function measuresOf(
  data: Dataset,
  reward: Reward,
  points: Points,
  round: number,
): (Omit<Measure, 'line'> | Omit<ClassShares, 'line'>)[] {
  const n = points.count;
  const { numbers, classes } = traitsOf(data, reward, points, 0, n);
  const means = [...numbers].map(([trait, values]) => ({
    kind: 'measure' as const,
    round,
    trait,
    mean: values.reduce((sum, value) => sum + value, 0) / n,
    n,
  }));
  const shares = [...classes].map(([trait, names]) => {
    const counts = new Map(Array.from({ length: data.classes ?? 0 }, (_, c): [string, number] => [String(c), 0]));
    for (const name of names) if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
    const found = new Map([...counts].map(([name, count]): [string, number] => [name, count / n]));
    return { kind: 'shares' as const, round, trait, shares: found, n };
  });
  return [...means, ...shares];
}
