import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { bigNumberClass } from '../mathjs';
import { fixedLog } from './fixed-log';

const Precise = bigNumberClass().clone({ precision: 440, rounding: 4, maxE: 9e15, minE: -9e15 });

/** Whether the enclosure holds the logarithm that decimal.js computes, and is as narrow as it should be. */
function isSound(mantissa: bigint, exponent: number, digits: number): boolean {
  const { lo, hi, bits } = fixedLog(mantissa, exponent, digits);
  const truth = new Precise(`${mantissa}e${exponent}`).ln();
  const scale = new Precise(2).pow(bits);
  const [least, most] = [lo, hi].map((end) => new Precise(end.toString()).div(scale));
  if (least === undefined || most === undefined) return false;
  const slack = truth.abs().times(new Precise(10).pow(-425));
  const holds = least.lessThanOrEqualTo(truth.plus(slack)) && most.greaterThanOrEqualTo(truth.minus(slack));
  const narrow = most.minus(least).lessThanOrEqualTo(truth.abs().times(new Precise(10).pow(-digits)));
  return holds && narrow;
}

describe('fixedLog', () => {
  it.each<[bigint, number]>([
    [1n, 0],
    [2n, 0],
    [10n, -1],
    [3n, 0],
    [1n, 300],
    [1n, -300],
    [7n, 4_000_000],
    [7n, -4_000_000],
    [10n ** 200n + 1n, -200],
    [10n ** 200n - 1n, -200],
    [10n ** 80n + 1n, -80],
    [15n, -1],
    [199n, -2],
    [2n ** 900n - 1n, -271],
  ])('of %s·10^%s', (mantissa, exponent) => {
    expect([20, 60, 150, 400].map((digits) => isSound(mantissa, exponent, digits))).toEqual([true, true, true, true]);
  });

  it('holds the logarithm of decimal.js, to the digits asked for', () => {
    const mantissas = fc.oneof(
      fc.bigInt({ min: 1n, max: 200n }),
      fc.bigInt({ min: 1n, max: 10n ** 60n }),
      fc.bigInt({ min: 1n, max: 10n ** 400n }),
    );
    fc.assert(fc.property(mantissas, fc.integer({ min: -500, max: 500 }), fc.constantFrom(30, 60, 150, 400), isSound), {
      seed: 3,
      numRuns: 100,
    });
  });
});
