import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { stream } from '../../models';
import { InputError } from '../../theory';
import { ConfidenceSequence, NoMeanError } from './betting';
import { BoundedMean } from './bounded-mean';

const uniform = (n: number): Float64Array => {
  const random = stream(2, 'uniform');
  return Float64Array.from({ length: n }, () => random.uniform());
};

describe('a bounded mean', () => {
  it('is the mean in [0, 1], in other units', () => {
    const unit = new ConfidenceSequence({ alpha: 0.01, planned: 500 });
    const mean = new BoundedMean({ alpha: 0.01, planned: 500, range: { lo: -3, hi: 5 } });
    const values = uniform(500);
    unit.add(values);
    mean.add(values.map((u) => -3 + 8 * u));
    const { lo, hi } = unit.enclosure();
    expect(mean.enclosure().lo).toBeCloseTo(-3 + 8 * lo, 10);
    expect(mean.enclosure().hi).toBeCloseTo(-3 + 8 * hi, 10);
    expect(mean.mean).toBeCloseTo(-3 + 8 * unit.mean, 10);
    expect(mean.spread).toBeCloseTo(8 * unit.spread, 10);
    expect(mean.count).toBe(500);
    const { lo: from, hi: to } = mean.enclosure();
    expect([from - 1e-6, from + 1e-2, to + 1e-6].map((m) => mean.compare(m))).toEqual(['above', 'unknown', 'below']);
  });

  describe('allows for rounding', () => {
    const u = 2 ** -53;
    // Samples are converted to [0, 1] and back without rounding here, so that the allowance alone moves the ends.
    const options = { alpha: 0.01, planned: 500 };
    const unit = new ConfidenceSequence(options);
    const mean = new BoundedMean({ ...options, range: { lo: 0, hi: 4 } });
    unit.add(uniform(500));
    mean.add(uniform(500).map((x) => 4 * x));

    it('by moving both ends of the enclosure outwards, by little', () => {
      const [inner, { lo, hi }] = [unit.enclosure(), mean.enclosure()];
      expect(lo).toBeLessThan(4 * inner.lo * (1 - 12 * u));
      expect(lo).toBeGreaterThan(4 * inner.lo * (1 - 24 * u));
      expect(hi).toBeGreaterThan(4 * inner.hi * (1 + 12 * u));
      expect(hi).toBeLessThan(4 * inner.hi * (1 + 24 * u));
    });

    /** The last mean on this side that is refuted. */
    function lastRefuted(side: 'above' | 'below'): number {
      let [refuted, left] = [side === 'above' ? 0 : 1, unit.mean];
      for (let i = 0; i < 80; i += 1) {
        const m = (refuted + left) / 2;
        if (unit.certainly(side, m)) refuted = m;
        else left = m;
      }
      return refuted;
    }

    it.each<['above' | 'below', number]>([
      ['above', -1],
      ['below', 1],
    ])('by not being %s a value that only just is', (side, outwards) => {
      const value = 4 * lastRefuted(side);
      expect(mean.compare(value)).toBe('unknown');
      expect(mean.compare(value * (1 + outwards * 12 * u))).toBe('unknown');
      expect(mean.compare(value * (1 + outwards * 24 * u))).toBe(side);
    });
  });

  it('never leaves its range, and starts as all of it', () => {
    const double = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(double, double, fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (a, b, units) => {
        const range = { lo: Math.min(a, b), hi: Math.max(a, b) };
        const mean = new BoundedMean({ alpha: 0.001, range });
        expect(mean.enclosure()).toEqual(range);
        mean.add(units.map((u) => Math.min(range.hi, Math.max(range.lo, range.lo + u * (range.hi - range.lo)))));
        const { lo, hi } = mean.enclosure();
        expect(range.lo <= lo && lo <= hi && hi <= range.hi).toBe(true);
      }),
      { seed: 6, numRuns: 200 },
    );
  });

  it('knows the side of a value outside the range without samples', () => {
    const mean = new BoundedMean({ alpha: 0.1, range: { lo: 1, hi: 2 } });
    expect([0, 1, 2, 3].map((value) => mean.compare(value))).toEqual(['above', 'unknown', 'unknown', 'below']);
  });

  it('of a constant is the constant', () => {
    const mean = new BoundedMean({ alpha: 0.1, range: { lo: 0.3, hi: 0.3 } });
    mean.add([0.3, 0.3, 0.3 + 1e-14]);
    expect(mean.enclosure()).toEqual({ lo: 0.3, hi: 0.3 });
    expect([0.2, 0.3, 0.4].map((value) => mean.compare(value))).toEqual(['above', 'unknown', 'below']);
    expect(mean.spread).toBe(0);
    expect(() => mean.add([0.31])).toThrow(RangeError);
  });

  it('clamps what rounding put outside, and refuses what lies further out', () => {
    const range = { lo: -2, hi: 1e-3 };
    const mean = new BoundedMean({ alpha: 0.1, range });
    mean.add([-2 - 1.9e-12, 1e-3 + 1.9e-12]);
    expect(mean.mean).toBeCloseTo((-2 + 1e-3) / 2, 10);
    for (const x of [-2 - 2.1e-12, 1e-3 + 2.1e-12, NaN]) {
      expect(() => mean.add([0, x])).toThrow(
        `sample 3 is ${x}, outside the range [-2, 0.001] that its variable is declared to have: ` +
          'a mean of values without a sure range has no bound',
      );
    }
    expect(mean.count).toBe(2);
  });

  it('is compared with nothing when no mean is left', () => {
    const mean = new BoundedMean({ alpha: 0.01, planned: 400, range: { lo: 0, hi: 2 } });
    mean.add(Array<number>(400).fill(0.2));
    mean.add(Array<number>(4000).fill(1.8));
    expect(() => mean.compare(0.3)).toThrow(NoMeanError);
    expect(() => mean.compare(0.3)).toThrow(
      'no mean is left after 4400 samples; for samples of one mean this has probability at most 0.01',
    );
  });

  it.each([
    { lo: 1, hi: 0 },
    { lo: NaN, hi: 0 },
    { lo: -Infinity, hi: 0 },
    { lo: -1e308, hi: 1e308 },
  ])('refuses the range [$lo, $hi]', (range) => {
    expect(() => new BoundedMean({ alpha: 0.1, range })).toThrow(InputError);
    expect(() => new BoundedMean({ alpha: 0.1, range })).toThrow(
      `a range must have finite ends, the lower one first, not [${range.lo}, ${range.hi}]`,
    );
  });

  it('refuses to be compared with NaN, and a bad alpha', () => {
    expect(() => new BoundedMean({ alpha: 0.1, range: { lo: 0, hi: 0 } }).compare(NaN)).toThrow(
      new RangeError('a mean cannot be compared with NaN'),
    );
    expect(() => new BoundedMean({ alpha: 2, range: { lo: 0, hi: 0 } })).toThrow(InputError);
  });
});
