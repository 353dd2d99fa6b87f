/**
 * The status of a search's outcome, for every command.
 *
 * A search *holds* when every planned case was run and decided true, every claim was decided often enough and no required label was
 * too rare. Otherwise it is *incomplete* (cut short), *undecided* (some case was), or *weak* (nothing was refuted, but the cases do not
 * support the claim). None of these is a pass. After an internal contradiction no verdict of the search can be trusted: it is undecided,
 * whatever else it found.
 */
import { isContradiction } from '../../theory';
import type { CellStatus, StatementVerdict } from '../results';
import type { SearchOutcome } from './outcome';

export interface Meaning {
  readonly status: CellStatus;
  /** Absent if the claim holds or is refuted. */
  readonly reason?: string;
}

/** The part of an outcome that determines its status. */
export type Decisive = Pick<SearchOutcome, 'cases' | 'labels' | 'undecidedBecause' | 'evidence' | 'cutShort'> & {
  readonly counterexample: unknown;
};

export function meaningOf(outcome: Decisive): Meaning {
  const { cases, labels, counterexample, undecidedBecause, evidence, cutShort } = outcome;
  if (undecidedBecause !== undefined && isContradiction(undecidedBecause))
    return { status: 'undecided', reason: undecidedBecause };
  if (counterexample !== undefined) return { status: 'refuted' };
  if (cases.run < cases.planned) {
    const because = cutShort || undecidedBecause === undefined ? '' : `: ${undecidedBecause}`;
    return { status: 'incomplete', reason: `${cases.run} of ${cases.planned} cases were run${because}` };
  }
  if (cutShort) return { status: 'incomplete', reason: 'the search for small margins was cut short' };
  if (cases.undecided > 0 || undecidedBecause !== undefined)
    return { status: 'undecided', reason: undecidedBecause ?? 'a case was undecided' };
  const shortfalls = evidence.flatMap(({ shortfall }) => shortfall ?? []);
  if (shortfalls.length > 0) return { status: 'weak', reason: shortfalls.join('; ') };
  const rare = labels.filter(({ met }) => !met).map(({ name }) => name);
  if (rare.length > 0) return { status: 'weak', reason: `too few cases with: ${rare.join('; ')}` };
  return { status: 'holds' };
}

/** The prediction of theory: a theorem, a claim that fails, a cell that cannot be decided here, or an open question. */
export type Expected = 'holds' | 'refuted' | 'undecided' | 'open';

/**
 * - `as expected`: the search agrees with theory;
 * - `open`: theory makes no prediction, and nothing refutes the statement;
 * - `unexpected`: better or worse than predicted, so the argument is wrong or the search misses something;
 * - `undecided`: the search did not decide, which is never a pass;
 * - `nothing expected`: there is no prediction to compare with.
 */
export type Agreement = 'as expected' | 'open' | 'unexpected' | 'undecided' | 'nothing expected';

/** Whether a search agrees with the prediction of theory. */
export function agreementWith(expected: Expected | undefined, status: CellStatus): Agreement {
  if (status !== 'holds' && status !== 'refuted') return 'undecided';
  if (expected === undefined) return 'nothing expected';
  if (expected === 'open' && status === 'holds') return 'open';
  return status === expected ? 'as expected' : 'unexpected';
}

/** The verdicts of statements and runs, learned ones included, from worst to best. A run with a conjecture is `open`, which is not a failure. */
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
