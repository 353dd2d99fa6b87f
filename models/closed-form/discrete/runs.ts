/**
 * Expectations over the runs of a loop that draws samples, by enumeration. A run is a sequence of samples, and a sample
 * of n points matters only through its count of each atom:
 *
 *     E[f] = Σ_{c_1, …, c_m}  Π_s  n!/Π_i c_{s,i}! · Π_i D_s(i)^{c_{s,i}}  ·  f(run with samples c_1, …, c_m) ,
 *
 * where D_s is the law of the s-th sample, which depends on the earlier samples. The runs to round t continue those to round
 * t − 1, so they are kept: claims ask for expectations round by round and atom by atom. The next round of a run is played until it
 * draws a sample that is not fixed yet; then every possible sample is tried.
 */
import { type Arithmetic, NotRepresentableError, Q, UnanswerableError, dot } from '../../../theory';
import type { Draw } from './laws/atoms';
import { type Chances, forEachSample, scaledBy } from './samples';

/** The largest number of runs that are enumerated. */
const MOST_RUNS = 20_000;
const TOO_MANY = `more than ${MOST_RUNS} runs`;

/** Thrown by the first draw that is not fixed, to stop the run there. */
class OpenDraw extends Error {}

/** One object for all draws, since a trace of the stack costs more than a round. */
const OPEN = new OpenDraw();

/** The samples of the round under way. */
class Tape<N> {
  /** The counts of the samples that are fixed. */
  private fixed: readonly (readonly number[])[] = [];
  private at = 0;
  /** The first sample that was not. */
  open: { readonly law: N; readonly size: number } | undefined;

  rewind(fixed: readonly (readonly number[])[]): void {
    this.fixed = fixed;
    this.at = 0;
    this.open = undefined;
  }

  readonly draw: Draw<N> = (law, size) => {
    const counts = this.fixed[this.at];
    this.at += 1;
    if (counts !== undefined) return counts;
    this.open = { law, size };
    throw OPEN;
  };
}

/** What an enumeration of runs asks of a model. */
export interface RunModel<N, T, R> {
  readonly arithmetic: Arithmetic<T>;
  readonly weigh: (law: N) => Chances<T>;
  /** A run at its start, whose samples come from `draw`. */
  readonly begin: (draw: Draw<N>) => R;
  /** A copy of a run, which is played on. */
  readonly copy: (run: R) => R;
  /** Plays a run to the end of round t. */
  readonly play: (run: R, t: number) => void;
}

interface WeighedRun<T, R> {
  readonly run: R;
  readonly probability: T;
}

/** All runs of a loop, round by round. */
export class Runs<N, T, R> {
  private readonly tape = new Tape<N>();
  /** The runs to round 0, 1, …. */
  private readonly rounds: WeighedRun<T, R>[][];
  /** The first round with too many runs. */
  private tooManyAt = Infinity;

  constructor(private readonly model: RunModel<N, T, R>) {
    this.rounds = [[{ run: model.begin(this.tape.draw), probability: model.arithmetic.fromRational(Q.one) }]];
  }

  /** The runs to the end of round t. @throws NotRepresentableError if there are more than 20,000 */
  private to(t: number): readonly WeighedRun<T, R>[] {
    if (t >= this.tooManyAt) throw new NotRepresentableError(TOO_MANY);
    while (this.rounds.length <= t) {
      const runs: WeighedRun<T, R>[] = [];
      for (const begun of this.rounds.at(-1) ?? []) this.continue(begun, this.rounds.length, [], runs);
      this.rounds.push(runs);
    }
    return this.rounds[t] as WeighedRun<T, R>[];
  }

  /** Adds the runs to round t that continue one to round t − 1 with the given first samples of round t. */
  private continue(
    begun: WeighedRun<T, R>,
    t: number,
    fixed: readonly (readonly number[])[],
    into: WeighedRun<T, R>[],
  ): void {
    const { arithmetic: A, weigh, copy, play } = this.model;
    const run = copy(begun.run);
    this.tape.rewind(fixed);
    try {
      play(run, t);
    } catch (error) {
      const { open } = this.tape;
      if (error !== OPEN || open === undefined) throw error;
      const { law, size } = open;
      const chances = weigh(law);
      forEachSample(A, chances, size, (counts, likely) => {
        const probability = A.mul(begun.probability, scaledBy(A, chances, size, likely));
        this.continue({ run: begun.run, probability }, t, [...fixed, counts], into);
      });
      return;
    }
    if (into.length >= MOST_RUNS) {
      this.tooManyAt = t;
      throw new NotRepresentableError(TOO_MANY);
    }
    into.push({ run, probability: begun.probability });
  }

  /**
   * The expectation over the runs to the end of round t.
   * @throws NotRepresentableError if there are more than 20,000. @throws UnanswerableError if the value needs a later sample
   */
  expectation(t: number, value: (run: R) => T): T {
    const { arithmetic: A } = this.model;
    const runs = this.to(t);
    this.tape.rewind([]);
    try {
      return dot(
        A,
        runs.map(({ probability }) => probability),
        runs.map(({ run }) => value(run)),
      );
    } catch (error) {
      if (error === OPEN) throw new UnanswerableError('a run is asked for a sample beyond its last round');
      throw error;
    }
  }
}
