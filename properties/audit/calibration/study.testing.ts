/**
 * Counts over many traces: intervals that miss the truth, wrong verdicts, and planted faults that are caught.
 *
 * Counts are compared with the binomial law. A quantity of a trace, such as the differential of a trait in round 1, counts once per trace, so
 * that what is counted together is independent.
 */
import { criticalCount } from '../../statistics/calibration.testing';
import { type Judged, auditOf, judge, record } from './judge.testing';
import type { Fault, Setting } from './settings.testing';

/** Probability with which a right interval or test is called wrong, for each count. */
const LEVEL = 1e-5;

/** Misses of one quantity in one setting. */
export interface Misses {
  readonly quantity: string;
  readonly which: string;
  readonly traces: number;
  readonly missed: number;
}

export interface SettingCounts {
  readonly setting: Setting;
  readonly traces: number;
  readonly misses: readonly Misses[];
  /** Traces with a wrong verdict at the error probability asked for, and at the default one. */
  readonly wrong: number;
  readonly wrongByDefault: number;
  /** How often each verdict was wrong. */
  readonly wrongVerdicts: Readonly<Record<string, number>>;
}

/** Adds the intervals of a trace to the counts. */
function count(misses: Map<string, { -readonly [K in keyof Misses]: Misses[K] }>, { compared }: Judged): void {
  const seen = new Set<string>();
  for (const { quantity, which, covered } of compared) {
    const key = `${quantity}: ${which}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const entry = misses.get(key) ?? { quantity, which, traces: 0, missed: 0 };
    entry.traces += 1;
    entry.missed += covered ? 0 : 1;
    misses.set(key, entry);
  }
}

/** Seeds of different settings differ, so that their traces are independent. */
export const seedOf = (setting: number, trace: number): number => 1_000_003 * (setting + 1) + trace;

export interface StudyOptions {
  readonly traces: number;
  /** Error probability of all verdicts of a trace. */
  readonly alpha: number;
  readonly confidence?: number;
}

export async function countsOf(
  setting: Setting,
  number: number,
  { traces, alpha, confidence = 0.95 }: StudyOptions,
): Promise<SettingCounts> {
  const misses = new Map<string, Misses>();
  const wrongVerdicts: Record<string, number> = {};
  let [wrong, wrongByDefault] = [0, 0];
  for (let i = 0; i < traces; i += 1) {
    const judged = await judge(setting, seedOf(number, i), { alpha, confidence });
    count(misses, judged);
    if (judged.wrong.length === 0) continue;
    wrong += 1;
    for (const verdict of judged.wrong) wrongVerdicts[verdict] = (wrongVerdicts[verdict] ?? 0) + 1;
    // A verdict that is undecided at a large error probability is so at a small one.
    if ((await judge(setting, seedOf(number, i), {})).wrong.length > 0) wrongByDefault += 1;
  }
  return { setting, traces, misses: [...misses.values()], wrong, wrongByDefault, wrongVerdicts };
}

/** Whether so many errors in n repetitions would be unlikely for an error rate of at most p. */
export const isTooMany = (errors: number, n: number, p: number): boolean => errors > criticalCount(n, p, LEVEL);

export interface FaultCounts {
  readonly fault: Fault;
  /** Pools of a trace, or samples of a measure, that the audit calls enough; undefined if the pilot caught nearly all. */
  readonly enough: number | undefined;
  /** With that many, or those of the pilot. */
  readonly setting: Setting;
  readonly traces: number;
  readonly caught: number;
}

interface Seen {
  readonly refuted: boolean;
  readonly estimate: number;
  readonly enough: number | undefined;
}

async function seenIn({ check }: Fault, setting: Setting, seed: number): Promise<Seen> {
  const { checks } = await auditOf(await record(setting, seed), {});
  const found = checks.filter(({ id }) => id === check);
  const last = found.at(-1);
  if (last === undefined) throw new Error(`the audit has no check ${check}`);
  return {
    refuted: last.verdict === 'refuted',
    estimate: last.slack?.estimate ?? NaN,
    enough: last.enough === undefined ? undefined : Number(last.enough),
  };
}

const PILOT = 60;

/** What an undecided trace whose estimate is the typical one calls enough. */
function enoughOf(pilot: readonly Seen[]): number | undefined {
  const typical = pilot.reduce((sum, { estimate }) => sum + estimate, 0) / pilot.length;
  const undecided = pilot.filter(({ enough }) => enough !== undefined && Number.isFinite(enough));
  if (undecided.length < pilot.length / 10) return undefined;
  const [nearest] = [...undecided].sort((a, b) => Math.abs(a.estimate - typical) - Math.abs(b.estimate - typical));
  return nearest?.enough;
}

/** How often a fault is caught with as many pools, or samples, as the audit calls enough. */
export async function caughtOf(fault: Fault, number: number, traces: number): Promise<FaultCounts> {
  const { pilot, unit } = fault;
  const first: Seen[] = [];
  for (let i = 0; i < PILOT; i += 1) first.push(await seenIn(fault, pilot, seedOf(1000 + number, i)));
  const enough = enoughOf(first);
  const setting =
    enough === undefined
      ? pilot
      : unit === 'pools'
        ? { ...pilot, pools: Math.ceil(enough / pilot.rounds) }
        : { ...pilot, measure: Math.ceil(enough) };
  let caught = 0;
  for (let i = 0; i < traces; i += 1) {
    if ((await seenIn(fault, setting, seedOf(2000 + number, i))).refuted) caught += 1;
  }
  return { fault, enough, setting, traces, caught };
}
