/**
 * Numbers of 106 bits, as unevaluated sums of two doubles.
 *
 * For numbers of at least 0 the relative error of each operation is at most 16 u², u = 2⁻⁵³: sums 3 u² (Joldes, Muller and Popescu, ACM
 * TOMS 44, 2017, theorem 3.1), products 7 u² (their algorithms 9 and 10 with Dekker's product), quotients 15 u² (algorithm 17). That
 * holds while no product leaves the range 10^±290.
 *
 * A result is in `result` until the next operation, since an object for each would cost more than the operation.
 */
import { NotRepresentableError } from '../../../../../theory';

/** A bound on the relative error of m operations, twice as large as necessary; m u² < 2⁻⁶⁰. */
export const operations = (m: number): number => m * 2 ** -101;

/** The result of the last operation. It holds doubles from the start, so that its fields never change their representation. */
export const result = { high: NaN, low: NaN };

/** Splits a double into halves of 26 bits (Veltkamp); |a| < 2^996. */
const SPLITTER = 2 ** 27 + 1;

/** Sets the result to `a + b`. */
export function add(aHigh: number, aLow: number, bHigh: number, bLow: number): void {
  const sum = aHigh + bHigh;
  const part = sum - aHigh;
  const rest = aHigh - (sum - part) + (bHigh - part) + (aLow + bLow);
  const high = sum + rest;
  result.high = high;
  result.low = rest - (high - sum);
}

/** Sets the result to `a·b`. */
export function multiply(aHigh: number, aLow: number, bHigh: number, bLow: number): void {
  const product = aHigh * bHigh;
  const aSplit = SPLITTER * aHigh;
  const aTop = aSplit - (aSplit - aHigh);
  const aRest = aHigh - aTop;
  const bSplit = SPLITTER * bHigh;
  const bTop = bSplit - (bSplit - bHigh);
  const bRest = bHigh - bTop;
  const error = aRest * bRest - (product - aTop * bTop - aRest * bTop - aTop * bRest);
  const rest = error + (aHigh * bLow + aLow * bHigh);
  const high = product + rest;
  result.high = high;
  result.low = rest - (high - product);
}

/** Sets the result to `a/b`, b > 0. */
export function divide(aHigh: number, aLow: number, bHigh: number, bLow: number): void {
  const quotient = aHigh / bHigh;
  multiply(bHigh, bLow, quotient, 0);
  const rest = (aHigh - result.high + (aLow - result.low)) / bHigh;
  const high = quotient + rest;
  result.high = high;
  result.low = rest - (high - quotient);
}

/** A whole number of at least 0, rounded to 106 bits. @throws NotRepresentableError beyond the range of doubles */
export function ofWhole(a: bigint): readonly [number, number] {
  const top = Number(a);
  if (top === Infinity) throw new NotRepresentableError('a whole number beyond the range of doubles');
  return [top, Number(a - BigInt(top))];
}

/** A double times 2^bits, rounded towards 0. */
function shifted(a: number, bits: number): bigint {
  if (a === 0) return 0n;
  const exponent = Math.floor(Math.log2(Math.abs(a))) - 52;
  // Powers of two, so the scaling is exact; it takes two steps, since one might leave the range.
  const half = Math.trunc(exponent / 2);
  const mantissa = BigInt(Math.trunc((a / 2 ** half / 2 ** (exponent - half)) * 2));
  const left = bits + exponent - 1;
  return left >= 0 ? mantissa << BigInt(left) : mantissa / (1n << BigInt(-left));
}

/** `(a + b)·2^bits` of a number in two doubles, to within 2. */
export function toFixedPoint(aHigh: number, aLow: number, bits: number): bigint {
  return shifted(aHigh, bits) + shifted(aLow, bits);
}
