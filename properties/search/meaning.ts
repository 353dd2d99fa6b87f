/**
 * The meaning of an outcome, decided in one place for every command.
 *
 * A search *holds* when every planned case was run and decided true, every claim was decided often enough and no required label was
 * too rare. Anything less is not a pass: *incomplete* (cut short), *undecided* (some case), *weak* (nothing was refuted, but the cases
 * that ran do not support the claim).
 */
import type { CellStatus, StatementVerdict } from '../results';
import type { SearchOutcome } from './outcome';

export interface Meaning {
  readonly status: CellStatus;
  /** Absent where the claim holds or is refuted. */
  readonly reason?: string;
}

/** The part of an outcome that decides its meaning. */
export type Decisive = Pick<SearchOutcome, 'cases' | 'labels' | 'undecidedBecause' | 'evidence' | 'cutShort'> & {
  readonly counterexample: unknown;
};

export function meaningOf(outcome: Decisive): Meaning {
  const { cases, labels, counterexample, undecidedBecause, evidence, cutShort } = outcome;
  if (counterexample !== undefined) return { status: 'refuted' };
  if (cases.run < cases.planned)
    return { status: 'incomplete', reason: `${cases.run} of ${cases.planned} cases were run` };
  if (cutShort) return { status: 'incomplete', reason: 'the search for small margins was cut short' };
  if (cases.undecided > 0 || undecidedBecause !== undefined)
    return { status: 'undecided', reason: undecidedBecause ?? 'a case was undecided' };
  const shortfalls = evidence.flatMap(({ shortfall }) => shortfall ?? []);
  if (shortfalls.length > 0) return { status: 'weak', reason: shortfalls.join('; ') };
  const rare = labels.filter(({ met }) => !met).map(({ name }) => name);
  if (rare.length > 0) return { status: 'weak', reason: `too few cases with: ${rare.join('; ')}` };
  return { status: 'holds' };
}

/** What theory says of a statement: a theorem, a claim that fails, a case known to be undecidable here, or an open question. */
export type Expected = 'holds' | 'refuted' | 'undecided' | 'open';

/**
 * - `as expected`, `open`: the search agrees with theory, or theory does not say and nothing refutes the statement;
 * - `unexpected`: better or worse than theory says: either the argument is wrong or the search is blind;
 * - `undecided`: the search did not decide, which is never a pass, whatever is expected;
 * - `nothing expected`: theory was not asked.
 */
export type Agreement = 'as expected' | 'open' | 'unexpected' | 'undecided' | 'nothing expected';

/** Whether a search agrees with what theory says. */
export function agreementWith(expected: Expected | undefined, status: CellStatus): Agreement {
  if (status !== 'holds' && status !== 'refuted') return 'undecided';
  if (expected === undefined) return 'nothing expected';
  if (expected === 'open' && status === 'holds') return 'open';
  return status === expected ? 'as expected' : 'unexpected';
}

/** The verdicts of statements and runs, learned ones included, from the worst on. A run with a conjecture in it does not hold as a whole: it is open, which is no fault. */
export const VERDICTS: readonly StatementVerdict[] = [
  'refuted',
  'weak',
  'incomplete',
  'undecided',
  'open',
  'holds',
  'refuted as expected',
];

/** The worst of several verdicts. */
export function worst(verdicts: readonly StatementVerdict[]): StatementVerdict {
  return VERDICTS.find((verdict) => verdicts.includes(verdict)) ?? 'incomplete';
}
