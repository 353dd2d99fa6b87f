/** The worker thread of a conjecture: runs one phase of one round, asked and answered in plain data. */
import { parseClaim } from '../../theory';
import { namedLoop } from '../own-loops';
import { type PortableError, cancelledBy, takeApart } from '../search';
import { type Phases, runPhase } from './phases';
import { type Conjecture, type ConjectureQuestion, readConjecture } from './question';

/** What a thread can be asked: a phase, or to say that it has loaded what it needs. */
export interface Requests extends Phases {
  readonly ready: { readonly asks: { readonly kind: 'ready' }; readonly answers: 'ready' };
}

export interface ConjectureTask {
  readonly phase: Requests[keyof Requests]['asks'];
  /** The word that ends the search, see `properties/search/cancellation.ts`. */
  readonly stop: SharedArrayBuffer;
  /** A word that counts the cases begun. */
  readonly begun: SharedArrayBuffer;
}

export type Reply = { readonly answer: Requests[keyof Requests]['answers'] } | { readonly error: PortableError };

/** The conjecture that this thread last had a part in: its loop is loaded, and its claim compiled, once. */
let last: { readonly key: string; readonly conjecture: Promise<Conjecture> } | undefined;

function conjectureOf(question: ConjectureQuestion): Promise<Conjecture> {
  const key = JSON.stringify(question);
  if (last?.key !== key)
    last = { key, conjecture: namedLoop(question.loop).then((loop) => readConjecture(question, loop)) };
  return last.conjecture;
}

async function answer({ phase, stop, begun }: ConjectureTask): Promise<Requests[keyof Requests]['answers']> {
  if (phase.kind === 'ready') {
    parseClaim('K > 0'); // The parser is loaded with the first claim.
    return 'ready';
  }
  const stopped = cancelledBy(stop);
  const counter = new Int32Array(begun);
  // Asked before every case: a case that is counted here and never ends is the one that takes too long.
  const counted = (): boolean => {
    Atomics.add(counter, 0, 1);
    return stopped();
  };
  return runPhase(await conjectureOf(phase.of.question), phase, counted);
}

export default async function work(task: ConjectureTask): Promise<Reply> {
  try {
    return { answer: await answer(task) };
  } catch (error) {
    return { error: takeApart(error) };
  }
}
