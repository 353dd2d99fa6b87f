/**
 * Greatest common divisors of whole numbers of any length, by Lehmer's algorithm.
 *
 * Euclid's algorithm on long numbers spends a long division on every small quotient. Lehmer's runs it on the leading 52 bits in doubles,
 * as long as they determine the quotients of the whole numbers (Collins' condition), and then applies some 30 quotients at once.
 *
 * Source: Knuth, *The Art of Computer Programming* 2, section 4.5.2, algorithm L.
 */
import { bitLengthOf } from './bit-length';

/** Whole numbers that doubles hold exactly, with room for sums. */
const LEADING_BITS = 52;
const SMALL = 2n ** 52n;

/** Below this a long division costs less than its conversion to doubles. */
const ONE_WORD = 2n ** 64n;

/** Euclid's algorithm, in doubles once these hold the numbers. */
function euclid(a: bigint, b: bigint): bigint {
  let x = a;
  let y = b;
  while (y >= SMALL) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  if (y === 0n) return x;
  return BigInt(smallGcd(Number(y), Number(x < SMALL ? x : x % y)));
}

/** The greatest common divisor of whole numbers from 0 to 2^52, by Euclid's algorithm in doubles. */
export function smallGcd(a: number, b: number): number {
  let x = a;
  let y = b;
  while (y !== 0) {
    let rest = x - Math.floor(x / y) * y;
    // The quotient may be rounded up to a whole number.
    if (rest < 0) rest += y;
    x = y;
    y = rest;
  }
  return x;
}

/** The quotients of several steps of Euclid's algorithm as a matrix: x → A x + B y, y → C x + D y; B = 0 if none is certain. */
function steps(high: number, low: number): readonly [number, number, number, number] {
  let x = high;
  let y = low;
  let A = 1;
  let B = 0;
  let C = 0;
  let D = 1;
  while (y + C !== 0 && y + D !== 0) {
    const quotient = Math.floor((x + A) / (y + C));
    if (quotient !== Math.floor((x + B) / (y + D))) break;
    const [a, b, next] = [A - quotient * C, B - quotient * D, x - quotient * y];
    A = C;
    B = D;
    x = y;
    C = a;
    D = b;
    y = next;
  }
  return [A, B, C, D];
}

/** The bits by which a number is shifted to `LEADING_BITS`. */
const excessBits = (x: bigint): number => Math.max(0, bitLengthOf(x) - LEADING_BITS);

/** The greatest common divisor of whole numbers of at least 0; `gcd(0, 0) = 0`. */
export function wholeGcd(a: bigint, b: bigint): bigint {
  if (a < ONE_WORD && b < ONE_WORD) return euclid(a, b);
  let x = a >= b ? a : b;
  let y = a >= b ? b : a;
  let shift = excessBits(x);
  while (y >= SMALL) {
    let high = Number(x >> BigInt(shift));
    while (high < 2 ** (LEADING_BITS - 8) && shift > 0) {
      shift = Math.max(0, shift - (LEADING_BITS - Math.ceil(Math.log2(high + 1)) - 1));
      high = Number(x >> BigInt(shift));
    }
    const [A, B, C, D] = steps(high, Number(y >> BigInt(shift)));
    const [larger, smaller] = B === 0 ? [y, x % y] : [BigInt(A) * x + BigInt(B) * y, BigInt(C) * x + BigInt(D) * y];
    x = larger;
    y = smaller;
  }
  return y === 0n ? x : BigInt(smallGcd(Number(y), Number(x % y)));
}
