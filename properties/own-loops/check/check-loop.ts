/**
 * Which guarantees does a loop keep? First whether it is a loop at all, then every statement searched on it.
 *
 * In this thread: a rule that hangs on an input that the preflight did not meet hangs the search. `checkLoopFile` runs a loop of a file in a
 * worker thread, which can be ended.
 */
import { type Loop, caseOf, decodeInstance } from '../../../models';
import { type Assignment, InputError, STATEMENTS, type Statement, parseClaim } from '../../../theory';
import { type ExactSides, exactSides } from '../../checker';
import type { Counterexample } from '../../results';
import { DEFAULT_SEED, watchForCancellation } from '../../search';
import { CHECK_CASES, runCell, loopSummary, undecidedCell, type LoopSummary, type VariantCell } from '../../matrix';
import { type LoopDefect, messageOf, safely } from '../preflight/defect';
import { isLoop } from '../define/is-loop';
import { DEFAULT_PATIENCE, preflight } from '../preflight/preflight';

export interface CheckLoopOptions {
  /** @defaultValue every statement of the registry */
  readonly statements?: readonly Statement[];
  /** Random cases per statement. @defaultValue 1000 */
  readonly cases?: number;
  /** @defaultValue 20240709 */
  readonly seed?: number;
  /** Milliseconds after which the check is cut short. @defaultValue no limit */
  readonly timeLimit?: number;
  /** Cuts the check short. @defaultValue none */
  readonly signal?: AbortSignal;
  /** Milliseconds after which a rule counts as one that does not return. @defaultValue 10000 */
  readonly patience?: number;
  /** Asked between two cases, besides time limit and signal. */
  readonly stopped?: () => boolean;
  /** Told of every cell as it is done. */
  readonly onCell?: (cell: CheckedCell) => void;
}

export interface CheckedCell extends VariantCell {
  /** Both sides of the refuted claim as fractions, where they are some. */
  readonly sides?: ExactSides;
  /** Whether the statement is a published claim that fails for the loop of the paper too: being refuted is no news then. */
  readonly failsAnyway?: true;
}

export type LoopVerdict = 'holds' | 'refuted' | 'undecided' | 'not a loop';

export interface LoopCheck {
  readonly format: 'curated-loops/check';
  readonly version: 1;
  readonly loop: LoopSummary;
  readonly seed: number;
  readonly cases: number;
  /** Why it is not a loop; nothing is searched then. */
  readonly defects: readonly LoopDefect[];
  /** What is legal, and worth knowing. */
  readonly notes: readonly string[];
  /** One per statement, in the order of the registry. */
  readonly cells: readonly CheckedCell[];
  readonly verdict: LoopVerdict;
}

/** The verdict on a loop. Only a check of which every applicable cell holds is a pass. */
export function loopVerdict({ defects, cells }: Pick<LoopCheck, 'defects' | 'cells'>): LoopVerdict {
  if (defects.length > 0) return 'not a loop';
  const counted = cells.filter(
    ({ verdict, failsAnyway }) => verdict !== 'not applicable' && !(failsAnyway && verdict === 'refuted'),
  );
  if (counted.some(({ verdict }) => verdict === 'refuted')) return 'refuted';
  if (counted.some(({ verdict }) => verdict === 'undecided')) return 'undecided';
  // Where nothing applies, nothing was shown.
  return counted.length === 0 ? 'undecided' : 'holds';
}

/** Longer fractions say less than a decimal. */
const LONGEST = 40;

function sidesOf({ instance, claim, where, finding }: Counterexample, loop: Loop): ExactSides | undefined {
  const { t, atoms } = finding;
  const place: Assignment = { t, atoms: atoms as Assignment['atoms'] };
  return exactSides(caseOf(decodeInstance(instance), loop), parseClaim(claim, where), place, LONGEST);
}

/** One statement on a loop. What the loop throws leaves it undecided: such a case did not hold. */
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
    return { ...cell, ...anyway, ...(sides ? { sides } : {}) };
  } catch (error) {
    return { ...undecidedCell(loop.id, statement, `the loop throws: ${messageOf(error)}`, cases, seed), ...anyway };
  }
}

/** What a check is asked, with everything that was left to its default. */
export interface SettledCheck {
  readonly statements: readonly Statement[];
  readonly cases: number;
  readonly seed: number;
  readonly patience: number;
}

/** Refuses what is no number of cases or seed. */
export function checkNumbers(cases: number, seed: number): void {
  if (!Number.isSafeInteger(cases) || cases < 1)
    throw new InputError(`cases ${cases} is not a whole number of at least 1`);
  if (!Number.isSafeInteger(seed)) throw new InputError(`the seed ${seed} is not a whole number`);
}

/** @throws InputError for what is no number of cases or seed */
export function settled(options: CheckLoopOptions): SettledCheck {
  const { statements = STATEMENTS, cases = CHECK_CASES, seed = DEFAULT_SEED, patience = DEFAULT_PATIENCE } = options;
  checkNumbers(cases, seed);
  return { statements, cases, seed, patience };
}

/** Checks a loop. @throws InputError for what is no loop object, or no number of cases */
export async function checkLoop(loop: Loop, options: CheckLoopOptions = {}): Promise<LoopCheck> {
  if (!isLoop(loop)) throw new InputError(`${safely(loop)} is not a loop; make one by defineLoop({ … })`);
  const { statements, cases, seed, patience } = settled(options);
  const stop = watchForCancellation(options);
  const stopped = (): boolean => stop.stopped() || (options.stopped?.() ?? false);
  try {
    const { defects, notes } = preflight(loop, { patience });
    const cells: CheckedCell[] = [];
    for (const statement of defects.length > 0 ? [] : statements) {
      const cell = await checkCell(statement, loop, { cases, seed, stopped });
      cells.push(cell);
      options.onCell?.(cell);
    }
    const verdict = loopVerdict({ defects, cells });
    return {
      format: 'curated-loops/check',
      version: 1,
      loop: loopSummary(loop),
      seed,
      cases,
      defects,
      notes,
      cells,
      verdict,
    };
  } finally {
    stop.dispose();
  }
}
