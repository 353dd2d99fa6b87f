/**
 * Answers trials: each is trained on a thread, never in this one, which must renew the locks of a queue while a fit goes on for seconds.
 *
 * A thread has TensorFlow.js and its backend to itself, and computes on one thread of the backend, as `verify --threads 1` does.
 */
import { threadModule } from '../../../models/threads';
import type { BackendName } from '../../../models/learned/backends';
import { openThreads } from '../../search/threads';
import type { PlannedTrial } from '../plan';
import type { Answerer, UnitRunnerOptions } from './answerer';
import type { TrialReply, TrialTask } from './trial-worker';

/** Threads that train, and the backend that they have. */
export interface Trainers extends Answerer<PlannedTrial> {
  /** What decides the numbers of the backend; see `identityOf`. */
  readonly identity: string;
  /** Why the wanted backend does not run here, so that `identity` is that of another one; absent if it runs. */
  readonly refusal?: string;
}

/** Opens the threads with the wanted backend, or with one that runs here. */
export async function openTrials(
  { threads, cancellation }: UnitRunnerOptions,
  backend: BackendName,
): Promise<Trainers> {
  const pool = await openThreads<TrialTask, TrialReply>({ module: threadModule(__dirname, 'trial-worker'), threads });
  const opened = await pool.ask({ backend });
  if (opened.kind !== 'backend') throw new Error('the thread was asked for its backend');
  const { identity, refusal } = opened;
  return {
    identity,
    ...(refusal === undefined ? {} : { refusal }),
    answer: async (planned, _unit, onWork) => {
      const reply = await pool.ask({ backend, planned, stop: cancellation.shared }, onWork);
      return reply.kind === 'trial' ? reply.answer : undefined;
    },
    close: pool.close,
  };
}
