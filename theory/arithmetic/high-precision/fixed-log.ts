/**
 * Natural logarithms in fixed point, with an error bound.
 *
 * `log x = k log 2 + log(j/64) + log(m/(j/64))` with x = 2^k m and j/64 near m; the last logarithm is `2 artanh z`, |z| ≤ 1/127, whose series
 * gains 14 bits a term.
 *
 * Errors are counted in units of the last bit: every division is rounded down, so each costs at most one unit.
 */
import { type BigFloat, bitsOf } from './big-float';

/** Bits beyond those asked for: they cover the errors of any series and of exponents up to 2^40. */
const GUARD_BITS = 64;
const STEPS = 64n;
/** Exponents up to this are shifted out: larger ones belong to numbers far from 1. */
const LONGEST_SHIFT = 8_000;

/** `2^bits · 2 artanh(num/den)` for |num/den| ≤ 1/3, to within 3 units a term. */
function doubleArtanh(num: bigint, den: bigint, bits: number): bigint {
  const one = 1n << BigInt(bits);
  const z = (num * one) / den;
  const square = (z * z) >> BigInt(bits);
  let power = z;
  let sum = 0n;
  for (let k = 1n; power !== 0n && power !== -1n; k += 2n) {
    sum += power / k;
    power = (power * square) >> BigInt(bits);
  }
  return 2n * sum;
}

/** `2^bits log(num/den)` for one constant, kept by bits. */
function constant(num: bigint, den: bigint): (bits: number) => bigint {
  const known = new Map<number, bigint>();
  return (bits) => {
    let value = known.get(bits);
    if (value === undefined) known.set(bits, (value = doubleArtanh(num - den, num + den, bits)));
    return value;
  };
}

/** `2^bits log 2`, to within `3 bits` units. */
export const logTwo = constant(2n, 1n);
const ofStep = new Map<bigint, (bits: number) => bigint>();

/** `2^bits log(j/64)`, 64 ≤ j ≤ 128. */
function logStep(j: bigint, bits: number): bigint {
  if (j === STEPS) return 0n;
  if (j === 2n * STEPS) return logTwo(bits);
  // artanh converges slowly far from 1, so the upper half is reached from 2.
  let known = ofStep.get(j);
  if (known === undefined) {
    const upper = j > 96n;
    const part = upper ? constant(j, 2n * STEPS) : constant(j, STEPS);
    known = upper ? (precision) => logTwo(precision) + part(precision) : part;
    ofStep.set(j, known);
  }
  return known(bits);
}

/** An enclosure `lo/2^bits ≤ value ≤ hi/2^bits`. */
export interface FixedEnclosure {
  readonly lo: bigint;
  readonly hi: bigint;
  readonly bits: number;
}

/**
 * Encloses `log(m · 2^e)`.
 * @param x a finite number above 0. @param wanted significant bits
 */
export function fixedLog({ m, e }: BigFloat, wanted: number): FixedEnclosure {
  const shifted = Math.abs(e) <= LONGEST_SHIFT;
  const num = shifted && e > 0 ? m << BigInt(e) : m;
  const den = shifted && e < 0 ? 1n << BigInt(-e) : 1n;
  const twos = shifted ? 0n : BigInt(e);
  // Near 1 the logarithm is small, and needs as many bits more.
  const distance = num > den ? num - den : den - num;
  if (distance === 0n && shifted) return { lo: 0n, hi: 0n, bits: 0 };
  const cancelled = shifted ? Math.max(0, bitsOf(den) - bitsOf(distance)) + 8 : 0;
  const bits = wanted + GUARD_BITS + cancelled;
  const value = logOfQuotient(num, den, bits) + twos * logTwo(bits);
  // Fewer than `bits` terms in each of at most five series, times the exponents by which they are multiplied.
  const exponents = BigInt(Math.abs(shifted ? 0 : e) + bitsOf(num) + bitsOf(den));
  const error = BigInt(20 * bits) * (1n + exponents);
  return { lo: value - error, hi: value + error, bits };
}

/** `2^bits log(num/den)`, to within some units for each term and each power of 2. */
function logOfQuotient(num: bigint, den: bigint, bits: number): bigint {
  // m = num/den · 2^−k in [1/2, 4), moved into [1, 2).
  let k = bitsOf(num) - bitsOf(den);
  const scaled = (): readonly [bigint, bigint] => (k >= 0 ? [num, den << BigInt(k)] : [num << BigInt(-k), den]);
  let [a, b] = scaled();
  while (a < b) {
    k -= 1;
    [a, b] = scaled();
  }
  while (a >= 2n * b) {
    k += 1;
    [a, b] = scaled();
  }
  const j = (STEPS * a + b / 2n) / b;
  return BigInt(k) * logTwo(bits) + logStep(j, bits) + doubleArtanh(STEPS * a - j * b, STEPS * a + j * b, bits);
}
