/**
 * Natural logarithms in fixed point, with an error bound.
 *
 * `log x = k log 2 + log(j/64) + log(m/(j/64))` with x = 2^k m and j/64 near m; the last logarithm is `2 artanh z`, |z| ≤ 1/127, whose series
 * gains 14 bits a term. On numbers of a thousand bits this takes a hundredth of the time of a series in decimal digits.
 *
 * Errors are counted in units of the last bit: every division is rounded down, so each costs at most one unit.
 */

/** Bits beyond those asked for: they cover the errors of any series and of exponents up to 2^40. */
const GUARD_BITS = 64;
const STEPS = 64n;
/** Powers of ten up to this are multiplied out: larger ones belong to numbers far from 1. */
const MOST_TENS = 2_000;

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

const logTwo = constant(2n, 1n);
const logFiveQuarters = constant(5n, 4n);
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

const bitLength = (a: bigint): number => a.toString(16).length * 4;

/** An enclosure `lo/2^bits ≤ value ≤ hi/2^bits`. */
export interface FixedEnclosure {
  readonly lo: bigint;
  readonly hi: bigint;
  readonly bits: number;
}

/**
 * Encloses `log(mantissa · 10^exponent)`.
 * @param mantissa a whole number above 0. @param exponent a whole number within ±2^53. @param digits significant decimal digits wanted
 */
export function fixedLog(mantissa: bigint, exponent: number, digits: number): FixedEnclosure {
  const wanted = Math.ceil(digits * Math.log2(10)) + GUARD_BITS;
  const [num, den] =
    exponent === 0 || Math.abs(exponent) > MOST_TENS
      ? [mantissa, 1n]
      : exponent > 0
        ? [mantissa * 10n ** BigInt(exponent), 1n]
        : [mantissa, 10n ** BigInt(-exponent)];
  const tens = Math.abs(exponent) > MOST_TENS ? BigInt(exponent) : 0n;
  // Near 1 the logarithm is small, and needs as many bits more.
  const distance = num > den ? num - den : den - num;
  if (distance === 0n && tens === 0n) return { lo: 0n, hi: 0n, bits: 0 };
  const cancelled = tens === 0n ? Math.max(0, bitLength(den) - bitLength(distance)) + 8 : 0;
  const bits = wanted + cancelled;
  const value = logOfQuotient(num, den, bits) + tens * (3n * logTwo(bits) + logFiveQuarters(bits));
  // Fewer than `bits` terms in each of at most five series, times the exponents by which they are multiplied.
  const error = BigInt(20 * bits) * (1n + (tens < 0n ? -tens : tens) * 4n + BigInt(bitLength(num) + bitLength(den)));
  return { lo: value - error, hi: value + error, bits };
}

/** `2^bits log(num/den)`, to within some units for each term and each power of 2. */
function logOfQuotient(num: bigint, den: bigint, bits: number): bigint {
  // m = num/den · 2^−k in [1/2, 4), moved into [1, 2).
  let k = bitLength(num) - bitLength(den);
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
