/** How many threads a run is worth. */
import { availableParallelism } from 'node:os';
import { InputError } from '../../../theory';

/** A number of threads, or as many as the machine has and the run is worth. */
export type Threads = number | 'auto';

export const MAX_THREADS = 256;

/**
 * Random cases that occupy a thread for longer than it takes to start. A worker starts in about half a second of processor
 * time; a case takes a millisecond, on average over all statements with their mutants and dropped hypotheses.
 */
export const CASES_PER_THREAD = 1000;

/**
 * The threads to use.
 * @param cases random cases of the whole run
 * @throws InputError for what is neither `auto` nor a whole number from 1 to 256
 */
export function threadsFor(asked: Threads, cases: number): number {
  if (asked === 'auto') return Math.max(1, Math.min(availableParallelism(), Math.floor(cases / CASES_PER_THREAD)));
  if (!Number.isInteger(asked) || asked < 1 || asked > MAX_THREADS) {
    throw new InputError(`threads ${asked} is not a whole number from 1 to ${MAX_THREADS}; give one, or auto`);
  }
  return asked;
}
