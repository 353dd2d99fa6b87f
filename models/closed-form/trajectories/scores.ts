/**
 * Rational weights as doubles for a step that depends on their ratios alone: `w = unit · score`, with scores at most 1.
 *
 * Weights over a common denominator are whole numbers; divided by their common factor they often are doubles exactly (decimals of up to 15
 * digits, small fractions), and then the scores have no error. Otherwise each is rounded, to within two units.
 */
import { InputError, type Interval, Q, type Rational, doubleArithmetic as D, point } from '../../../theory';
import { roundings } from '../rounding';

export interface Scores {
  /** Positive; the largest is between 1/2 and 1. */
  readonly values: Float64Array;
  /** Relative error of every score; 0 when they are the doubles themselves. */
  readonly error: number;
  /** Encloses the weight of score 1. */
  readonly unit: Interval;
  /** Largest score over the smallest. */
  readonly range: number;
}

/** What `../certified/curation.ts` can tell apart. */
const MOST_BINADES = 255;
/** Weights of which the square is a double. */
const LARGEST_UNIT = 1e140;
/** Bits of a common denominator beyond which whole numbers are no doubles. */
const MOST_BITS = 2000;
/** 2 to this power is a double. */
const LONGEST = 1000;

const lengthOf = (n: bigint): number => n.toString(16).length * 4;

/** Whole numbers in the ratio of the weights, and the weight of 1; undefined where they would be long. */
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

/** The power of two above a positive number. */
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

/** @param w n ≥ 1 positive weights. @throws InputError for weights over more than 255 binades, or too far from 1 */
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
  // A division by a power of two is exact: the weights lie within 255 binades.
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
