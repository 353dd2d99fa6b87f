/** The worker thread of a conjecture: runs one phase of one round, asked and answered in plain data. */
import '../../models/kernels/node';
import { parseClaim } from '../../theory';
import { namedLoop } from '../own-loops/load';
import { cancelledBy } from '../search';
import { answering } from '../search/threads';
import { type Phases, runPhase } from './phases';
import type { ConjectureQuestion } from '../results';
import { type Conjecture, readConjecture } from './question';

export interface ConjectureTask {
  /** A phase; or `ready`, which is answered once the thread has loaded what it needs. */
  readonly phase: Phases[keyof Phases]['asks'] | { readonly kind: 'ready' };
  /** The flag that cancels the search, see `properties/search/cancellation.ts`. */
  readonly stop: SharedArrayBuffer;
  /** A word that counts the cases begun. */
  readonly begun: SharedArrayBuffer;
}

export type Answer = Phases[keyof Phases]['answers'] | 'ready';

/** The last conjecture that this thread worked on: its loop is loaded, and its claim compiled, once. */
let last: { readonly key: string; readonly conjecture: Promise<Conjecture> } | undefined;

function conjectureOf(question: ConjectureQuestion): Promise<Conjecture> {
  const key = JSON.stringify(question);
  if (last?.key !== key)
    last = { key, conjecture: namedLoop(question.loop).then((loop) => readConjecture(question, loop)) };
  return last.conjecture;
}

async function answer({ phase, stop, begun }: ConjectureTask): Promise<Answer> {
  if (phase.kind === 'ready') {
    parseClaim('K > 0'); // The parser is loaded with the first claim.
    return 'ready';
  }
  const cancelled = cancelledBy(stop);
  const counter = new Int32Array(begun);
  // Asked before every case: a case that is counted here and never ends is the one that takes too long.
  const counted = (): boolean => {
    Atomics.add(counter, 0, 1);
    return cancelled();
  };
  return runPhase(await conjectureOf(phase.of.question), phase, counted);
}

export default answering(answer);
