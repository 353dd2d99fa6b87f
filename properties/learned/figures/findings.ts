/**
 * Findings: what a figure shows, decided on the bands of a run.
 *
 * All bands of a run are right at once with probability at least 1 − α, so every comparison of them is, at no further cost. A finding
 * holds if the bands of every run of its experiments prove it, is refuted if those of some run prove the opposite, and is undecided otherwise.
 */
import {
  type Band,
  type ExperimentResult,
  type Finding,
  type FindingVerdict,
  type RoundResult,
  worstFinding,
} from '../../results';

/** What is looked for among the experiments of a figure. */
export type Sought = (experiments: readonly ExperimentResult[]) => Finding;

type Range = Pick<Band, 'lo' | 'hi'>;
type Quantity = (round: RoundResult) => Range | undefined;

/** Whether `a < b`, for all numbers in the ranges. */
function below(a: Range, b: Range): FindingVerdict {
  if (a.hi < b.lo) return 'holds';
  return a.lo >= b.hi ? 'refuted' : 'undecided';
}

const text = ({ lo, hi }: Range): string => `[${lo.toPrecision(3)}, ${hi.toPrecision(3)}]`;

const isSynthetic = ({ setting }: ExperimentResult): boolean => setting.lambda === '∞';
/** The fully synthetic loops of a figure, and those with real data. */
const synthetic = (experiments: readonly ExperimentResult[]): ExperimentResult[] => experiments.filter(isSynthetic);
const mixed = (experiments: readonly ExperimentResult[]): ExperimentResult[] =>
  experiments.filter((experiment) => !isSynthetic(experiment));

/** What is asked of the first and the last round of each run; undefined for a run that did not reach its end, or has no answer. */
function ends<Answer>(
  { setting, runs }: ExperimentResult,
  of: (round: RoundResult) => Answer | undefined,
): readonly (readonly [Answer, Answer] | undefined)[] {
  return runs.map(({ rounds }) => {
    const [first, last] = [0, setting.rounds].map((end) => {
      const round = rounds.find(({ t }) => t === end);
      return round && of(round);
    });
    return first && last ? [first, last] : undefined;
  });
}

/** From the first round to the last of each run, the quantity grows, or falls. */
function moves(
  says: string,
  of: Quantity,
  direction: 'up' | 'down',
  among: (experiments: readonly ExperimentResult[]) => readonly ExperimentResult[],
): Sought {
  return (experiments) => {
    const pairs = among(experiments).flatMap((experiment) => ends(experiment, of));
    const verdicts = pairs.map((pair): FindingVerdict => {
      if (pair === undefined) return 'undecided';
      const [first, last] = pair;
      return direction === 'up' ? below(first, last) : below(last, first);
    });
    const seen = pairs.map((pair) => (pair ? `from ${text(pair[0])} to ${text(pair[1])}` : 'not reached'));
    return { says, verdict: worstFinding(verdicts), seen: seen.join('; ') || 'no run' };
  };
}

const shareOf =
  (group: number): Quantity =>
  ({ shares }) =>
    shares?.[group];

export const shareGrows = (group: number, says: string): Sought => moves(says, shareOf(group), 'up', (all) => all);
export const rewardGrows = (says: string, with_: 'real data' | 'any'): Sought =>
  moves(says, ({ reward }) => reward, 'up', with_ === 'real data' ? mixed : (all) => all);
export const bestGrows = (says: string): Sought =>
  moves(
    says,
    ({ best }) => best,
    'up',
    (all) => all,
  );

/**
 * The total variation distance between the class shares of two rounds. As the differences of the shares add up to 0, it is the sum of those above
 * 0, and of those below.
 */
function drift(first: readonly Range[], last: readonly Range[]): Range {
  let [gained, lost, most] = [0, 0, 0];
  first.forEach((before, group) => {
    const after = last[group] ?? before;
    gained += Math.max(0, after.lo - before.hi);
    lost += Math.max(0, before.lo - after.hi);
    most += Math.max(Math.abs(after.hi - before.lo), Math.abs(before.hi - after.lo)) / 2;
  });
  return { lo: Math.max(gained, lost), hi: Math.min(1, most) };
}

/** The drift of the shares of each run from its first model to its last. */
function drifts(experiments: readonly ExperimentResult[]): readonly (Range | undefined)[] {
  return experiments.flatMap((experiment) =>
    ends(experiment, ({ shares }) => shares).map((pair) => pair && drift(...pair)),
  );
}

const rangeText = (range: Range | undefined): string => (range ? text(range) : 'not reached');

/** The class shares of the fully synthetic loop move. */
export const sharesDrift =
  (says: string): Sought =>
  (experiments) => {
    const found = drifts(synthetic(experiments));
    const verdicts = found.map((range): FindingVerdict => (range && range.lo > 0 ? 'holds' : 'undecided'));
    return {
      says,
      verdict: worstFinding(verdicts),
      seen: `total variation ${found.map(rangeText).join('; ') || 'of no run'}`,
    };
  };

/** A quantity is smaller in every run with real data than in every fully synthetic run. */
function smallerWithRealData(
  says: string,
  name: string,
  of: (experiments: readonly ExperimentResult[]) => readonly (Range | undefined)[],
): Sought {
  return (experiments) => {
    const [real, alone] = [of(mixed(experiments)), of(synthetic(experiments))];
    const verdicts = real.flatMap((a) => alone.map((b) => (a && b ? below(a, b) : 'undecided')));
    const seen = `${name} ${real.map(rangeText).join('; ')} with real data, ${alone.map(rangeText).join('; ')} without`;
    return { says, verdict: worstFinding(verdicts), seen };
  };
}

export const driftSmaller = (says: string): Sought => smallerWithRealData(says, 'total variation', drifts);

const lastOf =
  (of: Quantity) =>
  (experiments: readonly ExperimentResult[]): readonly (Range | undefined)[] =>
    experiments.flatMap((experiment) => ends(experiment, of).map((pair) => pair?.[1]));

export const concentratesLess = (says: string): Sought =>
  smallerWithRealData(
    says,
    'share of the best',
    lastOf(({ best }) => best),
  );
