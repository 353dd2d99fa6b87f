/**
 * Decides sequentially from samples whether the mean of a variable is ≥ 0 (or > 0, ≤ 0, < 0).
 *
 * Blocks of growing size are drawn until the enclosure of the mean decides the claim or the limit is reached. Since the enclosure is
 * valid at every look, stopping early is free. A wrong verdict has probability at most α/2, because only one end of the enclosure can
 * cause it. The bets are planned for the limit.
 *
 *                mean ≥ 0    mean > 0    mean ≤ 0    mean < 0
 *     holds      lo ≥ 0      lo > 0      hi ≤ 0      hi < 0
 *     refuted    hi < 0      hi ≤ 0      lo > 0      lo ≥ 0
 */
import { InputError, type Interval } from '../../theory';
import { BoundedMean, type Range } from './bounded-mean';
import { POWER, type SignRelation, smallestViolation } from './power';

export interface DecideOptions {
  /** Draws exactly `count` samples, numbered `from` to `from + count − 1`, in order. */
  readonly draw: (count: number, from: number) => Promise<Float64Array> | Float64Array;
  /** A range that certainly contains the variable. */
  readonly range: Range;
  /** The claim is `mean relation 0`. */
  readonly relation: SignRelation;
  /** Bound on the probability that the enclosure is ever wrong; the probability of a wrong verdict is at most half of it. */
  readonly alpha: number;
  /** Number of samples before the first look. @defaultValue 500, or the limit if that is less */
  readonly first?: number | undefined;
  /** Number of samples after which the claim is undecided. It may depend on draws seen before, `planned` may not. */
  readonly limit: number;
  /** Number of samples for which the bets are planned. @defaultValue the limit */
  readonly planned?: number | undefined;
  /** Factor between the sample sizes of consecutive looks, above 1. @defaultValue 2 */
  readonly growth?: number | undefined;
}

/** The power of the test. */
interface Power {
  /** The smallest violation that would have been refuted, in the units of the variable; see `smallestViolation`. */
  readonly violation: number;
  /** Probability of that refutation, at least. */
  readonly probability: number;
  /** Number of samples within which it would have happened. */
  readonly samples: number;
}

export interface SampledDecision {
  readonly verdict: 'holds' | 'refuted' | 'undecided';
  /** Mean of the samples: a point estimate, for display. */
  readonly estimate: number;
  readonly enclosure: Interval;
  readonly samples: number;
  readonly looks: number;
  readonly alpha: number;
  readonly power: Power;
}

const DEFAULT_FIRST = 500;
const DEFAULT_GROWTH = 2;

/** The verdict by the table above. */
function verdictOf(relation: SignRelation, { lo, hi }: Interval): SampledDecision['verdict'] {
  const settled = {
    '>=': { holds: lo >= 0, refuted: hi < 0 },
    '>': { holds: lo > 0, refuted: hi <= 0 },
    '<=': { holds: hi <= 0, refuted: lo > 0 },
    '<': { holds: hi < 0, refuted: lo >= 0 },
  }[relation];
  if (settled.holds) return 'holds';
  return settled.refuted ? 'refuted' : 'undecided';
}

function checkPlan(first: number, limit: number, growth: number): void {
  for (const [name, value] of Object.entries({ first, limit })) {
    if (!(Number.isSafeInteger(value) && value >= 1)) {
      throw new InputError(`${name} must be a number of samples (an integer, at least 1), not ${value}`);
    }
  }
  if (!(growth > 1 && growth < Infinity)) throw new InputError(`growth must be above 1, not ${growth}`);
}

/**
 * @throws InputError naming the invalid option, or a draw of the wrong length
 * @throws RangeError naming a sample outside the range
 * @throws NoMeanError if the samples refute every mean; whatever `draw` throws
 */
export async function decide(options: DecideOptions): Promise<SampledDecision> {
  const {
    draw,
    range,
    relation,
    alpha,
    limit,
    planned = limit,
    first = Math.min(DEFAULT_FIRST, limit),
    growth = DEFAULT_GROWTH,
  } = options;
  checkPlan(first, limit, growth);
  const mean = new BoundedMean({ range, alpha, planned });
  let [verdict, looks]: [SampledDecision['verdict'], number] = ['undecided', 0];
  for (let next = first; verdict === 'undecided' && mean.count < limit; next = Math.ceil(mean.count * growth)) {
    const from = mean.count;
    const count = Math.min(next, limit) - from;
    const values = await draw(count, from);
    if (values.length !== count) {
      throw new InputError(`draw must return ${count} samples from number ${from} on, not ${values.length}`);
    }
    mean.add(values);
    looks += 1;
    // Where neither side of 0 is certain, the enclosure contains 0, and the bisection for its ends can wait.
    if (range.lo < 0 && range.hi > 0 && mean.compare(0) === 'unknown') continue;
    verdict = verdictOf(relation, mean.enclosure());
  }
  return {
    verdict,
    estimate: mean.mean,
    enclosure: mean.enclosure(),
    samples: mean.count,
    looks,
    alpha,
    power: {
      violation: smallestViolation(limit, { alpha, relation, range, spread: mean.spread, planned }),
      probability: POWER,
      samples: limit,
    },
  };
}
