/**
 * The search for counterexamples on one kind of model, block after block.
 *
 * A block (`blocks.ts`) is a random phase, cut into chunks (`random-phase.ts`), and a hill climb from its tightest cases (`targeted/`). Blocks
 * are merged in order, and those after the first refuted case do not count. `finish.ts` shrinks that case. All phases are bounded by numbers of
 * cases, not by time, so the seed determines the result on any number of threads or machines. A deadline or an interrupt cuts the search
 * short, and the outcome records it.
 */
import { blockCount, chunksOf } from './blocks';
import { finish } from './finish';
import type { SearchOutcome } from './outcome';
import { type Exploration, UNEXPLORED, exploreChunk, mergeExplorations } from './random-phase';
import type { SearchSpec, SearchTask } from './search-task';
import { climbBlock } from './targeted/climb';

/** The phases of one block, run in this thread or elsewhere. */
export interface BlockPhases {
  readonly explore: (chunk: number) => Promise<Exploration>;
  /** Climbs from the cases of a block, and gives the whole outcome of the block. */
  readonly climb: (block: number, explored: Exploration) => Promise<Exploration>;
}

/** The phases of one search. */
export interface Phases extends BlockPhases {
  readonly finish: (explored: Exploration) => Promise<SearchOutcome>;
}

/**
 * Runs searches: in this thread, on a pool of threads, or on a queue of machines. Task and spec describe the same search: the task as
 * data that can be sent to a thread, the spec with functions.
 */
export interface SearchRunner {
  /** @param onWork called with the processor seconds of each part of the search, on any thread */
  readonly run: (task: SearchTask, spec: SearchSpec, onWork?: (seconds: number) => void) => Promise<SearchOutcome>;
  /** Number of searches that may run at the same time. */
  readonly atOnce: number;
  /** Whether it runs searches of loops that other threads and machines cannot make from an id. @defaultValue false */
  readonly anyLoop?: true;
}

/** A phase that waits for its turn. */
interface Waiting {
  readonly order: number;
  /** Ends the wait: with the phase, or without it. */
  readonly end: (begins: boolean) => void;
}

/**
 * Runs phases, the first in order first, up to `atOnce` at the same time. After one that was refuted, cut short or ended by an error, none
 * that comes later in order is begun.
 */
class PhasesInOrder {
  private readonly waiting: Waiting[] = [];
  private underWay = 0;
  private last = Infinity;

  constructor(private readonly atOnce: number) {}

  /** Runs a phase in its turn. @returns undefined if it is not begun */
  ask(order: number, phase: () => Promise<Exploration>): Promise<Exploration | undefined> {
    const asked = this.inTurn(order, phase);
    asked.catch(() => undefined); // Its error is thrown in order, or not at all.
    return asked;
  }

  private async inTurn(order: number, phase: () => Promise<Exploration>): Promise<Exploration | undefined> {
    const begins = await new Promise<boolean>((end) => {
      this.waiting.push({ order, end });
      this.waiting.sort((a, b) => a.order - b.order);
      this.next();
    });
    if (!begins) return undefined;
    try {
      const explored = await phase();
      if (explored.failure || explored.cutShort) this.endAfter(order);
      return explored;
    } catch (error) {
      this.endAfter(order);
      throw error;
    } finally {
      this.underWay -= 1;
      this.next();
    }
  }

  private endAfter(order: number): void {
    this.last = Math.min(this.last, order);
  }

  private next(): void {
    while (this.underWay < this.atOnce) {
      const first = this.waiting.shift();
      if (first === undefined) return;
      const begins = first.order <= this.last;
      if (begins) this.underWay += 1;
      first.end(begins);
    }
  }
}

/** A climb comes after the chunks of its block, and before those of the next. */
const BEFORE_NEXT = 0.5;

