import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { bitLengthOf, digitBitsOf } from './bit-length';

const whole = fc
  .tuple(fc.bigInt({ min: 0n, max: 2n ** 70n }), fc.integer({ min: 0, max: 4000 }), fc.constantFrom(-1n, 0n, 1n))
  .map(([top, shift, off]) => (top << BigInt(shift)) + off)
  .filter((n) => n >= 0n);

describe('the length of a whole number', () => {
  it('is that of its text in base 2, and of its hexadecimal digits', () => {
    fc.assert(
      fc.property(whole, (n) => {
        expect(bitLengthOf(n)).toBe(n === 0n ? 0 : n.toString(2).length);
        expect(digitBitsOf(n)).toBe(n === 0n ? 0 : n.toString(16).length * 4);
      }),
      { seed: 1, numRuns: 3000 },
    );
  });

  it('is right on both sides of every power of two', () => {
    for (let bits = 1; bits < 3000; bits += 1) {
      const power = 1n << BigInt(bits);
      expect([bitLengthOf(power - 1n), bitLengthOf(power), bitLengthOf(power + 1n)]).toEqual([
        bits,
        bits + 1,
        bits + 1,
      ]);
    }
  });
});
