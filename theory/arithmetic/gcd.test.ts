import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { wholeGcd } from './gcd';

/** Euclid's algorithm, as it stands in a book. */
function euclid(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

const whole = fc.oneof(
  fc.bigInt({ min: 0n, max: 2n ** 30n }),
  fc.bigInt({ min: 2n ** 51n, max: 2n ** 55n }),
  fc.bigInt({ min: 0n, max: 2n ** 130n }),
  fc.bigInt({ min: 0n, max: 2n ** 2000n }),
);

describe('wholeGcd', () => {
  it('is that of Euclid’s algorithm', () => {
    fc.assert(
      fc.property(whole, whole, whole, (a, b, common) => {
        expect(wholeGcd(a * common, b * common)).toBe(euclid(a * common, b * common));
      }),
      { seed: 1, numRuns: 3000 },
    );
  });

  it.each<[bigint, bigint, bigint]>([
    [0n, 0n, 0n],
    [0n, 7n, 7n],
    [7n, 0n, 7n],
    [2n ** 53n - 1n, 2n ** 53n + 1n, 1n],
    [2n ** 500n, 2n ** 499n + 2n ** 300n, 2n ** 300n],
    [10n ** 400n, 10n ** 200n, 10n ** 200n],
    [2n ** 104n - 1n, 2n ** 52n - 1n, 2n ** 52n - 1n],
  ])('of %s and %s is %s', (a, b, expected) => {
    expect(wholeGcd(a, b)).toBe(expected);
  });

  it('takes the most steps for neighbouring Fibonacci numbers', () => {
    let [a, b] = [1n, 1n];
    for (let i = 0; i < 3000; i += 1) [a, b] = [a + b, a];
    expect(wholeGcd(a, b)).toBe(1n);
  });
});
