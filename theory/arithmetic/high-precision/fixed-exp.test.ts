import { describe, expect, it } from '@jest/globals';
import { Decimal } from 'decimal.js';
import * as fc from 'fast-check';
import type { BigFloat } from './big-float';
import { decimalOf } from './decimal';
import { fixedExp } from './fixed-exp';

const Precise = Decimal.clone({ precision: 450, rounding: 4, maxE: 9e15, minE: -9e15 });

/** Whether the enclosure holds the exponential that decimal.js computes, and is as narrow as it should be. */
function isSound(x: BigFloat, wanted: number): boolean {
  const { lo, hi, exponent } = fixedExp(x, wanted);
  const truth = new Precise(decimalOf(x, 1000, 'down')).exp();
  const scale = new Precise(2).pow(exponent);
  const [least, most] = [lo, hi].map((end) => new Precise(end.toString()).times(scale));
  if (least === undefined || most === undefined) return false;
  const slack = truth.times(new Precise(10).pow(-425));
  const holds = least.lessThanOrEqualTo(truth.plus(slack)) && most.greaterThanOrEqualTo(truth.minus(slack));
  return holds && most.minus(least).lessThanOrEqualTo(truth.times(new Precise(2).pow(-wanted)));
}

describe('fixedExp', () => {
  it.each<[bigint, number]>([
    [0n, 0],
    [1n, 0],
    [-1n, 0],
    [1n, -300],
    [-1n, -300],
    [-1n, -5000],
    [1000n, 0],
    [-1000n, 0],
    [10n ** 9n, 0],
    [-(10n ** 9n), 0],
    [0xb17217f7d1cf79abc9e3b398n, -96],
    [0xb17217f7d1cf79abc9e3b398n, -97],
  ])('of %s·2^%s', (m, e) => {
    expect([70, 200, 500, 1330].map((wanted) => isSound({ m, e }, wanted))).toEqual([true, true, true, true]);
  });

  it('holds the exponential of decimal.js, to the bits asked for', () => {
    const numbers = fc
      .tuple(fc.bigInt({ min: -(2n ** 400n), max: 2n ** 400n }), fc.integer({ min: -60, max: 20 }))
      .map(([m, shift]) => ({ m, e: shift - 400 }));
    fc.assert(fc.property(numbers, fc.constantFrom(70, 200, 500, 1330), isSound), { seed: 5, numRuns: 100 });
  });
});
