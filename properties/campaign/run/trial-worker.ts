/** The module of a thread that trains: it tells its backend, or runs one trial; task and reply are plain data. */
import { type Backend, type BackendName, identityOf, openBackend } from '../../../models/learned/backends';
import { InputError } from '../../../theory/errors';
import { defaultTrial, isCutShort, runTrial } from '../../learned';
import { cancelledBy } from '../../search';
import { answering } from '../../search/threads';
import type { PlannedTrial } from '../plan';
import type { UnitAnswer } from '../records';
import { errorAnswer } from './error-answer';

export interface TrialTask {
  readonly backend: BackendName;
  /** The trial to run. @defaultValue none: the thread tells its backend */
  readonly planned?: PlannedTrial;
  /** The flag that cancels the run; see `cancellation.ts`. */
  readonly stop?: SharedArrayBuffer;
}

export type TrialReply =
  | { readonly kind: 'backend'; readonly identity: string; readonly refusal?: string }
  | { readonly kind: 'trial'; readonly answer: UnitAnswer }
  | { readonly kind: 'cut short' };

/** Threads of the backend. */
const ONE = 1;
/** Milliseconds between looks at the flag; a fit lets timers run. */
const LOOK_EVERY = 100;

let opened: Promise<Backend> | undefined;

/** The backend of this thread, which has one for its life. */
const backendOf = (name: BackendName): Promise<Backend> => (opened ??= openBackend(name, ONE));

async function backend(name: BackendName): Promise<TrialReply> {
  try {
    return { kind: 'backend', identity: identityOf(await backendOf(name)) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { kind: 'backend', identity: identityOf(await openBackend('auto', ONE)), refusal: error.message };
  }
}

/** What the trial threw is an answer. @throws InputError if there is no such trial, or no backend, which is none */
async function train(name: BackendName, planned: PlannedTrial, stopped: () => boolean): Promise<TrialReply> {
  const { tf } = await backendOf(name);
  const trial = defaultTrial({ tf, seed: planned.seed }, planned);
  if (trial.checks !== planned.checks)
    throw new InputError(
      `${trial.name} has ${trial.checks} checks, and ${planned.checks} in the plan; make a new plan`,
    );
  const abort = new AbortController();
  const look = (): void => {
    if (stopped()) abort.abort();
  };
  look();
  const timer = setInterval(look, LOOK_EVERY);
  try {
    const result = await runTrial(trial, planned.budget, { signal: abort.signal });
    return isCutShort(result) ? { kind: 'cut short' } : { kind: 'trial', answer: { trial: result } };
  } catch (error) {
    return { kind: 'trial', answer: errorAnswer(error) };
  } finally {
    clearInterval(timer);
  }
}

const answer = ({ backend: name, planned, stop }: TrialTask): Promise<TrialReply> =>
  planned === undefined ? backend(name) : train(name, planned, stop === undefined ? () => false : cancelledBy(stop));

export default answering(answer);
