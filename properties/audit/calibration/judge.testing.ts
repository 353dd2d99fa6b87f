/** Audits a simulated trace and compares every interval and every verdict with the truth. */
import { simulateRule, type TraceRecord } from '../../../models/recorded';
import type { AuditCheck, AuditResults, Estimate, TraceAudit } from '../../results';
import { serialiseAudit } from '../../results/schemas';
import { FAMILIES, type FamilyId, calibrationTruth } from './members.testing';
import { auditedRounds } from '../figures';
import { type Recording, collect } from '../recording';
import { audit } from '../run';
import type { Setting } from './settings.testing';
import { type Truth, truthOf } from './truth.testing';

/** An interval that was compared with the truth. */
export interface Compared {
  /** What is estimated, such as `model mean`. */
  readonly quantity: string;
  /** Which one of a trace. */
  readonly which: string;
  readonly covered: boolean;
}

export interface Judged {
  readonly compared: readonly Compared[];
  /** Verdicts that are wrong, and true rules that were rejected. */
  readonly wrong: readonly string[];
}

async function* inOneBatch(records: Iterable<TraceRecord>): AsyncGenerator<readonly TraceRecord[]> {
  yield Array.from(records);
  await Promise.resolve();
}

export interface Recorded {
  readonly recording: Recording;
  readonly truth: Truth;
}

export async function record(setting: Setting, seed: number): Promise<Recorded> {
  const { loop, rounds, pools, measure } = setting;
  const trace = simulateRule(loop, { rounds, pools, measure, seed });
  const recording = await collect(trace.header, inOneBatch(trace.records()), 'simulated');
  return { recording, truth: truthOf(setting, trace) };
}

/** The audit, which must have the form of its JSON schema. */
export async function auditOf({ recording }: Recorded, options: { alpha?: number; confidence?: number }) {
  const results: AuditResults = await audit([{ file: 'simulated', read: 'simulated', notes: [], recording }], options);
  serialiseAudit(results);
  const [trace] = results.traces;
  if (trace === undefined) throw new Error('the audit has no trace');
  return trace;
}

/** Allowance for the rounding of the truth, relative to 1. */
const ROUNDING = 1e-9;

const covers = ({ lo, hi }: Pick<Estimate, 'lo' | 'hi'>, truth: number): boolean =>
  Number(lo) <= truth + ROUNDING && Number(hi) >= truth - ROUNDING;

/** The families that the true rule belongs to, with its parameters. */
function familiesOf({ loop }: Setting, { beta, lapse }: Truth): readonly FamilyId[] {
  const { rule, planted = {} } = loop;
  const { kind } = planted.rule ?? rule;
  const all: readonly FamilyId[] = FAMILIES.map(({ id }) => id);
  if (kind === 'uniform') return all.filter((id) => id !== 'best' && id !== 'worst');
  const base = beta === Infinity ? (['best', 'luce'] as const) : (['luce'] as const);
  return base.flatMap((id): FamilyId[] => (lapse === 0 ? [id, `${id} with lapses`] : [`${id} with lapses`]));
}

function* parametersCompared(setting: Setting, truth: Truth, { choice }: TraceAudit): Generator<Compared> {
  const uniform = (setting.loop.planted?.rule ?? setting.loop.rule).kind === 'uniform';
  for (const { rule, parameters } of choice?.fits ?? []) {
    if (!familiesOf(setting, truth).includes(rule)) continue;
    for (const parameter of parameters) {
      const { name } = parameter;
      // A temperature is shown only where its inverse is surely positive. Where all choices are random, any lapse rate of Luce's rule is true.
      if (name === 'temperature' || (uniform && name === 'lapse rate' && rule === 'luce with lapses')) continue;
      const value = name === 'lapse rate' ? (uniform ? 1 : truth.lapse) : truth.beta;
      yield { quantity: `${name} of ${rule}`, which: name, covered: covers(parameter, value) };
    }
  }
}

function* roundsCompared(
  truth: Truth,
  { rounds, projection }: Pick<TraceAudit, 'rounds' | 'projection'>,
): Generator<Compared> {
  for (const { t, traits, topShare } of rounds) {
    for (const { name, differential, measured } of traits) {
      const which = `${name} in round ${t}`;
      if (differential !== undefined)
        yield {
          quantity: 'selection differential',
          which,
          covered: covers(differential, truth.differential(name, t)),
        };
      if (measured !== undefined)
        yield { quantity: 'model mean', which, covered: covers(measured, truth.modelMean(name, t)) };
    }
    if (topShare !== undefined)
      yield { quantity: 'top share', which: `round ${t}`, covered: covers(topShare, truth.topShare(t - 1)) };
  }
  for (const { t, recorded } of projection?.rounds ?? [])
    yield {
      quantity: 'pool mean',
      which: `round ${t}`,
      covered: covers(recorded, truth.modelMean('reward', t - 1)),
    };
}

const keptMean = ({ rounds }: TraceAudit, trait: string, t: number): number =>
  rounds.find((round) => round.t === t)?.traits.find(({ name }) => name === trait)?.keptMean ?? NaN;

/** The learner's error of a round: what the model has beyond the prediction from its training data. */
function trueError(truth: Truth, of: TraceAudit, trait: string, t: number, eta: number): number {
  const { modelMean } = truth;
  return modelMean(trait, t) - (1 - eta) * modelMean(trait, 0) - eta * keptMean(of, trait, t);
}

