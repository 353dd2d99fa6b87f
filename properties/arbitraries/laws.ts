/**
 * Laws on n atoms as exact fractions: whole numbers divided by their sum, so that a law is exact from birth and shrinks to the uniform law,
 * one whole number after another.
 */
import * as fc from 'fast-check';
import { type OptionNames, Q, type Rational, checkOptions } from '../../theory';
import { type Atoms, checkLargest, rangeOf } from './size';

/** Constraints of `laws`. */
export interface LawsConstraints {
  /**
   * The largest of the whole numbers that are divided by their sum: masses are at least 1/(n · largest), or 0.
   * @defaultValue 100
   */
  readonly largest?: number;
  /**
   * Whether atoms may have no mass. One always has some.
   * @defaultValue false
   */
  readonly zeros?: boolean;
}

const NAMES: OptionNames<LawsConstraints> = { largest: true, zeros: true };
const LARGEST = 100;
/** For every so many numbers above 0 there is one more that stands for 0. */
const ZEROS = 4;

const normalised = (parts: readonly number[]): readonly Rational[] => {
  const sum = parts.reduce((a, b) => a + b, 0);
  return parts.map((part) => Q.reduce(Q.of(part, sum)));
};

/**
 * For laws: lists of masses, fractions of at least 0 with sum 1.
 *
 * They shrink to fewer atoms, and to the uniform law.
 * @param atoms the number of atoms, or its range. @defaultValue 1 to 6
 * @param constraints constraints on the masses
 * @throws InputError for a number of atoms, or a constraint, that makes no sense
 * @example
 * fc.assert(fc.property(laws(3), (p) => Q.equals(Q.sum(p), Q.one)));
 */
export function laws(
  atoms: Atoms = { min: 1, max: 6 },
  constraints: LawsConstraints = {},
): fc.Arbitrary<readonly Rational[]> {
  checkOptions('laws', constraints, NAMES);
  const { largest = LARGEST, zeros = false } = constraints;
  checkLargest('largest', largest);
  // One kind of number, so that fast-check removes and shrinks them all alike; a fifth of the numbers stand for 0.
  const zero = Math.ceil(largest / ZEROS);
  const part = zeros
    ? fc.integer({ min: 0, max: largest + zero }).map((mass) => (mass > largest ? 0 : mass))
    : fc.integer({ min: 1, max: largest });
  return fc
    .array(part, { ...rangeOf(atoms), size: 'max' })
    .filter((parts) => parts.some((mass) => mass > 0))
    .map(normalised);
}
