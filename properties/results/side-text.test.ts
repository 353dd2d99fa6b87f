import { describe, expect, it } from '@jest/globals';
import { sideText } from './side-text';

const whole = (digits: number): string => '7'.repeat(digits);

describe('a side of a finding', () => {
  it.each<[string, string | undefined, Parameters<typeof sideText>[1], string]>([
    ['is exact where it is short', '1/3', { lo: 0.33, hi: 0.34 }, '1/3'],
    ['is a sum of logarithms', '1/2*log(2)', { lo: 0.34, hi: 0.35 }, '1/2*log(2)'],
    [
      'is a decimal of a long fraction',
      `1/${whole(80)}`,
      { lo: 0, hi: 1 },
      '≈ 1.285714286e-80 (a fraction with a denominator of 80 digits)',
    ],
    ['is a decimal beyond the doubles', whole(400), { lo: 1.7e308, hi: 'Infinity' }, '≈ 7.777777778e+399 (400 digits)'],
    ['is an enclosure', undefined, { lo: 0.25, hi: 0.5 }, 'in [0.25, 0.5]'],
    ['is a number that ten digits do not tell from its enclosure', undefined, { lo: 0.1, hi: 0.1 + 1e-15 }, '0.1'],
    ['is infinite only where it is', undefined, { lo: 'Infinity', hi: 'Infinity' }, '∞'],
    ['is above the doubles', undefined, { lo: 1e308, hi: 'Infinity' }, 'above 1e+308'],
    ['is below the doubles', undefined, { lo: '-Infinity', hi: -1e308 }, 'below -1e+308'],
  ])('%s', (_what, exact, enclosure, text) => {
    expect(sideText(exact, enclosure)).toBe(text);
  });
});
