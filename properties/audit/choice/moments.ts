/**
 * Tests of a rule: under the rule, the kept candidates' sum of a feature f has mean `Σ_k π_k f_k`, given the pool and everything before. So
 *
 *     X_i = Σ_{k kept} f_k − Σ_k π_k f_k
 *
 * has mean 0 for each pool whatever the pools are, and its range is known before the choice. The rule is rejected when a confidence sequence for
 * the mean of X excludes 0. The features are scaled to a range of at most 1 within a pool, so a pool with wild rewards does not drown the rest.
 */
import { type RecordedMean, recordedMean } from '../../statistics';
import { type Choice, type Choices, forEachChoice } from './choices';
import type { Member } from './families';

/** A feature of candidates; it is scaled before use. */
export interface Moment {
  readonly id: string;
  /** What it means if the kept ones have more of the feature than the rule says. */
  readonly more: string;
  readonly less: string;
  /** Writes the feature of each candidate; NaN leaves the pool out. */
  readonly feature: (choice: Choice, to: Float64Array) => void;
  /** Sign with which a pool counts. @defaultValue 1 */
  readonly sign?: (choice: Choice) => number;
}

const rewardFeature = ({ of, from, size }: Choice, to: Float64Array): void => {
  for (let k = 0; k < size; k += 1) to[k] = of.rewards[from + k] as number;
};

/** Marks the candidates whose reward is the largest (direction 1) or the smallest (−1). */
const extremeFeature =
  (direction: 1 | -1) =>
  ({ of, from, size }: Choice, to: Float64Array): void => {
    let top = -Infinity;
    for (let k = 0; k < size; k += 1) top = Math.max(top, direction * (of.rewards[from + k] as number));
    for (let k = 0; k < size; k += 1) to[k] = direction * (of.rewards[from + k] as number) === top ? 1 : 0;
  };

const REWARD: Moment = {
  id: 'reward',
  more: 'the kept ones have more reward than the rule gives',
  less: 'the kept ones have less reward than the rule gives',
  feature: rewardFeature,
};

export const SHAPE: readonly Moment[] = [
  REWARD,
  {
    id: 'best',
    more: 'the best candidate is kept more often than the rule gives',
    less: 'the best candidate is kept less often than the rule gives',
    feature: extremeFeature(1),
  },
  {
    id: 'worst',
    more: 'the worst candidate is kept more often than the rule gives',
    less: 'the worst candidate is kept less often than the rule gives',
    feature: extremeFeature(-1),
  },
];

/** Whether the choice changes from the first half of the rounds to the second. */
export function driftMoment({ rounds }: Choices): Moment | undefined {
  const times = rounds.map(({ round }) => round.t);
  const half = times[Math.floor(times.length / 2)];
  if (times.length < 2 || half === undefined) return undefined;
  return {
    id: 'drift',
    more: 'the choice by reward is sharper in later rounds',
    less: 'the choice by reward is less sharp in later rounds',
    feature: rewardFeature,
    sign: ({ of }) => (of.round.t >= half ? 1 : -1),
  };
}

/** Whether another trait is selected beyond what the rule by reward explains. */
export const traitMoment = (trait: string): Moment => ({
  id: `trait ${trait}`,
  more: `the kept ones have more ${trait} than the rule by reward gives`,
  less: `the kept ones have less ${trait} than the rule by reward gives`,
  feature: ({ of, from, size }, to) => {
    const values = of.round.numbers.get(trait);
    for (let k = 0; k < size; k += 1) to[k] = values?.[from + k] ?? NaN;
  },
});

/** Chances of a rule and features of a pool, in buffers that are used again. */
const buffers = { chances: new Float64Array(64), feature: new Float64Array(64) };

function buffersFor(size: number) {
  if (buffers.chances.length < size) {
    buffers.chances = new Float64Array(2 * size);
    buffers.feature = new Float64Array(2 * size);
  }
  return buffers;
}

/** Range of the feature within each pool at the 90th percentile; a larger range is scaled to 1, smaller ones by the same factor. */
export function scaleOf(choices: Choices, moment: Moment): number {
  const ranges: number[] = [];
  forEachChoice(choices, (choice) => {
    const { feature } = buffersFor(choice.size);
    moment.feature(choice, feature);
    const { lo, hi } = rangeIn(feature, choice.size);
    if (hi > lo) ranges.push(hi - lo);
  });
  ranges.sort((a, b) => a - b);
  return ranges[Math.floor(0.9 * (ranges.length - 1))] ?? 1;
}

function rangeIn(feature: Float64Array, size: number) {
  let [lo, hi] = [Infinity, -Infinity];
  for (let k = 0; k < size; k += 1) {
    const f = feature[k] as number;
    if (!Number.isFinite(f)) return { lo: 0, hi: 0 };
    lo = Math.min(lo, f);
    hi = Math.max(hi, f);
  }
  return { lo, hi };
}

/** The variables X of a moment under a rule, one per choice, with the range that the pools allow them: it is known before the choices. */
export function momentValues(choices: Choices, member: Member, moment: Moment, scale: number) {
  const values = new Float64Array(choices.count);
  const range = { lo: 0, hi: 0 };
  forEachChoice(choices, (choice, number) => {
    const { of, from, size, places } = choice;
    const { chances, feature } = buffersFor(size);
    moment.feature(choice, feature);
    const { lo, hi } = rangeIn(feature, size);
    if (!(hi > lo)) return;
    member.chances(choice, chances);
    const unit = (moment.sign?.(choice) ?? 1) / Math.max(scale, hi - lo);
    let [kept, expected] = [0, 0];
    for (let k = 0; k < size; k += 1) {
      kept += of.kept[from + k] === 1 ? (feature[k] as number) - lo : 0;
      expected += ((feature[k] as number) - lo) * (chances[k] as number);
    }
    const sorted = feature.slice(0, size).sort();
    let [least, most] = [0, 0];
    for (let k = 0; k < places; k += 1) {
      least += (sorted[k] as number) - lo;
      most += (sorted[size - 1 - k] as number) - lo;
    }
    const ends = [(least - expected) * unit, (most - expected) * unit];
    range.lo = Math.min(range.lo, ...ends);
    range.hi = Math.max(range.hi, ...ends);
    values[number] = (kept - expected) * unit;
  });
  return { values, range };
}

/** Rounding of a sum of features, relative to the range. */
const ROUNDING = 1e-12;

/** The mean of a moment under a rule: 0 if the rule made the choices. */
export function meanOf(choices: Choices, member: Member, moment: Moment, scale: number, alpha: number): RecordedMean {
  const { values, range } = momentValues(choices, member, moment, scale);
  const slack = ROUNDING * (1 + range.hi - range.lo);
  return recordedMean(values, { lo: range.lo - slack, hi: range.hi + slack }, alpha);
}

/** What a moment says against the rule; undefined if nothing. A mean that no number can be speaks against it too. */
export function againstRule({ more, less }: Moment, { interval, estimate }: RecordedMean): string | undefined {
  const rejected = interval === undefined || interval.lo > 0 || interval.hi < 0;
  if (!rejected) return undefined;
  return estimate > 0 ? more : less;
}
