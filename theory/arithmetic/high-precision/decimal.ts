/** Decimals of binary numbers of high precision, as numbers of decimal.js, for people and for tests. */
import type { Decimal } from 'decimal.js';
import { type BigFloat, type Direction, isFinite } from './big-float';

/** decimal.js converts and raises powers in this range without overflow. */
const LARGEST_EXPONENT = 9e15;

/** The number, rounded to so many significant decimal digits. */
export function decimalOf({ m, e }: BigFloat, digits: number, direction: Direction): Decimal {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- few programs show decimals, so the library is loaded late
  const library = require('decimal.js') as typeof import('decimal.js');
  if (!isFinite({ m, e })) return new library.Decimal(m > 0n ? Infinity : -Infinity);
  const Rounded = library.Decimal.clone({
    precision: digits,
    rounding: direction === 'down' ? library.Decimal.ROUND_FLOOR : library.Decimal.ROUND_CEIL,
    maxE: LARGEST_EXPONENT,
    minE: -LARGEST_EXPONENT,
  });
  return e >= 0
    ? new Rounded((m << BigInt(e)).toString()).times(1)
    : new Rounded(m.toString()).div((1n << BigInt(-e)).toString());
}