/** Explores one block: its chunks in order, then its climb, unless a case was refuted or the search was cut short. */
async function exploreBlock(
  { explore, climb }: BlockPhases,
  inOrder: PhasesInOrder,
  block: number,
  cases: number,
): Promise<Exploration> {
  const { from, to } = chunksOf(block, cases);
  const chunks = Array.from({ length: to - from }, (_, i) => inOrder.ask(from + i, () => explore(from + i)));
  let explored = UNEXPLORED;
  for (const chunk of chunks) {
    explored = mergeExplorations(explored, (await chunk) ?? UNEXPLORED);
    if (explored.failure) return explored;
  }
  if (explored.cutShort) return explored;
  const climbed = await inOrder.ask(to - BEFORE_NEXT, () => climb(block, explored));
  return climbed ?? { ...explored, cutShort: true };
}

/** Which blocks of a search are explored, and how. */
export interface BlockRange {
  /** Number of cases of the whole search. */
  readonly cases: number;
  /** The first block. @defaultValue 0 */
  readonly from?: number;
  /** The one after the last block. @defaultValue that after the last of the search */
  readonly to?: number;
  /** Number of phases that may run at the same time. @defaultValue 1 */
  readonly atOnce?: number;
}

/** Blocks under way: enough that all threads are busy while one of them climbs. */
const blocksUnderWay = (atOnce: number): number => (atOnce === 1 ? 1 : 2 + Math.ceil(atOnce / 4));

/**
 * Explores blocks and merges them in order, up to the first refuted case. An error is thrown in order too: it is ignored after a block with a
 * refuted case, as if the blocks had run one after the other.
 */
export async function exploreBlocks(
  phases: BlockPhases,
  { cases, from = 0, to = blockCount(cases), atOnce = 1 }: BlockRange,
): Promise<Exploration> {
  const inOrder = new PhasesInOrder(atOnce);
  const underWay: Promise<Exploration>[] = [];
  let explored = UNEXPLORED;
  let begun = from;
  for (let block = from; block < to; block += 1) {
    for (; !explored.cutShort && begun < Math.min(to, block + blocksUnderWay(atOnce)); begun += 1) {
      const next = exploreBlock(phases, inOrder, begun, cases);
      next.catch(() => undefined); // Its error is thrown in order, or not at all.
      underWay.push(next);
    }
    const next = underWay.shift();
    if (next === undefined) break;
    explored = mergeExplorations(explored, await next);
    if (explored.failure) break;
  }
  return explored;
}

/** Runs a search by its phases, with up to `atOnce` of them at the same time. */
export async function searchBy(phases: Phases, cases: number, atOnce = 1): Promise<SearchOutcome> {
  return phases.finish(await exploreBlocks(phases, { cases, atOnce }));
}

/** The phases of the blocks of a search, in this thread. */
export function blockPhases(spec: SearchSpec): BlockPhases {
  return {
    explore: (chunk) => exploreChunk(spec, chunk),
    climb: (block, explored) => climbBlock(spec, block, explored),
  };
}

/**
 * Searches for a case that refutes one of the claims, in this thread.
 * @example
 * const increases = 'E(p[1], w) > E(p[0], w)';
 * const { counterexample } = await search({
 *   model: 'discrete',
 *   domain: { ...statementOf('lemma-2.2').domain, rounds: 1 },
 *   loop: loopOf('curated'),
 *   claims: [{ spec: { id: 'a', says: 'strict', claim: increases }, claim: parseClaim(increases), when: undefined, requires: [] }],
 *   cases: 100,
 *   targeted: 0,
 *   seed: 1,
 * });
 */
export function search(spec: SearchSpec): Promise<SearchOutcome> {
  return searchBy({ ...blockPhases(spec), finish: (explored) => finish(spec, explored) }, spec.cases);
}

/** Runs searches one after the other in this thread. */
export const IN_TURN: SearchRunner = {
  run: async (_task, spec, onWork) => {
    const began = performance.now();
    try {
      return await search(spec);
    } finally {
      onWork?.((performance.now() - began) / 1000);
    }
  },
  atOnce: 1,
};
