/** The kind of evidence for a statement, and what the statement follows from. */
import type { StatementResult } from '../../properties/results';
import { countText } from './number-text';

/** From the strongest: all cases by exact arithmetic, some by certified enclosures, or samples alone. */
export type Evidence = 'exact' | 'certified' | 'statistical';

/** The weakest evidence that a verdict on closed-form models rests on. */
export function evidenceOf({ cells }: StatementResult): Evidence {
  if (cells.length === 0) return 'statistical';
  return cells.some(({ rungs }) => rungs.certified > 0) ? 'certified' : 'exact';
}

const sum = ({ cells }: StatementResult, rung: 'exact' | 'certified'): number =>
  cells.reduce((total, cell) => total + cell.rungs[rung], 0);

/** `1 398 exact, 2 602 certified`, `all exact`, `all certified`. */
export function evidenceText(statement: StatementResult): string {
  const refuted = statement.cells.find(({ counterexample }) => counterexample !== undefined)?.counterexample;
  if (refuted !== undefined) return refuted.finding.rung === 'exact' ? 'refuted exactly' : 'refuted by enclosures';
  const [exact, certified] = [sum(statement, 'exact'), sum(statement, 'certified')];
  if (exact + certified === 0) return 'none decided';
  if (certified === 0) return 'all exact';
  return exact === 0 ? 'all certified' : `${countText(exact)} exact, ${countText(certified)} certified`;
}

/** Ids of the statements that a statement follows from; of an older results file none. */
export const followsOf = ({ follows = [] }: StatementResult): readonly string[] => follows;
