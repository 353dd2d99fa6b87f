/** What searches say: about a cell, and about a statement with its dropped hypotheses and mutants. */
import type { Statement } from '../../theory';
import type {
  CellResult,
  CellStatus,
  DropResult,
  ExpectationJson,
  MutantResult,
  StatementVerdict,
  StoredStatus,
} from '../results';
import type { SearchOutcome } from '../search';

/** What a search says about a cell. Anything but a full, decided search with all its labels is not a pass. */
export function cellStatus(outcome: SearchOutcome): { readonly status: CellStatus; readonly reason?: string } {
  const { cases, labels, counterexample, undecidedBecause, neverDecided, cutShort } = outcome;
  if (counterexample) return { status: 'refuted' };
  if (cases.run < cases.planned)
    return { status: 'incomplete', reason: `${cases.run} of ${cases.planned} cases were run` };
  if (cutShort) return { status: 'incomplete', reason: 'the search for small margins was cut short' };
  if (cases.undecided > 0 || undecidedBecause !== undefined)
    return { status: 'undecided', reason: undecidedBecause ?? 'a case was undecided' };
  if (neverDecided.length > 0)
    return { status: 'weak', reason: `no case satisfies what is needed for claim ${neverDecided.join(', ')}` };
  const rare = labels.filter(({ met }) => !met).map(({ name }) => name);
  if (rare.length > 0) return { status: 'weak', reason: `too few cases with: ${rare.join('; ')}` };
  return { status: 'holds' };
}

/** Why a claim that is expected to fail was not shown to fail, if it was not. */
export function missedRefutation(stored: StoredStatus, { counterexample }: SearchOutcome): string | undefined {
  if (counterexample === undefined) return 'expected to be refuted, but no counterexample was found';
  return stored === 'stale' ? 'a counterexample was found, but the stored one no longer refutes' : undefined;
}

/** What a statement comes to that did what is expected of it. */
const AS_EXPECTED: Readonly<Record<ExpectationJson['verdict'], StatementVerdict>> = {
  refuted: 'refuted as expected',
  open: 'open',
};

/** The verdict on a statement: the worst of its parts, against what is expected of it. */
export function statementVerdict(
  { expected }: Statement,
  cells: readonly CellResult[],
  drops: readonly DropResult[],
  mutants: readonly MutantResult[],
): StatementVerdict {
  const anyCell = (status: CellStatus): boolean => cells.some((cell) => cell.status === status);
  if (anyCell('refuted') && expected?.verdict !== 'refuted') return 'refuted';
  const blind =
    mutants.some(({ status }) => status === 'survived') ||
    drops.some((drop) => drop.status !== 'incomplete' && !drop.asExpected);
  if (anyCell('weak') || blind) return 'weak';
  if ([...cells, ...drops, ...mutants].some(({ status }) => status === 'incomplete')) return 'incomplete';
  if (anyCell('undecided')) return 'undecided';
  return expected ? AS_EXPECTED[expected.verdict] : 'holds';
}
