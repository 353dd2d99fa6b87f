import { describe, expect, it } from '@jest/globals';
import { binomialTail } from './calibration.testing';
import { meanInterval } from './mean-interval';

const UNIT = { lo: 0, hi: 1 };

describe('the interval of a mean that is known by its sample mean', () => {
  it.each([
    [1, 0.05],
    [5, 0.05],
    [20, 0.3],
    [60, 0.01],
  ])('covers every share of %d draws at α = %d, on either side', (n, alpha) => {
    const intervals = Array.from({ length: n + 1 }, (_, k) => meanInterval(k / n, n, UNIT, alpha));
    for (let p = 0; p <= 1; p += 1 / 128) {
      // Ends rise with the count, so the counts whose intervals lie above p are the last ones, those below p the first ones.
      const above = intervals.filter(({ lo }) => lo > p).length;
      const below = intervals.filter(({ hi }) => hi < p).length;
      expect(above === 0 ? 0 : binomialTail(n, p, n + 1 - above)).toBeLessThanOrEqual(alpha / 2);
      expect(below === 0 ? 0 : binomialTail(n, 1 - p, n + 1 - below)).toBeLessThanOrEqual(alpha / 2);
    }
  });

  it.each([
    [0.3, 50, 0.05],
    [0.98, 400, 1e-5],
  ])('ends where Chernoff bounds the chance of the mean %d of %d by α/2, α = %d', (x, n, alpha) => {
    const { lo, hi } = meanInterval(x, n, UNIT, alpha);
    for (const m of [lo, hi]) {
      const bound = Math.exp(-n * (x * Math.log(x / m) + (1 - x) * Math.log((1 - x) / (1 - m))));
      expect(bound / (alpha / 2)).toBeCloseTo(1, 9);
    }
  });

  it('has closed ends for means at the end of the range', () => {
    expect(meanInterval(0, 10, UNIT, 0.05).lo).toBe(0);
    expect(meanInterval(0, 10, UNIT, 0.05).hi).toBeCloseTo(1 - 0.025 ** (1 / 10), 9);
    expect(meanInterval(1, 10, UNIT, 0.05).hi).toBe(1);
  });

  it('has the units of its range', () => {
    const unit = meanInterval(0.25, 30, UNIT, 0.05);
    const scaled = meanInterval(-1, 30, { lo: -2, hi: 2 }, 0.05);
    expect(scaled.lo).toBeCloseTo(4 * unit.lo - 2, 12);
    expect(scaled.hi).toBeCloseTo(4 * unit.hi - 2, 12);
    expect(meanInterval(3, 1, { lo: 3, hi: 3 }, 0.05)).toEqual({ lo: 3, hi: 3 });
  });

  it.each([
    [1.5, 10, 'a mean of 1.5 is outside the range [0, 1]'],
    [NaN, 10, 'a mean of NaN is outside the range'],
    [0.5, 0, 'a mean needs at least 1 sample, not 0'],
  ])('refuses the mean %d of %d samples', (mean, n, message) => {
    expect(() => meanInterval(mean, n, UNIT, 0.05)).toThrow(message);
  });
});
