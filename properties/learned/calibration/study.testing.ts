/** Counts over many runs: bands and slacks that miss the truth, wrong verdicts, and planted violations that are caught. */
import { criticalCount } from '../../statistics/calibration.testing';
import type { ExperimentResult, JsonNumber } from '../../results';
import { runLearned } from '../set/run-learned';
import { countingLearner, experimentOn, knownLaws } from './known-run.testing';
import type { NullSetting } from './settings.testing';
import { coveredBands, slackKey, trueShares, trueSlacks } from './truth.testing';

/** Probability with which a right band or test is called wrong, for each count. */
const LEVEL = 1e-5;
/** Rounding of the true values. */
const ROUNDING = 1e-9;

export interface StudyOptions {
  readonly runs: number;
  /** Error probability of all bands and verdicts of a run. */
  readonly alpha: number;
}

/** What was counted in a setting. */
export interface NullCounts {
  readonly setting: NullSetting;
  readonly runs: number;
  /** Runs with a band or a slack that misses the truth. */
  readonly missed: number;
  /** Runs with a wrong verdict: a true statement is refuted, a claim that is false of the models holds, or one that is true of them is the learner's error. */
  readonly wrong: number;
  /** How often each was wrong. */
  readonly which: Readonly<Record<string, number>>;
  /** Verdicts of claims, over all runs. */
  readonly verdicts: Readonly<Record<string, number>>;
}

/** Seeds of different settings differ, so that their runs are independent. */
const seedOf = (setting: number, run: number): number => 1_000_003 * (setting + 1) + run;

const misses = ({ lo, hi }: { readonly lo: JsonNumber; readonly hi: JsonNumber }, truth: number): boolean =>
  truth < Number(lo) - ROUNDING || truth > Number(hi) + ROUNDING;

interface Judged {
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
  readonly verdicts: readonly string[];
}

async function judge(setting: NullSetting, seed: number, alpha: number): Promise<Judged> {
  const { learner, fits } = countingLearner(setting.weights.length);
  const experiment = experimentOn(setting, learner, seed);
  const { experiments } = await runLearned({ experiments: [experiment], mutants: [] }, { alpha });
  const [result] = experiments as [ExperimentResult];
  if (result.status !== 'done')
    return { missed: [], wrong: [`failed: ${result.failure?.cause ?? result.status}`], verdicts: [] };
  const laws = knownLaws(setting, fits);
  const slacks = trueSlacks(setting, laws, 1 / 50);
  const shares = trueShares(setting, laws);
  const bands = result.runs.flatMap(({ rounds }) => rounds.flatMap((round) => coveredBands(setting, laws, round)));
  const missed = bands.filter(({ truth, ...ends }) => misses(ends, truth)).map(({ what }) => what);
  const wrong: string[] = [];
  const verdicts: string[] = [];
  for (const { statement, claims } of result.cells) {
    for (const { id, decisions, verdict } of claims) {
      if (verdict !== 'not applicable') verdicts.push(verdict);
      if (verdict === 'refuted' && !setting.refutable.includes(statement)) wrong.push(`${statement} ${id} refuted`);
      for (const { t, slack, verdict: decided, samples, parts } of decisions) {
        const share = shares.get(slackKey(statement, id, t));
        if (share !== undefined && parts && misses(parts.learner.slack, share))
          missed.push(`share of ${statement} ${id}`);
        const truth = slacks.get(slackKey(statement, id, t));
        if (truth === undefined) throw new Error(`no truth of ${slackKey(statement, id, t)}`);
        if (decided === 'holds' && truth < -ROUNDING) wrong.push(`${statement} ${id} holds`);
        if (decided === "learner's error" && truth > ROUNDING) wrong.push(`${statement} ${id} learner's error`);
        if (samples > 0 && misses(slack, truth)) missed.push(`slack of ${statement} ${id}`);
      }
    }
  }
  return { missed, wrong, verdicts };
}

function tally(into: Record<string, number>, names: readonly string[]): void {
  for (const name of names) into[name] = (into[name] ?? 0) + 1;
}

export async function countsOf(
  setting: NullSetting,
  number: number,
  { runs, alpha }: StudyOptions,
): Promise<NullCounts> {
  const which: Record<string, number> = {};
  const verdicts: Record<string, number> = {};
  let [missed, wrong] = [0, 0];
  for (let i = 0; i < runs; i += 1) {
    const judged = await judge(setting, seedOf(number, i), alpha);
    if (judged.missed.length > 0) missed += 1;
    if (judged.wrong.length > 0) wrong += 1;
    tally(which, [...new Set([...judged.missed, ...judged.wrong])]);
    tally(verdicts, judged.verdicts);
  }
  return { setting, runs, missed, wrong, which, verdicts };
}

/** Whether so many errors in n repetitions would be unlikely for an error rate of at most p. */
export const isTooMany = (errors: number, n: number, p: number): boolean => errors > criticalCount(n, p, LEVEL);
