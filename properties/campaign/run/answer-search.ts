/** Answers units of searches: explores their blocks on threads, or in this thread. */
import { type Loop, loopOf } from '../../../models/loops';
import { InputError, statementOf } from '../../../theory';
import {
  type BlockPhases,
  type Exploration,
  PoolClosedError,
  type SearchSpec,
  ThreadDeathError,
  blockPhases,
  exploreBlocks,
  searchSpec,
  variantSpec,
} from '../../search';
import { type SearchPool, openPool } from '../../search/threads';
import { type PlannedSearch, blocksOf } from '../plan';
import type { Answerer, UnitRunnerOptions } from './answerer';
import { errorAnswer } from './error-answer';

/** The search of a unit in this thread. */
function specOf({ search, loopSha256 }: PlannedSearch, loops: ReadonlyMap<string, Loop>): SearchSpec {
  const statement = statementOf(search.statement);
  const { sought, cases, seed } = search;
  if (sought.kind !== 'variant') return searchSpec(statement, search);
  const loop = loopSha256 === undefined ? loopOf(sought.loop) : loops.get(sought.loop);
  if (loop === undefined)
    throw new InputError(`the loop ${sought.loop} of the plan is one of a file, which was not loaded`);
  const spec = variantSpec(statement, loop, { cases, seed, aim: sought.aim });
  if ('hypothesis' in spec)
    throw new InputError(`${search.statement} does not apply to ${sought.loop}: ${spec.hypothesis}`);
  return spec;
}

/** Specs with their compiled claims, by the search of the plan. */
class Specs {
  private readonly made = new Map<PlannedSearch, SearchSpec>();

  constructor(private readonly loops: ReadonlyMap<string, Loop>) {}

  of(planned: PlannedSearch): SearchSpec {
    const spec = this.made.get(planned) ?? specOf(planned, this.loops);
    this.made.set(planned, spec);
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

/** Opens the threads. */
export async function openSearches({
  threads,
  cancellation,
  loops = new Map(),
}: UnitRunnerOptions): Promise<Answerer<PlannedSearch>> {
  const pool: SearchPool | undefined = threads > 1 ? await openPool({ threads, stop: cancellation.shared }) : undefined;
  const specs = new Specs(loops);
  return {
    answer: async (planned, unit, onWork) => {
      const phases =
        pool !== undefined && planned.loopSha256 === undefined
          ? pool.phases(planned.search, onWork)
          : timed(blockPhases({ ...specs.of(planned), stopped: cancellation.stopped }), onWork);
      const range = { cases: planned.cases, ...blocksOf(unit), atOnce: threads };
      try {
        const explored = await exploreBlocks(phases, range);
        return explored.cutShort ? undefined : { explored };
      } catch (error) {
        if (error instanceof ThreadDeathError || error instanceof PoolClosedError) throw error;
        return errorAnswer(error);
      }
    },
    close: async () => pool?.close(),
  };
}
