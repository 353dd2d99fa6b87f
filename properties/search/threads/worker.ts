/** The module of a worker thread: it runs one phase of one search; task and answer are plain data. */
import '../../../models/kernels/node';
import { statementOf } from '../../../theory';
import { cancelledBy } from '../cancellation';
import { finish } from '../finish';
import type { SearchOutcome } from '../outcome';
import { type Exploration, exploreChunk } from '../random-phase';
import { type SearchSpec, type SearchTask, searchSpec } from '../search-task';
import { climbBlock } from '../targeted/climb';
import { answering } from './thread-pool';

export interface WorkerTask {
  readonly search: SearchTask;
  readonly phase:
    | { readonly kind: 'explore'; readonly chunk: number }
    | { readonly kind: 'climb'; readonly block: number; readonly explored: Exploration }
    | { readonly kind: 'finish'; readonly explored: Exploration };
  /** The flag that cancels the run; see `cancellation.ts`. */
  readonly stop: SharedArrayBuffer;
}

export type Answer = Exploration | SearchOutcome;

/** Specs of the searches that this thread has worked on, with their compiled claims. */
const specs = new Map<string, SearchSpec>();

function specOf(search: SearchTask): SearchSpec {
  const key = JSON.stringify(search);
  const known = specs.get(key);
  if (known) return known;
  const spec = searchSpec(statementOf(search.statement), search);
  specs.set(key, spec);
  return spec;
}

function answer({ search, phase, stop }: WorkerTask): Promise<Answer> {
  const spec = { ...specOf(search), stopped: cancelledBy(stop) };
  switch (phase.kind) {
    case 'explore':
      return exploreChunk(spec, phase.chunk);
    case 'climb':
      return climbBlock(spec, phase.block, phase.explored);
    case 'finish':
      return finish(spec, phase.explored);
  }
}

export default answering(answer);
