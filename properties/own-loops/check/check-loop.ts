/**
 * Checks which guarantees a loop keeps: the preflight tests whether it is a loop at all, then every statement is searched on it.
 *
 * The search runs in this thread: a rule that hangs on an input outside the preflight hangs the search. `checkLoopFile` runs the
 * loop of a file in a worker thread, which can be ended.
 */
import { type Loop, caseOf, decodeInstance, loopOf } from '../../../models';
import {
  type Assignment,
  InputError,
  type OptionNames,
  STATEMENTS,
  type Statement,
  checkOptions,
  parseClaim,
  statementOf,
} from '../../../theory';
import { exactSides } from '../../checker';
import type {
  CheckedCell,
  Counterexample,
  ExactSides,
  LoopCheck,
  LoopProofs,
  LoopSummary,
  LoopVerdict,
} from '../../results';
import { DEFAULT_SEED, watchForCancellation } from '../../search';
import { CHECK_CASES, runCell, loopSummary, undecidedCell } from '../../matrix';
import { isLoop } from '../define';
import { messageOf, safely } from '../foreign-value';
import { DEFAULT_PATIENCE, type Preflight, preflight } from '../preflight';

/**
 * Options of `checkLoop`.
 * @example
 * const options: CheckLoopOptions = { statements: [statementOf('lemma-2.2')], cases: 200, timeLimit: 10_000 };
 */
export interface CheckLoopOptions {
  /** @defaultValue every statement of the registry */
  readonly statements?: readonly Statement[];
  /** Random cases per statement. @defaultValue 1000 */
  readonly cases?: number;
  /** @defaultValue 20240709 */
  readonly seed?: number;
  /** Milliseconds after which the check is cut short. @defaultValue no limit */
  readonly timeLimit?: number;
  /** Cuts the check short when aborted. @defaultValue no signal */
  readonly signal?: AbortSignal;
  /** Milliseconds after which a call of a rule counts as hanging. @defaultValue 10000 */
  readonly patience?: number;
  /** Called between two cases; returning true cuts the check short. */
  readonly stopped?: () => boolean;
  /** Called with every finished cell. */
  readonly onCell?: (cell: CheckedCell) => void;
  /** Tries to prove for all laws and weights what was not refuted. @defaultValue nothing is put to a proof */
  readonly prove?: ProofRequest;
}

/** The names of the options of `checkLoop`. */
export const CHECK_OPTIONS: OptionNames<CheckLoopOptions> = {
  statements: true,
  cases: true,
  seed: true,
  timeLimit: true,
  signal: true,
  patience: true,
  stopped: true,
  onCell: true,
  prove: true,
};

/** What is put to a proof. */
export interface ProofRequest {
  /** Numbers of candidates. @defaultValue 2 to 5 */
  readonly candidates?: readonly number[];
  /** Milliseconds for all proofs. @defaultValue 20 seconds */
  readonly time?: number;
}

/** The statements to prove: those that apply to the loop, and that no case refutes. */
export const provableOf = (cells: readonly CheckedCell[]): readonly Statement[] =>
  cells
    .filter(({ verdict, cases }) => verdict !== 'refuted' && verdict !== 'not applicable' && cases.run > 0)
    .map(({ statement }) => statementOf(statement));

/**
 * The verdict on a loop. It holds only if every applicable guarantee holds. A published claim that is refuted for the paper's loop too is
 * no guarantee, and neither is a conjecture, unless a case refutes it.
 */
export function loopVerdict({ defects, cells }: Pick<LoopCheck, 'defects' | 'cells'>): LoopVerdict {
  if (defects.length > 0) return 'not a loop';
  const counted = cells.filter(
    ({ verdict, failsAnyway }) =>
      verdict !== 'not applicable' && verdict !== 'open' && !(failsAnyway && verdict === 'refuted'),
  );
  if (counted.some(({ verdict }) => verdict === 'refuted')) return 'refuted';
  if (counted.some(({ verdict }) => verdict === 'undecided')) return 'undecided';
  if (counted.length > 0) return 'holds';
  // If no statement applies, nothing was shown.
  return cells.some(({ verdict }) => verdict === 'open') ? 'open' : 'undecided';
}

