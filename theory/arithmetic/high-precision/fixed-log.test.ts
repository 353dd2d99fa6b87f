import { describe, expect, it } from '@jest/globals';
import { Decimal } from 'decimal.js';
import * as fc from 'fast-check';
import type { BigFloat } from './big-float';
import { decimalOf } from './decimal';
import { fixedLog } from './fixed-log';

const Precise = Decimal.clone({ precision: 440, rounding: 4, maxE: 9e15, minE: -9e15 });

/** Whether the enclosure holds the logarithm that decimal.js computes, and is as narrow as it should be. */
function isSound(x: BigFloat, wanted: number): boolean {
  const { lo, hi, bits } = fixedLog(x, wanted);
  // 2^e is exact in decimals for a moderate e only; beyond, its logarithm is added.
  const isFar = Math.abs(x.e) > 1000;
  const near = new Precise(decimalOf(isFar ? { m: x.m, e: 0 } : x, 1500, 'down')).ln();
  const truth = isFar ? near.plus(new Precise(2).ln().times(x.e)) : near;
  const scale = new Precise(2).pow(bits);
  const [least, most] = [lo, hi].map((end) => new Precise(end.toString()).div(scale));
  if (least === undefined || most === undefined) return false;
  const slack = truth.abs().times(new Precise(10).pow(-425));
  const holds = least.lessThanOrEqualTo(truth.plus(slack)) && most.greaterThanOrEqualTo(truth.minus(slack));
  const narrow = most.minus(least).lessThanOrEqualTo(truth.abs().times(new Precise(2).pow(-wanted)));
  return holds && narrow;
}

describe('fixedLog', () => {
  it.each<[bigint, number]>([
    [1n, 0],
    [2n, 0],
    [1n, -1],
    [3n, 0],
    [1n, 300],
    [1n, -300],
    [7n, 40_000_000],
    [7n, -40_000_000],
    [2n ** 700n + 1n, -700],
    [2n ** 700n - 1n, -700],
    [2n ** 80n + 1n, -80],
    [3n, -1],
    [511n, -8],
    [2n ** 900n - 1n, -271],
  ])('of %s·2^%s', (m, e) => {
    expect([70, 200, 500, 1330].map((wanted) => isSound({ m, e }, wanted))).toEqual([true, true, true, true]);
  });

  it('holds the logarithm of decimal.js, to the bits asked for', () => {
    const mantissas = fc.oneof(
      fc.bigInt({ min: 1n, max: 200n }),
      fc.bigInt({ min: 1n, max: 10n ** 60n }),
      fc.bigInt({ min: 1n, max: 10n ** 400n }),
    );
    const numbers = fc.record({ m: mantissas, e: fc.integer({ min: -900, max: 900 }) });
    fc.assert(fc.property(numbers, fc.constantFrom(100, 200, 500, 1330), isSound), { seed: 3, numRuns: 100 });
  });
});
