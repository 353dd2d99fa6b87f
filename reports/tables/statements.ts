/** The table of the statements of a run: the outcome on every model, the tightness, the dropped hypotheses and the mutants. */
import type { CellResult, StatementResult, VerificationResults } from '../../properties/results';
import {
  cellMargin,
  cellOutcome,
  countText,
  dropRatio,
  inGroups,
  mutantRatio,
  tightestMargin,
  type Verdict,
  verdictOf,
} from '../words';
import type { Cell, Column, Table } from './table';

/** A statement on one model. */
export interface ModelOutcome {
  readonly model: string;
  readonly verdict: Verdict;
  readonly run: number;
  readonly exact: number;
  readonly certified: number;
  readonly margin: string;
}

export interface StatementRow {
  readonly id: string;
  readonly title: string;
  readonly verdict: Verdict;
  /** One for each model on which the statement was tested. */
  readonly outcomes: readonly ModelOutcome[];
  readonly tightest: string;
  readonly drops: string;
  readonly mutants: string;
}

function outcomeOf(statement: StatementResult, cell: CellResult): ModelOutcome {
  const { model, cases, rungs } = cell;
  return {
    model,
    verdict: cellOutcome(statement, cell),
    run: cases.run,
    ...rungs,
    margin: cellMargin(statement, cell),
  };
}

export function statementRow(statement: StatementResult): StatementRow {
  return {
    id: statement.id,
    title: statement.title,
    verdict: verdictOf(statement.verdict),
    outcomes: statement.cells.map((cell) => outcomeOf(statement, cell)),
    tightest: tightestMargin(statement),
    drops: dropRatio(statement),
    mutants: mutantRatio(statement),
  };
}

function outcomeCell(outcome: ModelOutcome | undefined): Cell {
  if (outcome === undefined) return {};
  const { verdict, run, exact, certified } = outcome;
  return { verdict, note: `${run} (${exact} exact, ${certified} cert.)` };
}

const FIGURES: readonly Column[] = [
  { title: 'cases', printed: false, kind: 'number' },
  { title: 'tightest margin', printed: 'tightest', kind: 'number' },
  { title: 'hypotheses dropped', printed: 'dropped', kind: 'number' },
  { title: 'mutants killed', printed: 'mutants', kind: 'number' },
];

/** A row per statement with a column per model on which one of them was tested; undefined in a run of learned experiments alone. */
export function statementTable({ statements, options, learned }: VerificationResults): Table | undefined {
  if (statements.length === 0 && learned !== undefined) return undefined;
  const tested = options.models.filter((model) =>
    statements.some(({ cells }) => cells.some((cell) => cell.model === model)),
  );
  const rows = inGroups(statements).map((statement) => {
    const { outcomes, tightest, drops, mutants, ...named } = statementRow(statement);
    const verdicts = tested.map((model) => outcomeCell(outcomes.find((outcome) => outcome.model === model)));
    const cases = countText(outcomes.reduce((sum, { run }) => sum + run, 0));
    return { ...named, cells: [...verdicts, ...[cases, tightest, drops, mutants].map((text) => ({ text }))] };
  });
  const models = tested.map((title): Column => ({ title, kind: 'words' }));
  return { names: { title: 'statement', kind: 'words' }, columns: [...models, ...FIGURES], rows };
}
