/**
 * A one-sided confidence bound: the last mean that a capital refutes, found by secants and bisection.
 *
 * By the monotonicity proved in `capital.ts`, the refuted means are all means on one side of a point. The search returns a mean
 * that was itself refuted by its computed capital, so the bound is never wrong. It stops at 2⁻¹⁶ of the distance to the sample mean,
 * which widens the bound by that much.
 *
 * The logarithm of a capital is concave in m (`log(1 + λ(x − m))` is), so the secant through two means that were not refuted meets the threshold before it is
 * reached: such guesses approach the bound from within, with about nine capitals where bisection takes eighteen. Largest capitals over time are only nearly
 * concave, so a guess that gains nothing is followed by bisection.
 *
 * Between two calls the bound keeps the capital of a mean just inside it, which was not refuted. While that capital stays below the
 * threshold, the bound stays, and only new samples are processed. When that mean is refuted too, a new search starts there.
 */
import { Capital, type Side } from './capital';

/** Resolution of the bisection, as a part of the distance to the sample mean. */
const RESOLUTION = 2 ** -16;
/** Shares of the expected distance of the bound from the sample mean at which the search begins. */
const NEAR = [0.85, 0.95];
/** The least log capital from which a secant is drawn: below, the largest capital is that of the first samples. */
const LEAST_LOG = 2;
/** Finest resolution; doubles in [1/2, 1] lie 2⁻⁵³ apart. */
const FINEST = 2 ** -50;

/** Refutes the means on one side of the bound: for `above`, those below it. */
export class Bound {
  /** The bound: the mean is certainly not beyond it. */
  private end: number;
  /** The end of [0, 1] at which the gambler can only lose. */
  private readonly farEnd: number;
  private inside: Capital;
  /** The mean inside before it, with the log of its largest capital. */
  private further: { readonly m: number; readonly log: number } | undefined;

  /** @param logThreshold log capital at which a mean is refuted; @param reach about how far from the sample mean it is reached, from the distance of the sample mean from its end of [0, 1]; both only guide the search */
  constructor(
    side: Side,
    private readonly logThreshold: number,
    private readonly reach: (furthest: number) => number,
    private readonly capitalAt: (m: number) => Capital,
  ) {
    this.end = side === 'above' ? 0 : 1;
    this.farEnd = 1 - this.end;
    this.inside = capitalAt(this.end);
  }

  /** @param mean of the samples so far; it only guides the search */
  at(mean: number): number {
    if (!this.inside.refutes()) return this.end;
    this.end = this.inside.m;
    this.inside = this.capitalAt(this.farEnd);
    this.further = undefined;
    // Means beyond the sample mean are refuted early if at all, so most of the search is cheap.
    if (Math.min(this.end, this.farEnd) < mean && mean < Math.max(this.end, this.farEnd)) {
      this.probe(mean);
      this.start(mean);
    }
    for (let width = this.width(), bisect = false; width > this.tolerance(mean);) {
      this.probe(bisect ? (this.end + this.inside.m) / 2 : this.guess(this.tolerance(mean)));
      const next = this.width();
      // A good guess leaves the bound within the tolerance, or comes much nearer to it from within.
      bisect = !bisect && next > width / 2;
      width = next;
    }
    return this.end;
  }

  /** Two means inside near the bound, from which the secants go on. */
  private start(mean: number): void {
    const reach = this.reach(Math.abs(mean - (1 - this.farEnd)));
    for (const share of NEAR) {
      const m = mean + Math.sign(this.end - mean) * share * reach;
      if (Math.abs(m - mean) < Math.abs(this.end - mean)) this.probe(m);
    }
    // A secant needs two means of which the capital has seen samples, both on the way up.
    if (this.further !== undefined && this.further.log < LEAST_LOG) this.further = undefined;
  }

  private width(): number {
    return Math.abs(this.inside.m - this.end);
  }

  private tolerance(mean: number): number {
    return Math.max(RESOLUTION * Math.abs(mean - this.end), FINEST);
  }

  /** Where the secant through the last two means inside meets the threshold, and a little beyond, so that it is refuted once it is near enough. */
  private guess(tolerance: number): number {
    const { end, inside, further, logThreshold } = this;
    const middle = (end + inside.m) / 2;
    if (further === undefined) return middle;
    const log = inside.logPeak;
    const step = ((logThreshold - log) * (inside.m - further.m)) / (log - further.log);
    const outwards = Math.sign(end - inside.m);
    const guess = inside.m + step + (outwards * tolerance) / 2;
    const isBetween = (guess - inside.m) * outwards > 0 && (end - guess) * outwards > 0;
    if (isBetween) return guess;
    // The bound was met already: the mean next to it settles the search.
    return this.width() > 2 * tolerance ? end - outwards * tolerance * 0.9 : middle;
  }

  private probe(m: number): void {
    const capital = this.capitalAt(m);
    if (capital.refutes()) {
      this.end = m;
      return;
    }
    this.further = { m: this.inside.m, log: this.inside.logPeak };
    this.inside = capital;
  }
}
