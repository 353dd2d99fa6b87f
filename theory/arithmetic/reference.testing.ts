/**
 * Shared by the tests of this folder: rationals that are hard for rounded arithmetic, and the exact value of a double.
 */
import * as fc from 'fast-check';
import * as Q from './rational';

const powerOfTwo = (exponent: number): Q.Rational =>
  exponent >= 0 ? Q.of(1n << BigInt(exponent)) : Q.of(1n, 1n << BigInt(-exponent));

const integers = fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n });
const small = fc.tuple(fc.integer({ min: -12, max: 12 }), fc.integer({ min: 1, max: 12 })).map(([n, d]) => Q.of(n, d));
const fractions = fc.tuple(integers, integers).map(([n, d]) => Q.of(n, d === 0n ? 1n : d));
/** Exponents inside, at the ends of, and beyond the range of doubles. */
const scales = fc.oneof(fc.integer({ min: -1300, max: 1300 }), fc.constantFrom(-1074, -1073, -1022, 1023, 1024));
const wide = fc.tuple(fractions, scales).map(([q, e]) => Q.mul(q, powerOfTwo(e)));
/** A double, or a rational far less than one unit in the last place away from it. */
const nearDoubles = fc
  .tuple(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(-1, 0, 1),
    fc.integer({ min: 60, max: 1200 }),
  )
  .map(([x, side, e]) => Q.add(ofDouble(x), Q.mul(Q.of(side), powerOfTwo(-e))));

/** Rationals of every size and sign: zero, small, huge, tiny, near a double, near overflow and underflow. */
export const rationals: fc.Arbitrary<Q.Rational> = fc.oneof(small, fractions, wide, nearDoubles);

/** The exact value of a finite double. */
export function ofDouble(x: number): Q.Rational {
  let [mantissa, exponent] = [x, 0];
  while (!Number.isInteger(mantissa)) [mantissa, exponent] = [mantissa * 2, exponent - 1];
  return Q.mul(Q.of(BigInt(mantissa)), powerOfTwo(exponent));
}
