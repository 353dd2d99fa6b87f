/**
 * What changed between a baseline and a run: verdicts, statements, margins and counterexamples.
 *
 * It compares what the two results files say. A run with another seed, or with other numbers of cases, is compared all the same; the report says
 * which run the baseline is.
 */
import type { CellResult, Counterexample, StatementResult, VerificationResults } from '../../properties/results';
import { counterexamplesIn, witnessKey } from './counterexamples';
import { type Outcome, outcomesOf } from './outcomes';
import type { Verdict } from './verdict';

/** A margin that changed by less is not told. */
export const TOLD_FACTOR = 10;

/** A verdict that differs from that of the baseline. */
export interface VerdictChange {
  readonly before: Verdict;
  readonly after: Outcome;
}

/** The smallest positive margin of a claim on a model. */
export interface MarginChange {
  readonly statement: string;
  readonly model: string;
  readonly claim: string;
  readonly before: number;
  readonly after: number;
}

export interface RunChange {
  readonly baseline: VerificationResults;
  readonly worse: readonly VerdictChange[];
  readonly better: readonly VerdictChange[];
  /** Verdicts that differ, neither for the worse nor for the better. */
  readonly other: readonly VerdictChange[];
  /** What the baseline did not have; of a new statement the statement alone. */
  readonly added: readonly Outcome[];
  /** What only the baseline has. */
  readonly gone: readonly Outcome[];
  /** Margins that changed by at least the factor, the largest change first. */
  readonly margins: readonly MarginChange[];
  /** Counterexamples where the baseline had none. */
  readonly witnesses: readonly Counterexample[];
  /** How many counterexamples differ from those of the baseline at the same place. */
  readonly replaced: number;
  readonly cases: { readonly before: number; readonly after: number };
}

/** The order of verdicts, from the worst. */
const RANKS: Readonly<Record<Verdict['tone'], number>> = { bad: 0, misfit: 1, doubt: 2, neutral: 3, good: 4 };

const rise = (before: Verdict, after: Verdict): number => RANKS[after.tone] - RANKS[before.tone];

/** Whether the change of a part repeats that of its topic. */
const isRepeated = (before: Outcome, after: Outcome): boolean =>
  after.carried === true || (before.carried === true && rise(before.verdict, after.verdict) >= 0);

/** Members of `outcomes` that `others` lack; parts of a topic that is missing as a whole are left out. */
function missing(outcomes: readonly Outcome[], others: readonly Outcome[]): readonly Outcome[] {
  const keys = new Set(others.map(({ key }) => key));
  const absent = outcomes.filter(({ key }) => !keys.has(key));
  const whole = new Set(absent.filter(({ subject }) => subject === undefined).map(({ topic }) => topic));
  return absent.filter(({ topic, subject }) => subject === undefined || !whole.has(topic));
}

/** The margins of the claims of a statement, by model and claim; none where a cell is refuted. */
function marginsOf({ id, cells }: StatementResult): readonly (readonly [key: string, MarginChange])[] {
  const kept = cells.filter((cell: CellResult) => cell.counterexample === undefined);
  return kept.flatMap(({ model, evidence }) =>
    evidence.flatMap(({ claim, margin }) => {
      if (margin === undefined || !(margin > 0)) return [];
      const named = { statement: id, model, claim, before: margin, after: margin };
      return [[JSON.stringify([id, model, claim]), named] as const];
    }),
  );
}

/** How many decades a margin moved, up or down; a quotient of margins could overflow. */
export const decadesOf = ({ before, after }: Pick<MarginChange, 'before' | 'after'>): number =>
  Math.abs(Math.log10(after) - Math.log10(before));

function marginChanges(before: VerificationResults, after: VerificationResults): readonly MarginChange[] {
  const old = new Map(before.statements.flatMap(marginsOf));
  const changes = after.statements.flatMap(marginsOf).flatMap(([key, now]) => {
    const was = old.get(key);
    return was === undefined ? [] : [{ ...now, before: was.before }];
  });
  return changes
    .filter((change) => decadesOf(change) >= Math.log10(TOLD_FACTOR))
    .sort((a, b) => decadesOf(b) - decadesOf(a));
}

/** Where a counterexample stands, whatever it is. */
const placeOf = ({ statement, subject, claim, instance }: Counterexample): string =>
  JSON.stringify([statement, subject.kind, subject.id, claim, instance.model]);

function newWitnesses(before: VerificationResults, after: VerificationResults) {
  const old = counterexamplesIn(before);
  const places = new Set(old.map(placeOf));
  const known = new Set(old.map(witnessKey));
  const found = counterexamplesIn(after);
  return {
    witnesses: found.filter((witness) => !places.has(placeOf(witness))),
    replaced: found.filter((witness) => places.has(placeOf(witness)) && !known.has(witnessKey(witness))).length,
  };
}

/** What changed from a baseline to a run. */
export function runChange(baseline: VerificationResults, results: VerificationResults): RunChange {
  const [old, now] = [outcomesOf(baseline), outcomesOf(results)];
  const before = new Map(old.map((outcome) => [outcome.key, outcome]));
  const changes = now.flatMap((after) => {
    const was = before.get(after.key);
    if (was === undefined || was.verdict.words === after.verdict.words || isRepeated(was, after)) return [];
    return [{ before: was.verdict, after }];
  });
  const by = (sign: number): readonly VerdictChange[] =>
    changes.filter((change) => Math.sign(rise(change.before, change.after.verdict)) === sign);
  return {
    baseline,
    worse: by(-1),
    better: by(1),
    other: by(0),
    added: missing(now, old),
    gone: missing(old, now),
    margins: marginChanges(baseline, results),
    ...newWitnesses(baseline, results),
    cases: { before: baseline.counts.cases, after: results.counts.cases },
  };
}

/** Whether verdicts, statements, margins and the places of counterexamples are those of the baseline. */
export function isUnchanged({ worse, better, other, added, gone, margins, witnesses }: RunChange): boolean {
  return [worse, better, other, added, gone, margins, witnesses].every((list: readonly unknown[]) => list.length === 0);
}
