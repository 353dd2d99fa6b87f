import { describe, expect, test } from '@jest/globals';
import type { Slack } from '../../properties/results';
import { bandText, confidenceText, powerText, rangeText, slackText } from './band-text';

const band = (estimate: number, lo: number, hi: number) => ({ estimate, lo, hi });
const PM = '±\u202F';

describe('an estimate with its interval', () => {
  test.each<[string, ReturnType<typeof band>, string]>([
    ['two digits of a width that starts with 1', band(0.31415, 0.30215, 0.32615), `0.314 ${PM}0.013`],
    ['one of a width that starts with 6', band(0.3142, 0.3082, 0.3202), `0.314 ${PM}0.007`],
    ['two again where that is rounded up to 10', band(0.3141, 0.3046, 0.3236), `0.314 ${PM}0.010`],
    ['a minus sign that is one', band(-0.05, -0.062, -0.038), `−0.050 ${PM}0.012`],
    ['no minus before nothing', band(-0.0004, -0.0124, 0.0116), `0.000 ${PM}0.013`],
    ['wide', band(120, 97, 143), `120 ${PM}23`],
    ['a point', band(0.25, 0.25, 0.25), '0.25'],
    ['lopsided, at the end of a range', band(0.998, 0.994, 1), '0.9980 [0.9940, 1.0000]'],
    ['at the very end', band(1, 0.97, 1), '1.000 [0.970, 1.000]'],
    ['narrow', band(0.5, 0.49998, 0.50002), `0.500000 ${PM}0.000020`],
  ])('%s', (_, value, text) => expect(bandText(value)).toBe(text));

  test('what is shown contains the interval, whatever its numbers', () => {
    for (let i = 1; i < 2000; i += 1) {
      const estimate = Math.sin(i) * 10 ** ((i % 9) - 5);
      const half = Math.abs(Math.cos(3 * i)) * 10 ** ((i % 7) - 6);
      const [lo, hi] = [estimate - half, estimate + half * (1 + (i % 3) / 8)];
      const [shown = 0, width = 0] = bandText({ estimate, lo, hi }).replace(/−/g, '-').split(`±\u202F`).map(Number);
      expect(shown - width).toBeLessThanOrEqual(lo + 1e-9 * width);
      expect(shown + width).toBeGreaterThanOrEqual(hi - 1e-9 * width);
    }
  });
});

describe('a range', () => {
  test.each<[string, Pick<Slack, 'lo' | 'hi'>, string]>([
    ['rounded outwards', { lo: 0.12345, hi: 0.15678 }, '[0.123, 0.157]'],
    ['ends that are short stay as they are', { lo: 0.62, hi: 0.69 }, '[0.620, 0.690]'],
    ['below zero', { lo: -0.0123, hi: 0.0456 }, '[−0.013, 0.046]'],
    ['without a lower end', { lo: '-Infinity', hi: 0.6 }, '(−∞, 0.60]'],
    ['without an upper end', { lo: -2, hi: 'Infinity' }, '[−2.0, ∞)'],
    ['without any end', { lo: '-Infinity', hi: 'Infinity' }, '(−∞, ∞)'],
    ['a point', { lo: 0.5, hi: 0.5 }, '0.5'],
  ])('%s', (_, range, text) => expect(rangeText(range)).toBe(text));
});

describe('a slack', () => {
  test.each<[string, Slack, string]>([
    ['with an estimate', { estimate: 0.03, lo: 0.02, hi: 0.04 }, '0.030 [0.020, 0.040]'],
    ['without one', { lo: 0.02, hi: 0.04 }, '[0.020, 0.040]'],
    ['without an end', { estimate: 0.03, lo: '-Infinity', hi: 0.04 }, '0.030 (−∞, 0.040]'],
    ['just above 0', { estimate: 0.0076, lo: 0.0006, hi: 0.0146 }, '0.0076 [0.0006, 0.0146]'],
    ['just below 0', { estimate: -0.5, lo: -1, hi: -0.0003 }, '−0.5000 [−1.0000, −0.0003]'],
    ['that begins at 0', { estimate: 0.5, lo: 0, hi: 1 }, '0.5 [0.0, 1.0]'],
    ['that is a point', { estimate: 0, lo: 0, hi: 0 }, '0'],
  ])('%s', (_, slack, text) => expect(slackText(slack)).toBe(text));
});

test.each([
  [0.001, '99.9'],
  [0.05, '95'],
  [0.00137, '99.86'],
  [1e-6, '99.9999'],
  [0, '100'],
  [1, '0'],
])('an error probability of %p leaves %s per cent, rounded down', (alpha, text) => {
  expect(confidenceText(alpha)).toBe(`${text}\u202F%`);
});

test('the power of a check is said in full', () => {
  expect(powerText(0.01234)).toBe('would have caught a violation of 0.012 with probability 0.9');
  expect(powerText('Infinity')).toBe('would have caught no violation with probability 0.9');
});
