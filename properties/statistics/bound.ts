/**
 * A one-sided confidence bound: the last mean that a capital refutes, found by bisection.
 *
 * By the monotonicity proved in `capital.ts`, the refuted means are all means on one side of a point. The bisection returns a mean
 * that was itself refuted by its computed capital, so the bound is never wrong. It stops at 2⁻¹⁶ of the distance to the sample mean,
 * which widens the bound by that much.
 *
 * Between two calls the bound keeps the capital of a mean just inside it, which was not refuted. While that capital stays below the
 * threshold, the bound stays, and only new samples are processed. When that mean is refuted too, a new search starts there.
 */
import { Capital, type Side } from './capital';

/** Resolution of the bisection, as a part of the distance to the sample mean. */
const RESOLUTION = 2 ** -16;
/** Finest resolution; doubles in [1/2, 1] lie 2⁻⁵³ apart. */
const FINEST = 2 ** -50;

/** Refutes the means on one side of the bound: for `above`, those below it. */
export class Bound {
  /** The bound: the mean is certainly not beyond it. */
  private end: number;
  /** The end of [0, 1] at which the gambler can only lose. */
  private readonly farEnd: number;
  private inside: Capital;

  constructor(
    side: Side,
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
    // Means beyond the sample mean are refuted early if at all, so most of the search is cheap.
    if (Math.min(this.end, this.farEnd) < mean && mean < Math.max(this.end, this.farEnd)) this.probe(mean);
    while (Math.abs(this.inside.m - this.end) > Math.max(RESOLUTION * Math.abs(mean - this.end), FINEST)) {
      this.probe((this.end + this.inside.m) / 2);
    }
    return this.end;
  }

  private probe(m: number): void {
    const capital = this.capitalAt(m);
    if (capital.refutes()) this.end = m;
    else this.inside = capital;
  }
}