function* transmissionCompared(truth: Truth, of: TraceAudit): Generator<Compared> {
  for (const { trait, eta = NaN, rounds, overall } of of.transmission) {
    for (const { t, response, error } of rounds) {
      const which = `${trait} in round ${t}`;
      const gain = truth.modelMean(trait, t) - truth.modelMean(trait, t - 1);
      yield { quantity: 'response', which, covered: covers(response, gain) };
      if (error !== undefined)
        yield {
          quantity: "learner's error",
          which,
          covered: covers(error, trueError(truth, of, trait, t, eta)),
        };
    }
    const last = rounds.at(-1)?.t ?? NaN;
    const slope = (truth.modelMean(trait, last) - truth.modelMean(trait, 0)) / overall.differential;
    if (overall.slope !== undefined)
      yield { quantity: 'response slope', which: trait, covered: covers(overall.slope, slope) };
  }
}

function* correlatedCompared(truth: Truth, { correlated, rounds }: TraceAudit): Generator<Compared> {
  const times = rounds.filter(({ pools }) => pools > 0).map(({ t }) => t);
  for (const { trait, differential, direct } of correlated) {
    const expected = times.reduce((sum, t) => sum + truth.differential(trait, t) / times.length, 0);
    yield { quantity: 'selection differential', which: `${trait}, overall`, covered: covers(differential, expected) };
    yield { quantity: 'direct selection', which: trait, covered: covers(direct, 0) };
  }
}

function* calibrationCompared(recording: Recording, truth: Truth, { choice }: TraceAudit): Generator<Compared> {
  const bins = choice?.calibration?.bins ?? [];
  if (bins.length === 0) return;
  for (const [i, share] of calibrationTruth(recording, choice, truth).entries()) {
    const bin = bins[i];
    if (bin === undefined) throw new Error('a bin is missing');
    const which = `bin ${Math.floor(10 * bin.predicted)}`;
    yield { quantity: 'calibration bin', which, covered: covers(bin.observed, share) };
  }
}

/** Whether a verdict is wrong. Where the truth of a claim is not known, only a refutation of a loop that satisfies the theorems is wrong. */
function isWrong(setting: Setting, recording: Recording, truth: Truth, of: TraceAudit) {
  const { rule, planted = {}, learner = 'exact', kept = 1 } = setting.loop;
  const { lapse = 0, transmission = 1 } = planted;
  const satisfies = rule.kind === 'luce' && kept === 1 && learner === 'exact' && lapse === 0 && transmission === 1;
  const largest = Math.max(...recording.rounds.flatMap(({ numbers }) => [...(numbers.get('reward') ?? [])]));
  return ({ section, id, verdict, t, slack }: AuditCheck): boolean => {
    if (verdict === 'undecided' || verdict === 'not applicable') return false;
    const says = verdict === 'holds';
    if (id === 'rule as named') return says ? lapse > 0 && rule.kind === 'luce' : lapse === 0;
    if (id === 'selection bound') return says !== truth.gainBeyondBound(t ?? NaN, largest) >= 0;
    if (section === 'transmission') {
      const trait = id.replace(/^transmission of |, all rounds$/g, '');
      const { max = NaN, min = NaN } = recording.header.traits?.[trait] ?? {};
      const { eta = NaN, rounds = [] } = of.transmission.find((each) => each.trait === trait) ?? {};
      // All measures have the same number of samples, so that all rounds count equally in what is said of them together.
      const times = t === undefined ? rounds.map((round) => round.t) : [t];
      const errors = times.map((each) => trueError(truth, of, trait, each, eta) / times.length);
      const error = Math.abs(errors.reduce((sum, each) => sum + each, 0));
      if (Number.isNaN(error) || slack === undefined) throw new Error(`the truth of ${id} is not known`);
      return says !== error <= 0.05 * (max - min);
    }
    return section === 'guarantees' ? satisfies && !says : !says;
  };
}

function wrongVerdicts(setting: Setting, recording: Recording, truth: Truth, of: TraceAudit): readonly string[] {
  const wrong = isWrong(setting, recording, truth, of);
  const checks = of.checks
    .filter(wrong)
    .map(({ id, verdict, t }) => `${id}${t === undefined ? '' : ` (t = ${t})`}: ${verdict}`);
  const families = familiesOf(setting, truth);
  const rejected = (of.choice?.fits ?? [])
    .filter(({ rule, fit }) => fit === 'rejected' && families.includes(rule))
    .map(({ rule }) => `${rule}: rejected`);
  return [...checks, ...rejected];
}

/** Compares the figures of the rounds of a trace with the truth. @param alpha error probability of each interval */
export async function judgeFigures(setting: Setting, seed: number, alpha: number): Promise<readonly Compared[]> {
  const { recording, truth } = await record(setting, seed);
  return [...roundsCompared(truth, { rounds: auditedRounds(recording, 'reward', alpha) })];
}

/** Compares everything in the audit of a trace with the truth. */
export async function judge(
  setting: Setting,
  seed: number,
  options: { alpha?: number; confidence?: number },
): Promise<Judged> {
  const recorded = await record(setting, seed);
  const { recording, truth } = recorded;
  const of = await auditOf(recorded, options);
  return {
    compared: [
      ...parametersCompared(setting, truth, of),
      ...roundsCompared(truth, of),
      ...transmissionCompared(truth, of),
      ...correlatedCompared(truth, of),
      ...calibrationCompared(recording, truth, of),
    ],
    wrong: wrongVerdicts(setting, recording, truth, of),
  };
}
