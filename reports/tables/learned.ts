/** The table of the learned experiments: a row per experiment with its verdict on every checked statement. */
import type { ExperimentResult, LearnedResults } from '../../properties/results';
import { cellVerdict, experimentOutcome, familiesOf, lambdaText, statementsAsked, type Verdict } from '../words';
import type { Column, Table } from './table';

export interface ExperimentRow {
  readonly id: string;
  /** For example `λ = 1/2`. */
  readonly loop: string;
  readonly verdict: Verdict;
  /** One for each statement; undefined if it was not checked. */
  readonly verdicts: readonly (Verdict | undefined)[];
}

export function experimentRow(experiment: ExperimentResult, statements: readonly string[]): ExperimentRow {
  return {
    id: experiment.id,
    loop: lambdaText(experiment),
    verdict: experimentOutcome(experiment),
    verdicts: statements.map((statement) => cellVerdict(experiment, statement)),
  };
}

/** The experiments in the order of their families; undefined for a run without experiments. */
export function learnedTable(learned: LearnedResults | undefined): Table | undefined {
  if (learned === undefined || learned.experiments.length === 0) return undefined;
  const statements = statementsAsked(learned);
  const rows = familiesOf(learned)
    .flatMap(({ experiments }) => experiments)
    .map((experiment) => experimentRow(experiment, statements))
    .map(({ id, verdict, verdicts }) => ({
      id,
      verdict,
      cells: [verdict, ...verdicts].map((each) => ({ verdict: each })),
    }));
  const asked = statements.map((title): Column => ({ title, kind: 'words', isId: true }));
  return {
    names: { title: 'experiment', printed: 'learned experiment', kind: 'words' },
    columns: [{ title: 'verdict', printed: false, kind: 'words' }, ...asked],
    rows,
  };
}
