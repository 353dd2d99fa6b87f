/** Statements by expectation (theorems, published claims that fail, conjectures), with their outcomes as text. */
import type { CellResult, Counterexample, StatementResult } from '../../properties/results';
import { countText, plural } from './number-text';
import { smallestMargin } from './statement-figures';

export type Kind = 'theorem' | 'failing claim' | 'conjecture';

/** Statements of one kind, under a heading. */
export interface Group {
  readonly kind: Kind;
  readonly title: string;
  readonly statements: readonly StatementResult[];
}

const TITLES: Readonly<Record<Kind, string>> = {
  theorem: 'Theorems',
  'failing claim': 'Published claims that fail as stated',
  conjecture: 'Conjectures',
};

function kindOf({ expected }: StatementResult): Kind {
  if (expected === undefined) return 'theorem';
  return expected.verdict === 'refuted' ? 'failing claim' : 'conjecture';
}

/** The statements of one kind, in the order of the run. */
export function statementsOf(kind: Kind, statements: readonly StatementResult[]): readonly StatementResult[] {
  return statements.filter((statement) => kindOf(statement) === kind);
}

/** Theorems, then claims that fail, then conjectures; empty kinds are left out. */
export function groupsOf(statements: readonly StatementResult[]): readonly Group[] {
  const kinds = ['theorem', 'failing claim', 'conjecture'] as const;
  const groups = kinds.map((kind) => ({ kind, title: TITLES[kind], statements: statementsOf(kind, statements) }));
  return groups.filter((group) => group.statements.length > 0);
}

/** The statements in the order of their groups. */
export function inGroups(statements: readonly StatementResult[]): readonly StatementResult[] {
  return groupsOf(statements).flatMap((group) => group.statements);
}

/** The counterexamples that the search found to a claim that is expected to fail; empty for other statements. */
export function expectedWitnesses({ expected, cells }: StatementResult): readonly Counterexample[] {
  if (expected?.verdict !== 'refuted') return [];
  return cells.flatMap(({ counterexample }) => (counterexample ? [counterexample] : []));
}

const sumOf = (cells: readonly CellResult[], count: (cell: CellResult) => number): number =>
  cells.reduce((sum, cell) => sum + count(cell), 0);

/** `1,200 cases with 3,600 decisions on discrete; smallest margin 0.0123; attained 4 times; all 12 required kinds of cases met`. */
export function searchEffort({ cells }: StatementResult): string {
  const cases = sumOf(cells, (cell) => cell.cases.run);
  const decisions = sumOf(cells, (cell) => cell.decisions);
  const attained = sumOf(cells, (cell) => cell.attained);
  const margin = smallestMargin(cells);
  const labels = cells.flatMap((cell) => cell.labels);
  const rare = labels.filter(({ met }) => !met).length;
  const kinds =
    rare === 0
      ? `all ${countText(labels.length)} required kinds of cases met`
      : `${countText(rare)} of ${countText(labels.length)} required kinds of cases too rare`;
  return [
    `${plural(cases, 'case')} with ${plural(decisions, 'decision')} on ${cells.map(({ model }) => model).join(', ')}`,
    ...(margin === undefined ? [] : [`smallest margin ${margin}`]),
    ...(attained > 0 ? [`attained ${plural(attained, 'time')}`] : []),
    ...(labels.length > 0 ? [kinds] : []),
  ].join('; ');
}
