/**
 * Expectations over the runs of a loop that draws samples, by enumeration. A run is a sequence of samples, and a sample
 * of n points matters only through its count of each atom:
 *
 *     E[f] = Σ_{c_1, …, c_m}  Π_s  n!/Π_i c_{s,i}! · Π_i D_s(i)^{c_{s,i}}  ·  f(run with samples c_1, …, c_m) ,
 *
 * where D_s is the law of the s-th sample, which depends on the earlier samples. A run is played from its beginning
 * until it draws a sample that is not fixed yet; then every possible sample is tried.
 */
import { type Arithmetic, NotRepresentableError, Q, UnanswerableError } from '../../../theory';
import type { Draw } from './laws/atoms';
import type { Masses } from './laws/masses';
import { multisets } from './laws/multisets';

/** The largest number of runs that are enumerated. */
const MOST_RUNS = 20_000;
const TOO_MANY = `more than ${MOST_RUNS} runs`;

/** Thrown by the first draw that is not fixed, to stop the run there. */
class OpenDraw extends Error {}

export interface Runs<N, T, R> {
  readonly arithmetic: Arithmetic<T>;
  readonly weigh: (law: N) => Masses<T>;
  /** Starts a run whose samples come from `draw`. */
  readonly begin: (draw: Draw<N>) => R;
  /** Plays the run to its end. */
  readonly play: (run: R) => void;
  readonly value: (run: R) => T;
}

interface Open<N> {
  readonly law: N;
  readonly size: number;
}

/** Plays the run with the given samples. Returns the next draw if one is not fixed, else the finished run. */
function played<N, T, R>(
  { begin, play }: Runs<N, T, R>,
  path: readonly (readonly number[])[],
): Open<N> | { readonly run: R } {
  let open: Open<N> | undefined;
  let at = 0;
  const run = begin((law, size) => {
    const counts = path[at];
    at += 1;
    if (counts !== undefined) return counts;
    open = { law, size };
    throw new OpenDraw();
  });
  try {
    play(run);
  } catch (error) {
    if (error instanceof OpenDraw && open !== undefined) return open;
    throw error;
  }
  return { run };
}

function valueOf<N, T, R>({ value }: Runs<N, T, R>, run: R): T {
  try {
    return value(run);
  } catch (error) {
    if (error instanceof OpenDraw) throw new UnanswerableError('a run is asked for a sample beyond its last round');
    throw error;
  }
}

/** The expectation over all runs. @throws NotRepresentableError if there are more than 20,000 runs */
export function expectationOverRuns<N, T, R>(runs: Runs<N, T, R>): T {
  const { arithmetic: A, weigh } = runs;
  const terms: T[] = [];
  const visit = (path: readonly (readonly number[])[], probability: T): void => {
    const next = played(runs, path);
    if ('run' in next) {
      if (terms.length >= MOST_RUNS) throw new NotRepresentableError(TOO_MANY);
      terms.push(A.mul(probability, valueOf(runs, next.run)));
      return;
    }
    const { masses, massless } = weigh(next.law);
    const n = masses.length;
    const { size, counts, multinomial } = multisets(n, next.size);
    const possible = Array.from({ length: size }, (_, row) => ({
      ways: multinomial[row] as bigint,
      c: Array.from(counts.subarray(row * n, (row + 1) * n)),
    })).filter(({ c }) => c.every((k, i) => k === 0 || !massless[i]));
    // Each of them starts at least one run.
    if (terms.length + possible.length > MOST_RUNS) throw new NotRepresentableError(TOO_MANY);
    for (const { ways, c } of possible) {
      const likely = c.reduce(
        (product, k, i) => (k === 0 ? product : A.mul(product, A.pow(masses[i] as T, k))),
        A.fromRational(Q.of(ways)),
      );
      visit([...path, c], A.mul(probability, likely));
    }
  };
  visit([], A.fromRational(Q.one));
  return A.sum(terms);
}
