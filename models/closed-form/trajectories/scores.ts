/**
 * Rational weights as doubles, for a step that depends only on their ratios: `w = unit · score`, with scores at most 1.
 *
 * Over a common denominator weights are whole numbers. Divided by their common factor these are often exact doubles
 * (for decimals of up to 15 digits and small fractions), and then the scores have no error. Otherwise each score is
 * rounded to within two units.
 */
import { InputError, type Interval, Q, type Rational, doubleArithmetic as D, point } from '../../../theory';
import { roundings } from '../rounding';

export interface Scores {
  /** The scores: positive, and the largest is between 1/2 and 1. */
  readonly values: Float64Array;
  /** The relative error of every score; 0 if the scores are exact. */
  readonly error: number;
  /** Encloses the weight of a score of 1. */
  readonly unit: Interval;
  /** The largest score over the smallest. */
  readonly range: number;
}

/** The range of scores that `../certified/curation.ts` supports, in binades. */
const MOST_BINADES = 255;
/** The square of a weight up to this size is a double. */
const LARGEST_UNIT = 1e140;
/** The most bits of the common denominator. Beyond it, whole numbers are not doubles. */
const MOST_BITS = 2000;
/** Two to this power is a double. */
const LONGEST = 1000;

const lengthOf = (n: bigint): number => n.toString(16).length * 4;

/**
 * Whole numbers in the ratio of the weights, and the weight of the number 1; undefined if the common denominator is too
 * long.
 */
function wholeNumbers(w: readonly Rational[]): { numbers: bigint[]; one: Rational } | undefined {
  let den = 1n;
  for (const weight of w) {
    const reduced = Q.reduce(weight);
    den = (den / Q.gcd(den, reduced.den)) * reduced.den;
    if (lengthOf(den) > MOST_BITS) return undefined;
  }
  const numbers = w.map((weight) => (weight.num * den) / weight.den);
  const factor = numbers.reduce((g, number) => (g === 1n ? g : Q.gcd(g, number)), 0n);
  return { numbers: numbers.map((number) => number / factor), one: Q.of(factor, den) };
}

/** The exponent of a power of two above a positive number. */
function binadeAbove({ num, den }: Rational): number {
  return num.toString(2).length - den.toString(2).length + 1;
}

const powerOfTwo = (k: number): Rational => (k >= 0 ? Q.of(1n << BigInt(k)) : Q.of(1n, 1n << BigInt(-k)));

const shown = (weight: Rational): string => {
  const fraction = Q.format(weight);
  return fraction.length <= 24 ? fraction : `about ${Q.toNumber(weight)}`;
};

function checkRange(w: readonly Rational[], greatest: Rational): void {
  const least = w.reduce((a, b) => (Q.compare(b, a) < 0 ? b : a));
  if (Q.compare(Q.mul(least, powerOfTwo(MOST_BINADES)), greatest) < 0) {
    throw new InputError(
      `w goes from ${shown(least)} to ${shown(greatest)}, over more than ${MOST_BINADES} binades; leave out the atoms of the smallest weight`,
    );
  }
  const largest = Q.toNumber(greatest);
  if (!(largest <= LARGEST_UNIT && largest >= 1 / LARGEST_UNIT)) {
    throw new InputError(
      `w has the entry ${shown(greatest)}, too far from 1 for doubles; divide all weights by one number, which leaves the loop as it is`,
    );
  }
}

/**
 * @param w n ≥ 1 positive weights. @throws InputError for weights that span more than 255 binades, or are too far from
 *   1
 */
export function scoresOf(w: readonly Rational[]): Scores {
  const greatest = w.reduce((a, b) => (Q.compare(b, a) > 0 ? b : a));
  checkRange(w, greatest);
  const { values, error, unit } = exactScores(w) ?? roundedScores(w, greatest);
  const range = values.reduce((a, b) => Math.max(a, b)) / values.reduce((a, b) => Math.min(a, b));
  return { values, error, unit, range };
}

function exactScores(w: readonly Rational[]): Omit<Scores, 'range'> | undefined {
  const whole = wholeNumbers(w);
  if (whole === undefined) return undefined;
  const { numbers, one } = whole;
  const doubles = Float64Array.from(numbers, Number);
  if (!numbers.every((number, i) => Number.isFinite(doubles[i]) && BigInt(doubles[i] as number) === number)) {
    return undefined;
  }
  const k = numbers.reduce((a, b) => (b > a ? b : a)).toString(2).length;
  if (k > LONGEST) return undefined;
  // A division by a power of two is exact here, since the weights lie within 255 binades.
  const values = doubles.map((value) => value / 2 ** k);
  return { values, error: 0, unit: D.fromRational(Q.mul(one, powerOfTwo(k))) };
}

function roundedScores(w: readonly Rational[], greatest: Rational): Omit<Scores, 'range'> {
  const k = binadeAbove(greatest);
  const unit = powerOfTwo(k);
  return {
    values: Float64Array.from(w, (weight) => Q.toNumber(Q.div(weight, unit))),
    error: roundings(4),
    unit: point(2 ** k),
  };
}
