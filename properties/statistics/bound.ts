/**
 * A one-sided confidence bound: the last mean that a capital refutes, found by bisection.
 *
 * By the monotonicity of `capital.ts` the refuted means are all those on one side of a point. The bisection returns a mean
 * that was itself refuted by a capital computed there, so its end is never wrong; that it stops at 2⁻¹⁶ of the distance to
 * the sample mean makes the bound that much wider.
 *
 * Between two questions it keeps the capital of a mean just inside the bound, which was not refuted. While that capital stays
 * below the threshold the bound stays, at the cost of the new samples alone; only when it is refuted too is there another
 * search, from there on.
 */
import { Capital, type Side } from './capital';

/** Where bisection stops, as a part of the distance to the sample mean. */
const RESOLUTION = 2 ** -16;
/** Where it stops in any case: doubles in [1/2, 1] lie 2⁻⁵³ apart. */
const FINEST = 2 ** -50;

/** Refutes the means on one side: with `above`, those below the bound. */
export class Bound {
  /** The mean is certainly not beyond this. */
  private end: number;
  /** The far end of [0, 1], where the gambler can only lose. */
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

  /** @param mean of the samples so far, which only says where and how finely to search */
  at(mean: number): number {
    if (!this.inside.refutes()) return this.end;
    this.end = this.inside.m;
    this.inside = this.capitalAt(this.farEnd);
    // Means beyond the sample mean are refuted early if at all: most of the search is then cheap.
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
