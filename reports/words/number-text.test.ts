import { describe, expect, test } from '@jest/globals';
import type { FindingJson, JsonInterval } from '../../properties/results';
import { comparisonSign } from './comparison';
import { countText, decimalText, intervalText, marginText, sideTexts } from './number-text';

const finding = (left: JsonInterval, right: JsonInterval, margin?: number): FindingJson => ({
  claim: 'a',
  t: 0,
  atoms: {},
  left,
  right,
  rung: 'exact',
  ...(margin === undefined ? {} : { margin }),
});

const at = (x: number): JsonInterval => ({ lo: x, hi: x });

describe('numbers', () => {
  test.each([
    [0, '0'],
    [0.25, '0.25'],
    [-1.75, '−1.75'],
    [1 / 3, '0.333333'],
    [1200000, '1.2e6'],
    [100000, '100000'],
    [0.00000333, '3.33e−6'],
    [1.5e-20, '1.5e−20'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
  ])('%p is shown as %s', (x, text) => expect(decimalText(x)).toBe(text));

  test.each([
    [7, '7'],
    [999, '999'],
    [26791, '26\u202F791'],
    [1234567, '1\u202F234\u202F567'],
  ])('the count %p is grouped as %s', (count, text) => expect(countText(count)).toBe(text));

  test.each<[string, JsonInterval, string]>([
    ['a point', at(0.5), '0.5'],
    ['shared digits only', { lo: 0.123401, hi: 0.123449 }, '0.1234'],
    ['no shared digits', { lo: 1, hi: 2 }, '[1, 2]'],
    ['around zero', { lo: -5e-324, hi: 1.25e-20 }, '0 (±\u202F1.3e−20)'],
    ['infinite', { lo: 'Infinity', hi: 'Infinity' }, '∞'],
    ['half infinite', { lo: 3, hi: 'Infinity' }, '[3, ∞]'],
  ])('an enclosure: %s', (_, interval, text) => expect(intervalText(interval)).toBe(text));
});

describe('margins', () => {
  test.each<[string, FindingJson, string | undefined]>([
    ['none', finding(at(1), at(2)), undefined],
    ['three digits', finding(at(1), at(2), 0.123456), '0.123'],
    ['refuted', finding(at(1), at(2), -0.333333), '−0.333'],
    ['attained', finding(at(9), at(9), 0), '0 (attained)'],
  ])('%s', (_, at0, text) => expect(marginText(at0)).toBe(text));
});

describe('sides', () => {
  test('get as many digits as it takes to tell them apart', () => {
    expect(sideTexts(finding(at(0.12345678), at(0.12345679)))).toEqual({ left: '0.12345678', right: '0.12345679' });
  });

  test('look the same where their enclosures overlap', () => {
    const { left, right } = sideTexts(
      finding({ lo: 0.3, hi: 0.3000000000001 }, { lo: 0.3000000000001, hi: 0.3000000000002 }),
    );
    expect(left).toBe(right);
  });
});

describe('the sign of a claim', () => {
  test.each([
    ['E(p[t], w) <= 1', '≤'],
    ['P(p[t], w > 1) >= 1/2', '≥'],
    ['TV(p[0], p_ref) == 0', '='],
    ['KL(p[t + 1], p[t]) < K', '<'],
    ['P(p[t], w >= 1) > 0', '>'],
    ['no comparison', undefined],
  ])('of %s is %s', (claim, sign) => expect(comparisonSign(claim)).toBe(sign));
});
