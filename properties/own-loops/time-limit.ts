/**
 * A time limit on code that may never return, in this thread.
 *
 * Node ends a script that runs for too long from outside of it, whatever the script calls and catches; so the call is made from a
 * script. This does not end code that waits inside the system: where that matters, a worker thread is ended.
 */
import { Script, createContext } from 'node:vm';

export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError';
}

const context = createContext({ run: undefined as unknown });
const script = new Script('run()');

/** Whether it is the error by which Node ends a script. */
const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';

/** What `call` returns. @throws TimeLimitError when it takes longer than the limit in milliseconds, or whatever it throws */
export function within<T>(milliseconds: number, call: () => T): T {
  let returned: { readonly value: T } | undefined;
  context.run = () => {
    returned = { value: call() };
  };
  try {
    script.runInContext(context, { timeout: milliseconds });
  } catch (error) {
    if (!isTimeout(error)) throw error;
    throw new TimeLimitError(`did not return within ${milliseconds / 1000} s`, { cause: error });
  } finally {
    context.run = undefined;
  }
  if (returned === undefined) throw new Error('the call ended without a value');
  return returned.value;
}
