/**
 * The search for a counterexample to a conjecture, in rounds of growing size, until one is found or the budget is spent.
 *
 * Every round is a search of its own (`properties/search/search.ts`) with a seed of its own: a random phase, then a hill climb from its
 * tightest cases. With a number of cases the seed decides everything, however many phases run at once; the clock only ends a search, and
 * then the result says so. A `PhaseRunner` runs the phases, on threads or elsewhere.
 */
import {
  PoolClosedError,
  ThreadDeathError,
  BLOCK_CASES,
  type Cancellation,
  type Exploration,
  type SearchOutcome,
  searchBy,
  watchForCancellation,
} from '../search';
import { isContradiction } from '../../theory';
import type { GivenCounts } from '../results';
import type { Finished, Phases, Round } from './phases';
import { type Ending, RoundsProgress } from './progress';
import type { Conjecture } from './question';

/** Runs phases, up to `atOnce` of them at the same time. */
export interface PhaseRunner {
  readonly atOnce: number;
  /** @throws what the phase throws; PoolClosedError after `end`; ThreadDeathError where a case ends its thread */
  readonly ask: <K extends keyof Phases>(
    phase: Phases[K]['asks'] & { readonly kind: K },
    cancellation: Cancellation,
  ) => Promise<Phases[K]['answers']>;
  /** Cases begun so far. */
  readonly begun: () => number;
  /** Gives up the phases under way. */
  readonly end: () => void;
}

export interface RoundsOptions {
  /** Random cases in all. @defaultValue as many as the budget allows */
  readonly cases?: number | undefined;
  /** Milliseconds to search for. */
  readonly budget: number;
  /** Milliseconds after the budget, after which a case that is still under way is given up. @defaultValue 5 seconds */
  readonly grace?: number;
  readonly signal?: AbortSignal;
}

const GRACE = 5000;

/** A counterexample that was found is made smaller for this long, although the budget is spent. */
const SHRINKING = 10_000;

/** Cases of the first round, which tells soon what is plainly false or has no answer, and of the largest. */
const FIRST_ROUND = 50;
const LARGEST_ROUND = Math.min(4000, BLOCK_CASES);

/** Draws after which conditions that no draw satisfied count as impossible to meet. */
const MOST_DISCARDED = 20_000;

/** Draws on which each condition is asked alone. */
const GIVEN_DRAWS = 200;

function roundSize(round: number, left: number): number {
  return Math.min(left, LARGEST_ROUND, FIRST_ROUND * 2 ** Math.min(round, 20));
}

/** The rounds of one conjecture: their runner, their clock, and their progress. */
export class Rounds {
  readonly progress = new RoundsProgress();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private shrinking = false;
  private readonly deadline: number;
  private readonly grace: number;

  constructor(
    private readonly conjecture: Conjecture,
    private readonly runner: PhaseRunner,
    private readonly cancellation: Cancellation,
    private readonly options: RoundsOptions,
  ) {
    this.deadline = performance.now() + options.budget;
    this.grace = options.grace ?? GRACE;
    this.endAt(this.deadline + this.grace);
  }

  /** Searches until one of the ends. @returns the conditions counted alone, where no case satisfied all of them */
  async run(): Promise<GivenCounts | undefined> {
    try {
      await this.rounds();
      return await this.givens();
    } catch (error) {
      this.progress.ended = this.endingBy(error);
      return undefined;
    } finally {
      clearTimeout(this.timer);
    }
  }

  /** Gives up what is under way at that time. */
  private endAt(time: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.runner.end(), Math.max(0, time - performance.now()));
  }

  /** How an error of a case ends the search. @throws the error itself, where the claim does not account for it */
  private endingBy(error: unknown): Ending {
    if (error instanceof PoolClosedError) return { verdict: 'incomplete', reason: this.hung() };
    if (error instanceof ThreadDeathError) {
      this.runner.end(); // The next search gets new threads.
      return { verdict: 'incomplete', reason: `stopped: a case ended its thread (${error.reason})` };
    }
    // A number has more digits than a BigInt can have.
    if (error instanceof RangeError)
      return { verdict: 'undecided', reason: `a case is beyond the arithmetic: ${error.message}` };
    throw error;
  }

  private hung(): string {
    if (this.shrinking) return 'stopped: a case was refuted in doubles, and deciding it again took too long';
    return `stopped: one case took longer than the budget (the last of ${this.runner.begun()} begun)`;
  }

  private async rounds(): Promise<void> {
    const { cases = Infinity } = this.options;
    const { progress, cancellation } = this;
    let asked = 0;
    while (asked < cases && !cancellation.stopped()) {
      const size = roundSize(progress.rounds, cases - asked);
      await this.round({ question: this.conjecture.question, round: progress.rounds, cases: size });
      asked += size;
      const { run, undecided, discarded } = progress.counts;
      const hopeless = (run > 0 && undecided === run) || (run === 0 && discarded >= MOST_DISCARDED);
      if (progress.counterexample || progress.ended || hopeless) return;
    }
    if (cancellation.stopped()) this.cutShort(cases);
  }

  private cutShort(cases: number): void {
    if (this.options.signal?.aborted) this.progress.ended = { verdict: 'incomplete', reason: 'interrupted' };
    else if (cases !== Infinity) {
      const reason = `the time limit was reached before ${cases} cases were drawn`;
      this.progress.ended = { verdict: 'incomplete', reason };
    }
  }

  private async round(of: Round): Promise<void> {
    const { progress } = this;
    progress.beginRound();
    const explore = async (chunk: number): Promise<Exploration> => {
      const explored = await this.runner.ask({ kind: 'explore', of, chunk }, this.cancellation);
      progress.chunk(chunk, explored);
      return explored;
    };
    const finish = async (explored: Exploration): Promise<SearchOutcome> => {
      progress.explored(explored);
      const finished = explored.failure ? await this.shrink(of, explored) : await this.climb(of, explored);
      progress.finished.push(finished);
      const { counterexample, undecidedBecause } = finished.outcome;
      if (isContradiction(undecidedBecause) || (explored.failure && counterexample === undefined))
        progress.ended = { verdict: 'undecided', reason: undecidedBecause ?? 'a case is refuted in doubles only' };
      return finished.outcome;
    };
    // A round is one block, whose climb is part of its end: what it finds is shown with the finished round.
    const climb = (_block: number, explored: Exploration): Promise<Exploration> => Promise.resolve(explored);
    await searchBy({ explore, climb, finish }, of.cases, this.runner.atOnce);
  }

  private climb(of: Round, explored: Exploration): Promise<Finished> {
    return this.runner.ask({ kind: 'finish', of, explored }, this.cancellation);
  }

  /** A counterexample has time of its own to become small. */
  private async shrink(of: Round, explored: Exploration): Promise<Finished> {
    const timeLimit = Math.max(this.deadline - performance.now(), SHRINKING);
    const cancellation = watchForCancellation({ timeLimit, signal: this.options.signal });
    this.endAt(performance.now() + timeLimit + this.grace);
    this.shrinking = true;
    try {
      return await this.runner.ask({ kind: 'finish', of, explored }, cancellation);
    } finally {
      cancellation.dispose();
    }
  }

  /** How many cases satisfy each condition alone, where none satisfied all of them. */
  private async givens(): Promise<GivenCounts | undefined> {
    const { run, discarded } = this.progress.counts;
    if (run > 0 || discarded === 0 || this.conjecture.given.length === 0) return undefined;
    const of: Round = { question: this.conjecture.question, round: 0, cases: GIVEN_DRAWS };
    return this.runner.ask({ kind: 'givens', of }, this.cancellation);
  }
}
