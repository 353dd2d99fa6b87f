/** A snapshot of the guard: the matrix of the guarded loops, and the fingerprints of their updates. */
import { BUILT_IN_LOOPS, type Loop, type LoopId, loopIdOf, loopOf } from '../../models';
import { type MatrixOptions, runMatrix } from '../matrix';
import {
  type Baseline,
  type CellRecord,
  type JudgedCell,
  type LoopRecord,
  type MatrixResults,
  type Snapshot,
  VERSION,
  type Witness,
  cellKey,
} from '../results';
import { type Scope, inScope } from './compare';
import { fingerprintOf } from './fingerprint';

/** A guarded loop: its id, or the loop itself with the file it was loaded from. */
export interface GuardedLoop {
  readonly loop: Loop | LoopId;
  /** Path of the loop's file, relative to the baseline. */
  readonly from?: string;
}

export interface SnapshotOptions extends Omit<MatrixOptions, 'loops' | 'expectations' | 'timeLimit'> {
  /** @defaultValue every built-in loop */
  readonly loops?: readonly GuardedLoop[];
  /** Whether the loops are trained on points instead of searched on finite spaces. @defaultValue searched */
  readonly model?: 'learned' | undefined;
}

/** The loop itself. @throws InputError for an unknown id */
export const loopIn = ({ loop }: GuardedLoop): Loop => (typeof loop === 'string' ? loopOf(loop) : loop);

function witnessOf({ counterexample }: JudgedCell): Witness | undefined {
  if (counterexample === undefined) return undefined;
  const { claim, when, where, instance, finding } = counterexample;
  return {
    claim,
    ...(when === undefined ? {} : { when }),
    ...(Object.keys(where).length === 0 ? {} : { where }),
    instance,
    finding,
  };
}

function recordOf(cell: JudgedCell): CellRecord {
  const { loop, statement, reason, margin, domain, learned, seed } = cell;
  const verdict = cell.agreement === 'open' ? 'open' : cell.verdict;
  const witness = witnessOf(cell);
  return {
    loop,
    statement,
    verdict,
    ...(reason === undefined ? {} : { reason }),
    ...(margin === undefined ? {} : { margin }),
    domain,
    ...(witness ? { witness } : {}),
    ...(learned === undefined ? {} : { learned }),
    seed,
  };
}

/** The matrix, searched or trained. Learners are loaded where they are needed. */
async function matrixOf(
  loops: readonly GuardedLoop[],
  { model, ...options }: Omit<SnapshotOptions, 'loops'>,
): Promise<MatrixResults> {
  const columns = loops.map(({ loop }) => loop);
  if (model === undefined) return runMatrix({ ...options, loops: columns });
  const { runLearnedMatrix } = await import('../matrix/learned');
  const { statements, seed, signal, onProgress } = options;
  const told = { statement: 'learned models', total: 100 };
  return runLearnedMatrix({
    loops: columns,
    statements,
    seed,
    signal,
    onProgress: (share, about) => onProgress?.({ ...told, loop: about, done: Math.round(100 * share) }),
  });
}

/**
 * Runs the matrix. `complete` is false when the run was cut short; such a run must not be compared with a baseline.
 * @example
 * const { snapshot, complete } = await takeSnapshot({ loops: [{ loop: 'curated' }], cases: 100 });
 */
export async function takeSnapshot({
  loops = BUILT_IN_LOOPS.map(({ id }) => ({ loop: loopIdOf(id) })),
  ...options
}: SnapshotOptions): Promise<{ readonly snapshot: Snapshot; readonly complete: boolean }> {
  const { seed, cases, cells, complete } = await matrixOf(loops, options);
  const records = loops.map((guarded): LoopRecord => {
    const loop = loopIn(guarded);
    const fingerprint = fingerprintOf(loop);
    const { from } = guarded;
    return { id: loop.id, ...(from === undefined ? {} : { from }), ...(fingerprint ? { fingerprint } : {}) };
  });
  const { model } = options;
  const snapshot = { seed, cases, ...(model ? { model } : {}), loops: records, cells: cells.map(recordOf) };
  return { snapshot, complete };
}

/**
 * The baseline made from a snapshot, with which later runs are compared.
 * @example
 * const { snapshot } = await takeSnapshot({ loops: [{ loop: 'curated' }], cases: 100 });
 * const baseline = baselineOf(snapshot, { tolerance: 0.1, every: { loops: false, statements: true } });
 */
export function baselineOf(
  { seed, cases, model, loops, cells }: Snapshot,
  { tolerance, every }: Pick<Baseline, 'tolerance' | 'every'>,
): Baseline {
  return {
    format: 'curated-loops/baseline',
    version: 2,
    tool: { version: VERSION },
    seed,
    cases,
    tolerance,
    ...(model ? { model } : {}),
    every,
    loops,
    cells,
  };
}

/** The baseline with the part in the run's scope replaced by the snapshot; the rest stays. */
export function updatedBaseline(baseline: Baseline, seen: Snapshot, scope: Scope, tolerance: number): Baseline {
  const fresh = new Map(seen.loops.map((loop) => [loop.id, loop]));
  const cells = new Map(seen.cells.map((cell) => [cellKey(cell), cell]));
  const kept = baseline.cells.filter((cell) => !inScope(scope, cell) || cells.has(cellKey(cell)));
  const before = new Set(kept.map(cellKey));
  const merged = [
    ...kept.map((cell) => cells.get(cellKey(cell)) ?? cell),
    ...seen.cells.filter((cell) => !before.has(cellKey(cell))),
  ];
  const used = new Set(merged.map(({ loop }) => loop));
  const known = new Set(baseline.loops.map(({ id }) => id));
  const loops = [
    ...baseline.loops.map((loop) => fresh.get(loop.id) ?? loop),
    ...seen.loops.filter(({ id }) => !known.has(id)),
  ].filter(({ id }) => used.has(id));
  return baselineOf({ ...seen, loops, cells: merged }, { tolerance, every: baseline.every });
}
