/**
 * The search for a counterexample to a conjecture, in rounds of growing size, until one is found or the budget is spent.
 *
 * Every round is a search of its own (`search.ts`) with a seed of its own: a random phase, then a hill climb from its tightest case. With a
 * number of cases the seed decides everything, on any number of threads; the clock only ends a search, and then the result says so.
 */
import { InputError } from '../../theory';
import { type SearchOutcome, type Exploration, type Cancellation, searchBy, watchForCancellation } from '../search';
import { namedLoop } from '../own-loops';
import { type ConjectureQuestion, readConjecture } from './question';
import { Gathered, type Stopped } from './progress';
import type { ConjectureResult } from '../results';
import { conjectureResult } from './verdict';
import type { Finished, GivenCounts, Round } from './phases';
import { DiedError, KilledError, type Words, Workers, newWord } from './workers';

export interface ConjectureOptions {
  /** Random cases in all. @defaultValue as many as the budget allows */
  readonly cases?: number | undefined;
  /** Milliseconds to search for. @defaultValue 30 seconds; with a number of cases 10 minutes */
  readonly budget?: number | undefined;
  /** Milliseconds after the budget, after which a case that is still under way is given up. @defaultValue 5 seconds */
  readonly grace?: number;
  /** @defaultValue 1 */
  readonly threads?: number;
  readonly signal?: AbortSignal;
  /** Threads to search on, left open. @defaultValue threads of its own */
  readonly workers?: Workers;
}

export const DEFAULT_BUDGET = 30_000;
const LONGEST_COUNTED = 600_000;
const GRACE = 5000;

/** A counterexample that was found is made smaller for this long, although the budget is spent. */
const SHRINKING = 10_000;

/** Cases of the first round, which tells soon what is plainly false or has no answer, and of the largest. */
const FIRST_ROUND = 50;
const LARGEST_ROUND = 4000;

/** Draws after which conditions that none of them satisfied are taken for impossible to meet. */
const MOST_DISCARDED = 20_000;

/** Draws on which each condition is asked alone. */
const GIVEN_DRAWS = 200;

/** Doubles and exact numbers do not contradict each other, but only doubles decide. */
const UNCONFIRMED: Stopped = {
  verdict: 'undecided',
  reason: 'a case is refuted in doubles, and is not decided exactly',
};

function roundSize(round: number, left: number): number {
  return Math.min(left, LARGEST_ROUND, FIRST_ROUND * 2 ** Math.min(round, 20));
}

/** The search of one conjecture: its threads, its clock, and what it has so far. */
class ConjectureSearch {
  readonly gathered = new Gathered();
  private readonly begun = newWord();
  private guard: NodeJS.Timeout | undefined;
  private shrinking = false;
  private readonly deadline: number;
  private readonly grace: number;

  constructor(
    private readonly question: ConjectureQuestion,
    private readonly workers: Workers,
    private readonly stop: Cancellation,
    private readonly options: ConjectureOptions & { readonly budget: number },
  ) {
    this.deadline = performance.now() + options.budget;
    this.grace = options.grace ?? GRACE;
    this.killAt(this.deadline + this.grace);
  }

  /** Searches to the end, whichever it is. */
  async run(): Promise<GivenCounts | undefined> {
    try {
      await this.rounds();
      return await this.givens();
    } catch (error) {
      this.gathered.ended = this.endOf(error);
      return undefined;
    } finally {
      clearTimeout(this.guard);
    }
  }

  /** Gives up what is under way at that time. */
  private killAt(time: number): void {
    clearTimeout(this.guard);
    this.guard = setTimeout(() => void this.workers.kill(), Math.max(0, time - performance.now()));
  }

  /** What an error means for the search. @throws the error itself, where it is none of a stranger's claim */
  private endOf(error: unknown): Stopped {
    if (error instanceof KilledError) return { verdict: 'incomplete', reason: this.hung() };
    if (error instanceof DiedError)
      return { verdict: 'incomplete', reason: `stopped: a case ended its thread (${error.message})` };
    // Numbers of more digits than there can be.
    if (error instanceof RangeError)
      return { verdict: 'undecided', reason: `a case is beyond the arithmetic: ${error.message}` };
    throw error;
  }

