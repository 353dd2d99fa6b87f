/** Several runs in the order of their starts: what each says of every statement and learned experiment, and its figures. */
import type { VerificationResults } from '../../properties/results';
import { InputError } from '../../theory/errors';
import { inGroups } from './expectation';
import { familiesOf } from './learned-families';
import { experimentOutcome } from './learned-verdict';
import { countText } from './number-text';
import { leastMargin, tightestMargin } from './statement-figures';
import { type Tally, tallies } from './tally';
import { type Verdict, verdictOf } from './verdict';
import { verdictLine } from './verdict-line';

/** The results of a run with a name that tells them from others, such as the path of their file. */
export interface NamedResults {
  readonly name: string;
  readonly results: VerificationResults;
}

interface TrendRun {
  readonly name: string;
  readonly results: VerificationResults;
  readonly verdict: Verdict;
  /** Figures with their headings: `31 of 31` theorems, `124 of 124` mutants; the same headings in every run. */
  readonly figures: readonly (readonly [heading: string, figure: string])[];
}

/** A statement or a learned experiment over the runs; entries are undefined for runs that lack it. */
export interface TrendRow {
  readonly id: string;
  readonly title: string;
  readonly verdicts: readonly (Verdict | undefined)[];
  /** The smallest positive margin in each run, as a number. */
  readonly margins: readonly (number | undefined)[];
  /** The margin in the newest run that has the statement, in words. */
  readonly tightest: string;
}

export interface Trend {
  /** From the oldest to the newest; at least one. */
  readonly runs: readonly [TrendRun, ...TrendRun[]];
  readonly newest: TrendRun;
  readonly statements: readonly TrendRow[];
  readonly experiments: readonly TrendRow[];
}

const HEADINGS: Readonly<Record<Tally['kind'], string>> = {
  theorem: 'theorems hold',
  'failing claim': 'claims refuted',
  conjecture: 'conjectures open',
  learned: 'learned hold',
};

function runOf({ name, results }: NamedResults): TrendRun {
  const wrong = results.statements.flatMap(({ mutants }) => mutants);
  const killed = wrong.filter(({ status }) => status === 'killed').length;
  const figures = [
    ...tallies(results).map(({ kind, figure }) => [HEADINGS[kind], figure] as const),
    ['mutants killed', wrong.length === 0 ? 'none' : `${countText(killed)} of ${countText(wrong.length)}`] as const,
  ];
  return { name, results, verdict: verdictLine(results), figures };
}

/** Members of lists without repetition: those of the newest list first, so that the order is the present one. */
const distinct = (lists: readonly (readonly string[])[]): readonly string[] => [
  ...new Set([...lists].reverse().flat()),
];

function statementRows(runs: readonly TrendRun[]): readonly TrendRow[] {
  const ids = distinct(runs.map(({ results }) => inGroups(results.statements).map(({ id }) => id)));
  return ids.map((id) => {
    const found = runs.map(({ results }) => results.statements.find((statement) => statement.id === id));
    const newest = found.filter((statement) => statement !== undefined).at(-1);
    return {
      id,
      title: newest?.title ?? '',
      verdicts: found.map((statement) => statement && verdictOf(statement.verdict)),
      margins: found.map((statement) => statement && leastMargin(statement)),
      tightest: newest === undefined ? '–' : tightestMargin(newest),
    };
  });
}

function experimentRows(runs: readonly TrendRun[]): readonly TrendRow[] {
  const of = ({ results: { learned } }: TrendRun) =>
    learned === undefined ? [] : familiesOf(learned).flatMap(({ experiments }) => experiments);
  const ids = distinct(runs.map((run) => of(run).map(({ id }) => id)));
  return ids.map((id) => {
    const found = runs.map((run) => of(run).find((experiment) => experiment.id === id));
    return {
      id,
      title: found.filter((experiment) => experiment !== undefined).at(-1)?.title ?? '',
      verdicts: found.map((experiment) => experiment && experimentOutcome(experiment)),
      margins: found.map(() => undefined),
      tightest: '–',
    };
  });
}

/**
 * The runs in the order of `timing.startedAt`; runs that started together stay in the given order.
 * @throws InputError without any run
 */
export function trendOf(named: readonly NamedResults[]): Trend {
  const ordered = [...named].sort((a, b) => {
    const [first, second] = [a.results.timing.startedAt, b.results.timing.startedAt];
    return first < second ? -1 : first > second ? 1 : 0;
  });
  const [oldest, ...others] = ordered.map(runOf);
  if (oldest === undefined) throw new InputError('a trend of 0 runs shows nothing; give at least one results.json');
  const runs = [oldest, ...others] as const;
  return {
    runs,
    newest: others.at(-1) ?? oldest,
    statements: statementRows(runs),
    experiments: experimentRows(runs),
  };
}
