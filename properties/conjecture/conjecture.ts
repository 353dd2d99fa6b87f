/** A conjecture, searched on worker threads. */
import { InputError, type OptionNames, checkOptions } from '../../theory';
import { namedLoop } from '../own-loops/load';
import type { ConjectureQuestion, ConjectureResult } from '../results';
import { watchForCancellation } from '../search';
import { readConjecture } from './question';
import { Rounds, type RoundsOptions } from './rounds';
import { ConjectureThreads } from './threads';
import { conjectureResult } from './verdict';

/**
 * Options of `conjecture`.
 * @example
 * const options: ConjectureOptions = { budget: 10_000, threads: 2 };
 */
export interface ConjectureOptions extends Omit<RoundsOptions, 'budget'> {
  /** Milliseconds to search for. @defaultValue 30 seconds; with a number of cases 10 minutes */
  readonly budget?: number | undefined;
  /** @defaultValue 1 */
  readonly threads?: number;
  /** Threads to search on, which stay open. @defaultValue threads of its own */
  readonly on?: ConjectureThreads;
}

const OPTIONS: OptionNames<ConjectureOptions> = {
  cases: true,
  budget: true,
  grace: true,
  signal: true,
  threads: true,
  on: true,
};
const FIELDS: OptionNames<ConjectureQuestion> = {
  claim: true,
  given: true,
  where: true,
  loop: true,
  model: true,
  data: true,
  seed: true,
};

const DEFAULT_BUDGET = 30_000;
const LONGEST_COUNTED = 600_000;

/**
 * Searches for a counterexample.
 * @throws ClaimError for a text that is not well formed, InputError for an unknown loop or a question beyond what is searched;
 *   whatever a loop or a model throws.
 * @example
 * const { verdict, counterexample } = await conjecture(
 *   { claim: 'E(p[1], w) >= E(p[0], w)', given: ['K >= 2'], where: {}, loop: 'curated', model: 'discrete', seed: 1 },
 *   { cases: 500 },
 * );
 */
export async function conjecture(
  question: ConjectureQuestion,
  options: ConjectureOptions = {},
): Promise<ConjectureResult> {
  checkOptions('the question of conjecture', question, FIELDS);
  checkOptions('conjecture', options, OPTIONS);
  const { cases, signal, budget = cases === undefined ? DEFAULT_BUDGET : LONGEST_COUNTED } = options;
  if (cases !== undefined && (!Number.isInteger(cases) || cases < 1))
    throw new InputError(`${cases} is not a number of cases; give a whole number of at least 1`);
  const read = readConjecture(question, await namedLoop(question.loop));
  const threads = options.on ?? new ConjectureThreads(options.threads ?? 1);
  try {
    await threads.ready();
    const cancellation = watchForCancellation({ timeLimit: budget, signal });
    try {
      const rounds = new Rounds(read, threads.runner(), cancellation, { ...options, budget });
      const givens = await rounds.run();
      return conjectureResult(read, rounds.progress, givens);
    } finally {
      cancellation.dispose();
    }
  } finally {
    if (options.on === undefined) await threads.close();
  }
}
