/** Checks the types of a loop's file in a thread of its own, beside the searches. */
import { Worker } from 'node:worker_threads';
import { InputError } from '../../../theory';
import { threadModule, threadOptions } from '../../../models/threads';

/** An error of types as bad input: the first one, the number of the others, and the remedies. */
export function typeRefusal([first, ...others]: readonly [string, ...string[]]): InputError {
  const more =
    others.length === 0 ? '' : ` (and ${others.length} more ${others.length === 1 ? 'error' : 'errors'} of types)`;
  const candidate = /'Candidate<|'Weighed</.test(first)
    ? ' A candidate is an object: give its weight, a.w, where F takes numbers'
    : '';
  return new InputError(`${first}${candidate}${more}; correct the types, or check without them: --no-types`);
}

/** A check of types that is under way. */
export interface TypeCheck {
  /** The errors. A thread that fails has none: it says nothing about the loop. */
  readonly errors: Promise<readonly string[]>;
  readonly end: () => Promise<unknown>;
}

/** Starts to check the types of the file. */
export function startTypeCheck(path: string): TypeCheck {
  const worker = new Worker(threadModule(__dirname, 'types-worker'), { workerData: path, ...threadOptions() });
  const errors = new Promise<readonly string[]>((resolve) => {
    worker.on('message', resolve);
    worker.on('error', () => resolve([]));
    worker.on('exit', () => resolve([]));
  });
  return { errors, end: () => worker.terminate() };
}
