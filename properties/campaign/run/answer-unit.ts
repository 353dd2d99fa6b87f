/**
 * Answers units: explores their blocks on threads, or in this thread.
 *
 * The main thread stays free while threads work, so that a queue's lock is renewed. A unit that is cut short has no answer. What a loop or a
 * model throws is an answer, because every machine throws the same; a thread that dies is none, and may be tried again.
 */
import { type Loop, loopOf } from '../../../models/loops';
import { InputError, statementOf } from '../../../theory';
import {
  type BlockPhases,
  type Cancellation,
  type Exploration,
  PoolClosedError,
  type SearchSpec,
  ThreadDeathError,
  blockPhases,
  exploreBlocks,
  searchSpec,
  variantSpec,
} from '../../search';
import { type SearchPool, openPool, takeApart } from '../../search/threads';
import { type Plan, type PlannedSearch, type Unit, blocksOf, codeFingerprint } from '../plan';
import type { UnitAnswer } from '../records';

/** Answers units of one plan, several of them at the same time. */
export interface UnitRunner {
  /**
   * @param onWork called with the processor seconds of each part of the unit, on any thread
   * @returns undefined if the run was cancelled before the end of the unit
   * @throws ThreadDeathError if a thread ended, for instance without memory
   */
  readonly answer: (unit: Unit, onWork?: (seconds: number) => void) => Promise<UnitAnswer | undefined>;
  /** Number of units that may be answered at the same time. */
  readonly atOnce: number;
  readonly close: () => Promise<void>;
}

export interface UnitRunnerOptions {
  /** Threads that search; with 1 everything runs in this thread. */
  readonly threads: number;
  readonly cancellation: Cancellation;
  /** The loops of files, by id. They run in this thread. @defaultValue no loops of files */
  readonly loops?: ReadonlyMap<string, Loop>;
}

/** @throws InputError with both fingerprints, if the plan is for another version of the code */
export function checkFingerprint({ fingerprint }: Plan): void {
  const own = codeFingerprint();
  if (own.sha256 === fingerprint.sha256) return;
  throw new InputError(
    `the plan is for version ${fingerprint.version} with fingerprint ${fingerprint.sha256}, and this is version ${own.version} with fingerprint ${own.sha256}; ` +
      'install that version, with the same version of Node, or make a new plan',
  );
}

/** The search of a unit in this thread. */
function specOf({ task, loopSha256 }: PlannedSearch, loops: ReadonlyMap<string, Loop>): SearchSpec {
  const statement = statementOf(task.statement);
  const { sought, cases, seed } = task;
  if (sought.kind !== 'variant') return searchSpec(statement, task);
  const loop = loopSha256 === undefined ? loopOf(sought.loop) : loops.get(sought.loop);
  if (loop === undefined)
    throw new InputError(`the loop ${sought.loop} of the plan is one of a file, which was not loaded`);
  const spec = variantSpec(statement, loop, { cases, seed, aim: sought.aim });
  if ('hypothesis' in spec)
    throw new InputError(`${task.statement} does not apply to ${sought.loop}: ${spec.hypothesis}`);
  return spec;
}

/** An error as an answer. @throws the error itself if it is about threads, and not about the loop */
function errorAnswer(error: unknown): UnitAnswer {
  if (error instanceof ThreadDeathError || error instanceof PoolClosedError) throw error;
  const { name, message, details } = takeApart(error);
  return { error: { name, message, details } };
}

/** Specs with their compiled claims, by position of the search in the plan. */
class Specs {
  private readonly made = new Map<number, SearchSpec>();

  constructor(
    private readonly plan: Plan,
    private readonly loops: ReadonlyMap<string, Loop>,
  ) {}

  of(search: number): SearchSpec {
    const known = this.made.get(search);
    if (known !== undefined) return known;
    const planned = this.plan.searches[search];
    if (planned === undefined) throw new InputError(`the plan has no search ${search}`);
    const spec = specOf(planned, this.loops);
    this.made.set(search, spec);
    return spec;
  }
}

/** Phases in this thread that tell how long they took. */
function timed({ explore, climb }: BlockPhases, onWork?: (seconds: number) => void): BlockPhases {
  const timing = async (phase: () => Promise<Exploration>): Promise<Exploration> => {
    const began = performance.now();
    try {
      return await phase();
    } finally {
      onWork?.((performance.now() - began) / 1000);
    }
  };
  return {
    explore: (chunk) => timing(() => explore(chunk)),
    climb: (block, explored) => timing(() => climb(block, explored)),
  };
}

/**
 * Opens the threads.
 * @throws InputError if the plan is for another version of the code
 */
export async function openUnitRunner(
  plan: Plan,
  { threads, cancellation, loops = new Map() }: UnitRunnerOptions,
): Promise<UnitRunner> {
  checkFingerprint(plan);
  const pool: SearchPool | undefined = threads > 1 ? await openPool({ threads, stop: cancellation.shared }) : undefined;
  const specs = new Specs(plan, loops);
  const phasesOf = (
    { task, loopSha256 }: PlannedSearch,
    search: number,
    onWork: ((seconds: number) => void) | undefined,
  ): BlockPhases =>
    pool !== undefined && loopSha256 === undefined
      ? pool.phases(task, onWork)
      : timed(blockPhases({ ...specs.of(search), stopped: cancellation.stopped }), onWork);
  const answer: UnitRunner['answer'] = async (unit, onWork) => {
    const planned = plan.searches[unit.search];
    if (planned === undefined) throw new InputError(`the plan has no unit ${unit.key}`);
    const phases = phasesOf(planned, unit.search, onWork);
    const range = { cases: planned.cases, ...blocksOf(unit), atOnce: threads };
    try {
      const explored = await exploreBlocks(phases, range);
      return explored.cutShort || cancellation.stopped() ? undefined : { explored };
    } catch (error) {
      if (cancellation.stopped()) return undefined;
      return errorAnswer(error);
    }
  };
  // A unit climbs on one thread, so as many of them as threads keep all threads busy.
  return { answer, atOnce: threads, close: async () => pool?.close() };
}