/** Both sides of a counterexample exactly; undefined if they have no exact form. */
export function sidesOf(
  { instance, claim, where, finding, loop: id }: Counterexample,
  loop: Loop = loopOf(id),
): ExactSides | undefined {
  const { t, atoms } = finding;
  const place: Assignment = { t, atoms: atoms as Assignment['atoms'] };
  return exactSides(caseOf(decodeInstance(instance), loop), parseClaim(claim, where), place);
}

/** Searches one statement on a loop. An error of the loop leaves the statement undecided, since that case did not hold. */
export async function checkCell(
  statement: Statement,
  loop: Loop,
  { cases, seed, stopped }: { readonly cases: number; readonly seed: number; readonly stopped: () => boolean },
): Promise<CheckedCell> {
  const anyway = statement.expected?.verdict === 'refuted' ? ({ failsAnyway: true } as const) : {};
  if (stopped())
    return { ...undecidedCell(loop.id, statement, 'the check was cut short before it', cases, seed), ...anyway };
  try {
    const cell = await runCell(statement, loop, { cases, seed, stopped });
    const sides = cell.counterexample && sidesOf(cell.counterexample, loop);
    const open = cell.verdict === 'holds' && statement.expected?.verdict === 'open';
    return { ...cell, ...(open ? { verdict: 'open' } : {}), ...anyway, ...(sides ? { sides } : {}) };
  } catch (error) {
    return { ...undecidedCell(loop.id, statement, `the loop throws: ${messageOf(error)}`, cases, seed), ...anyway };
  }
}

/** The options of a check, with the defaults filled in. */
export interface SettledCheck {
  readonly statements: readonly Statement[];
  readonly cases: number;
  readonly seed: number;
  readonly patience: number;
}

/** @throws InputError for a number of cases below 1 or a seed that is not a whole number */
export function checkNumbers(cases: number, seed: number): void {
  if (!Number.isSafeInteger(cases) || cases < 1)
    throw new InputError(`cases ${cases} is not a whole number of at least 1`);
  if (!Number.isSafeInteger(seed)) throw new InputError(`the seed ${seed} is not a whole number`);
}

/** @throws InputError for a number of cases below 1 or a seed that is not a whole number */
export function settled(options: CheckLoopOptions): SettledCheck {
  const { statements = STATEMENTS, cases = CHECK_CASES, seed = DEFAULT_SEED, patience = DEFAULT_PATIENCE } = options;
  checkNumbers(cases, seed);
  return { statements, cases, seed, patience };
}

/** The result of a check from its defects, notes and cells. */
export function loopCheck(
  loop: LoopSummary,
  { cases, seed }: Pick<SettledCheck, 'cases' | 'seed'>,
  { defects, notes }: Preflight,
  cells: readonly CheckedCell[],
  proofs?: LoopProofs,
): LoopCheck {
  const verdict = loopVerdict({ defects, cells });
  const proved = proofs ? { proofs } : {};
  return { format: 'curated-loops/check', version: 2, loop, seed, cases, defects, notes, cells, ...proved, verdict };
}

/**
 * Checks a loop.
 * @throws InputError for a value that is not a loop, and for a number of cases below 1
 * @example
 * const loop = defineLoop({ id: 'mine', choice: 'w[1]/sum(w)' });
 * const { verdict, cells } = await checkLoop(loop, { cases: 200 });
 */
export async function checkLoop(loop: Loop, options: CheckLoopOptions = {}): Promise<LoopCheck> {
  if (!isLoop(loop)) throw new InputError(`${safely(loop)} is not a loop; make one by defineLoop({ … })`);
  checkOptions('checkLoop', options, CHECK_OPTIONS);
  const asked = settled(options);
  const stop = watchForCancellation(options);
  const stopped = (): boolean => stop.stopped() || (options.stopped?.() ?? false);
  try {
    const tried = preflight(loop, asked);
    const cells: CheckedCell[] = [];
    for (const statement of tried.defects.length > 0 ? [] : asked.statements) {
      const cell = await checkCell(statement, loop, { ...asked, stopped });
      cells.push(cell);
      options.onCell?.(cell);
    }
    const proofs =
      options.prove && tried.defects.length === 0
        ? (await import('../prove')).proveLoop(loop, provableOf(cells), { ...options.prove, stopped })
        : undefined;
    return loopCheck(loopSummary(loop), asked, tried, cells, proofs);
  } finally {
    stop.dispose();
  }
}
