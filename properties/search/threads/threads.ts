/** Chooses the number of threads for a run. */
import { availableParallelism } from 'node:os';
import { InputError } from '../../../theory';

/** A number of threads, or `auto`, which chooses by the machine and the size of the run. */
export type Threads = number | 'auto';

export const MAX_THREADS = 256;

/**
 * Number of random cases that take longer than starting a thread. A worker takes about a fifteenth of a second of processor time to start, and
 * then compiles the code that it runs; a case takes a third of a millisecond, on average over all statements.
 */
export const CASES_PER_THREAD = 1000;

/**
 * The number of threads to use.
 * @param cases number of random cases of the whole run
 * @throws InputError unless `asked` is `auto` or a whole number from 1 to 256
 */
export function threadsFor(asked: Threads, cases: number): number {
  if (asked === 'auto') return Math.max(1, Math.min(availableParallelism(), Math.floor(cases / CASES_PER_THREAD)));
  if (!Number.isInteger(asked) || asked < 1 || asked > MAX_THREADS) {
    throw new InputError(`threads ${asked} is not a whole number from 1 to ${MAX_THREADS}; give one, or auto`);
  }
  return asked;
}