  private hung(): string {
    if (this.shrinking) return 'stopped: a case was refuted in doubles, and deciding it again took too long';
    const begun = Atomics.load(new Int32Array(this.begun), 0);
    return `stopped: one case took longer than the budget (the last of ${begun} begun)`;
  }

  private words(stop: Cancellation): Words {
    return { stop: stop.shared, begun: this.begun };
  }

  private async rounds(): Promise<void> {
    const { cases = Infinity } = this.options;
    const { gathered, stop } = this;
    let asked = 0;
    while (asked < cases && !stop.stopped()) {
      const size = roundSize(gathered.rounds, cases - asked);
      await this.round({ question: this.question, round: gathered.rounds, cases: size });
      asked += size;
      const { run, undecided, discarded } = gathered.counts;
      const hopeless = (run > 0 && undecided === run) || (run === 0 && discarded >= MOST_DISCARDED);
      if (gathered.counterexample || gathered.ended || hopeless) return;
    }
    if (stop.stopped()) this.cutShort(cases);
  }

  private cutShort(cases: number): void {
    if (this.options.signal?.aborted) this.gathered.ended = { verdict: 'incomplete', reason: 'interrupted' };
    else if (cases !== Infinity) {
      const reason = `the time limit was reached before ${cases} cases were drawn`;
      this.gathered.ended = { verdict: 'incomplete', reason };
    }
  }

  private async round(of: Round): Promise<void> {
    const { gathered, workers } = this;
    gathered.beginRound();
    const explore = async (chunk: number): Promise<Exploration> => {
      const explored = await workers.ask({ kind: 'explore', of, chunk }, this.words(this.stop));
      gathered.chunk(chunk, explored);
      return explored;
    };
    const finish = async (explored: Exploration): Promise<SearchOutcome> => {
      gathered.explored(explored);
      const finished = explored.failure ? await this.shrink(of, explored) : await this.climb(of, explored);
      gathered.finished.push(finished);
      if (explored.failure && finished.outcome.counterexample === undefined) gathered.ended = UNCONFIRMED;
      return finished.outcome;
    };
    await searchBy({ explore, finish }, of.cases, workers.threads);
  }

  private climb(of: Round, explored: Exploration): Promise<Finished> {
    return this.workers.ask({ kind: 'finish', of, explored }, this.words(this.stop));
  }

  /** A counterexample has time of its own to become small. */
  private async shrink(of: Round, explored: Exploration): Promise<Finished> {
    const timeLimit = Math.max(this.deadline - performance.now(), SHRINKING);
    const stop = watchForCancellation({ timeLimit, signal: this.options.signal });
    this.killAt(performance.now() + timeLimit + this.grace);
    this.shrinking = true;
    try {
      return await this.workers.ask({ kind: 'finish', of, explored }, this.words(stop));
    } finally {
      stop.dispose();
    }
  }

  /** Where no case satisfied what is given: which condition it was. */
  private async givens(): Promise<GivenCounts | undefined> {
    const { run, discarded } = this.gathered.counts;
    if (run > 0 || discarded === 0 || this.question.given.length === 0) return undefined;
    const of: Round = { question: this.question, round: 0, cases: GIVEN_DRAWS };
    return this.workers.ask({ kind: 'givens', of }, this.words(this.stop));
  }
}

/**
 * Searches for a counterexample.
 * @throws ClaimError for a text that is not well formed, InputError for an unknown loop or a question beyond what is searched;
 *   whatever a loop or a model throws.
 */
export async function conjecture(
  question: ConjectureQuestion,
  options: ConjectureOptions = {},
): Promise<ConjectureResult> {
  const { cases, signal, budget = cases === undefined ? DEFAULT_BUDGET : LONGEST_COUNTED } = options;
  if (cases !== undefined && (!Number.isInteger(cases) || cases < 1))
    throw new InputError(`${cases} is not a number of cases; give a whole number of at least 1`);
  const read = readConjecture(question, await namedLoop(question.loop));
  const workers = options.workers ?? new Workers(options.threads ?? 1);
  try {
    await workers.ready();
    const stop = watchForCancellation({ timeLimit: budget, signal });
    try {
      const search = new ConjectureSearch(question, workers, stop, { ...options, budget });
      const givens = await search.run();
      return conjectureResult(read, search.gathered, givens);
    } finally {
      stop.dispose();
    }
  } finally {
    if (options.workers === undefined) await workers.kill();
  }
}
