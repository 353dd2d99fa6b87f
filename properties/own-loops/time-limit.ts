/**
 * A time limit in this thread on code that may never return.
 *
 * The call is made from a script of `node:vm`, because Node ends a script that runs for too long, whatever the script calls or
 * catches. This does not end code that waits inside a system call; a worker thread is needed for that.
 */
import { Script, createContext } from 'node:vm';

export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError';
}

const context = createContext({ run: undefined as unknown });
const script = new Script('run()');

/** Whether the error is the one by which Node ends a script. */
const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';

/** The value of `call`. @throws TimeLimitError when it takes longer than `milliseconds`; whatever `call` throws */
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
