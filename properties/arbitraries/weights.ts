/**
 * Weights w = e^r as exact fractions: small whole numbers, fractions of them, and powers of ten, so that ties, weights below 1 and wide ranges
 * all occur. A weight shrinks to a small whole number, and at last to 1.
 */
import * as fc from 'fast-check';
import { type OptionNames, Q, type Rational, checkOptions } from '../../theory';
import { type Atoms, checkLargest, rangeOf } from './size';

/** Constraints of `weights`. */
export interface WeightsConstraints {
  /**
   * Weights lie from 1/largest to largest, with numerators and denominators of at most this.
   * @defaultValue 1000
   */
  readonly largest?: number;
  /**
   * Whether all weights are whole numbers.
   * @defaultValue false
   */
  readonly whole?: boolean;
}

const NAMES: OptionNames<WeightsConstraints> = { largest: true, whole: true };
const LARGEST = 1000;
const SMALL = 9;

/** One weight; the simplest kind comes first, and the others shrink to it. */
function weight(largest: number, whole: boolean): fc.Arbitrary<Rational> {
  const integer = (max: number): fc.Arbitrary<number> => fc.integer({ min: 1, max: Math.min(max, largest) });
  const small = integer(SMALL).map((n) => Q.of(n));
  const wide = integer(largest).map((n) => Q.of(n));
  if (whole) return fc.oneof({ withCrossShrink: true }, small, wide);
  const ratio = fc.tuple(integer(SMALL), integer(SMALL)).map(([a, b]) => Q.reduce(Q.of(a, b)));
  const power = fc.tuple(integer(largest), fc.boolean()).map(([n, below]) => (below ? Q.of(1, n) : Q.of(n)));
  return fc.oneof({ withCrossShrink: true }, { weight: 3, arbitrary: small }, ratio, power);
}

/**
 * For weights: lists of fractions greater than 0.
 *
 * They shrink to fewer atoms, and to weights of 1.
 * @param atoms the number of atoms, or its range. @defaultValue 1 to 6
 * @param constraints constraints on the weights
 * @throws InputError for a number of atoms, or a constraint, that makes no sense
 * @example
 * fc.assert(fc.property(weights(3), (w) => w.every((each) => Q.compare(each, Q.zero) > 0)));
 */
export function weights(
  atoms: Atoms = { min: 1, max: 6 },
  constraints: WeightsConstraints = {},
): fc.Arbitrary<readonly Rational[]> {
  checkOptions('weights', constraints, NAMES);
  const { largest = LARGEST, whole = false } = constraints;
  checkLargest('largest', largest);
  return fc.array(weight(largest, whole), { ...rangeOf(atoms), size: 'max' });
}
