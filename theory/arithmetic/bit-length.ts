/** Lengths of whole numbers in bits, read from the exponent of the nearest double: text of a long number costs far more. */

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);
/** The word with the exponent, and the other; which is first depends on the machine. */
const [LOW, HIGH] = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? [0, 1] : [1, 0];

/** Numbers below this one have a finite double; the bits above are counted apart. */
const CUT_BITS = 960;
const CUT = 1n << BigInt(CUT_BITS);

/** The number of bits of a whole number n ≥ 0; 0 for 0. */
export function bitLengthOf(n: bigint): number {
  if (n >= CUT) return CUT_BITS + bitLengthOf(n >> BigInt(CUT_BITS));
  if (n === 0n) return 0;
  double[0] = Number(n);
  const high = words[HIGH] as number;
  const bits = (high >>> 20) - 1022;
  // A power of two may be one to which the double was rounded up.
  const isPower = (high & 0xfffff) === 0 && words[LOW] === 0;
  return isPower && n >> BigInt(bits - 1) === 0n ? bits - 1 : bits;
}

/** The number of bits of n ≥ 0, rounded up to a multiple of four: those of its hexadecimal digits. */
export const digitBitsOf = (n: bigint): number => (bitLengthOf(n) + 3) & ~3;
