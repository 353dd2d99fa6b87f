/** The verdict on a statement, from its cells, its dropped hypotheses and its mutants. */
import type { Statement } from '../../theory';
import type {
  CellResult,
  CellStatus,
  DropResult,
  ExpectationJson,
  MutantResult,
  RefusedCertificate,
  StatementVerdict,
  StoredStatus,
} from '../results';
import type { SearchOutcome } from '../search';

/** Why an expected refutation was not found; undefined if it was. */
export function missedRefutation(stored: StoredStatus, { counterexample }: SearchOutcome): string | undefined {
  if (counterexample === undefined) return 'expected to be refuted, but no counterexample was found';
  return stored === 'stale' ? 'a counterexample was found, but the stored one no longer refutes' : undefined;
}

/** The verdict on a statement that behaved as expected. */
const AS_EXPECTED: Readonly<Record<ExpectationJson['verdict'], StatementVerdict>> = {
  refuted: 'refuted as expected',
  open: 'open',
};

/** The verdict on a statement: the worst of its parts, compared with its expectation. */
export function statementVerdict(
  { expected }: Statement,
  cells: readonly CellResult[],
  drops: readonly DropResult[],
  mutants: readonly MutantResult[],
  refused: readonly RefusedCertificate[] = [],
): StatementVerdict {
  const anyCell = (status: CellStatus): boolean => cells.some((cell) => cell.status === status);
  if (anyCell('refuted') && expected?.verdict !== 'refuted') return 'refuted';
  const blind =
    mutants.some(({ status }) => status === 'survived') ||
    drops.some((drop) => drop.status !== 'incomplete' && !drop.asExpected);
  if (anyCell('weak') || blind || refused.length > 0) return 'weak';
  if ([...cells, ...drops, ...mutants].some(({ status }) => status === 'incomplete')) return 'incomplete';
  if (anyCell('undecided')) return 'undecided';
  return expected ? AS_EXPECTED[expected.verdict] : 'holds';
}
