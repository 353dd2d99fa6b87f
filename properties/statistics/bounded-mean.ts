/**
 * A confidence sequence for the mean of variables in [lo, hi]: the sequence of `betting.ts` for `(x − lo)/(hi − lo)`, converted to
 * the units of x.
 *
 * **Rounding.** With u = 2⁻⁵³, a sample converted to [0, 1] has a relative error of at most 3u, and so has the mean. Converting the
 * ends of the enclosure back takes two more roundings. So the ends are moved outwards by 16u of their distance to lo and then by one
 * double. In a comparison the value is moved by 16u of its distance to lo, to the side that makes an answer harder. The enclosure
 * never leaves [lo, hi].
 */
import { InputError, type Interval, roundDown, roundUp } from '../../theory';
import { type BettingOptions, type Comparison, ConfidenceSequence, NoMeanError, checkBettingOptions } from './betting';

const { abs, max, min } = Math;

/** The range of a variable: finite, `lo ≤ hi`. */
export type Range = Interval;

export interface BoundedMeanOptions extends BettingOptions {
  /** A range that certainly contains the variable. */
  readonly range: Range;
}

/** Largest distance by which rounding may put a sample outside its range, relative to the larger end. */
const CLAMPED = 1e-12;
/** Relative allowance for rounding, in each direction. */
const ALLOWANCE = 16 * 2 ** -53;

/** @throws InputError naming a range with an end that is not finite, or with lo > hi */
export function checkRange({ lo, hi }: Range): void {
  if (!(lo <= hi && Number.isFinite(lo) && Number.isFinite(hi - lo))) {
    throw new InputError(`a range must have finite ends, the lower one first, not [${lo}, ${hi}]`);
  }
}

/** Takes samples of a variable in [lo, hi] and encloses their mean at any time. */
export class BoundedMean {
  readonly range: Range;
  private readonly unit: ConfidenceSequence;
  private readonly width: number;

  /** @throws InputError naming the invalid option */
  constructor(options: BoundedMeanOptions) {
    checkRange(options.range);
    checkBettingOptions(options);
    this.range = options.range;
    this.width = options.range.hi - options.range.lo;
    this.unit = new ConfidenceSequence(options);
  }

  get count(): number {
    return this.unit.count;
  }

  /** Mean of the samples; NaN if there are none. */
  get mean(): number {
    return this.original(this.unit.mean);
  }

  /** Estimated standard deviation of the bets: positive even if all samples are equal, unless lo = hi. */
  get spread(): number {
    return this.width * this.unit.spread;
  }

  /**
   * Takes more samples, in the order in which they were drawn. If one of them is invalid, none is taken. A sample outside
   * the range by at most 1e-12 of the larger end counts as the nearest end.
   * @throws RangeError naming a sample that is NaN or further outside
   */
  add(values: ArrayLike<number>): void {
    const { lo, hi } = this.range;
    const tolerance = CLAMPED * max(abs(lo), abs(hi));
    const scaled = new Float64Array(values.length);
    for (let i = 0; i < values.length; i += 1) {
      const x = values[i] ?? NaN;
      if (!(x >= lo - tolerance && x <= hi + tolerance)) {
        throw new RangeError(
          `sample ${this.count + i} is ${x}, outside the range [${lo}, ${hi}] that its variable is declared to have: ` +
            `a mean of values without a sure range has no bound`,
        );
      }
      scaled[i] = this.toUnit(x);
    }
    this.unit.add(scaled);
  }

  /**
   * The enclosure of the mean. With probability at least 1 − α all enclosures, earlier and later, contain the mean.
   * @throws NoMeanError when every mean is refuted
   */
  enclosure(): Interval {
    const { lo, hi } = this.range;
    const unit = this.unit.enclosure();
    return {
      lo: max(lo, roundDown(lo + unit.lo * this.width * (1 - ALLOWANCE))),
      hi: min(hi, roundUp(lo + unit.hi * this.width * (1 + ALLOWANCE))),
    };
  }

  /**
   * Whether the mean is certainly above a value or certainly below it, strictly.
   * @throws RangeError for NaN; NoMeanError when the mean is certainly on neither side
   */
  compare(value: number): Comparison {
    const { lo, hi } = this.range;
    if (Number.isNaN(value)) throw new RangeError('a mean cannot be compared with NaN');
    if (value < lo) return 'above';
    if (value > hi) return 'below';
    if (lo === hi) return 'unknown';
    const m = this.toUnit(value);
    const above = this.unit.certainly('above', min(1, m * (1 + ALLOWANCE)));
    const below = this.unit.certainly('below', m * (1 - ALLOWANCE));
    if (above && below) throw new NoMeanError(this.count, this.unit.alpha);
    if (above) return 'above';
    return below ? 'below' : 'unknown';
  }

  private toUnit(x: number): number {
    if (this.width === 0) return 0;
    return min(1, max(0, (x - this.range.lo) / this.width));
  }

  private original(unit: number): number {
    return min(this.range.hi, this.range.lo + unit * this.width);
  }
}
