/** Decimals of binary numbers of high precision, as BigNumbers of mathjs (decimal.js), for people and for tests. */
import type { BigNumber } from 'mathjs';
import { bigNumberClass } from '../../mathjs';
import { type BigFloat, type Direction, isFinite } from './big-float';

/** The rounding modes of decimal.js towards −∞ and towards +∞. */
const MODES = { down: 3, up: 2 } as const;
/** decimal.js converts and raises powers in this range without overflow. */
const LARGEST_EXPONENT = 9e15;

/** The number, rounded to so many significant decimal digits. */
export function decimalOf({ m, e }: BigFloat, digits: number, direction: Direction): BigNumber {
  const Decimal = bigNumberClass();
  if (!isFinite({ m, e })) return new Decimal(m > 0n ? Infinity : -Infinity);
  const limits = { maxE: LARGEST_EXPONENT, minE: -LARGEST_EXPONENT };
  const Rounded = Decimal.clone({ precision: digits, rounding: MODES[direction], ...limits });
  return e >= 0
    ? new Rounded((m << BigInt(e)).toString()).times(1)
    : new Rounded(m.toString()).div((1n << BigInt(-e)).toString());
}
