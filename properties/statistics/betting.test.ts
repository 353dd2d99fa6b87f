import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { stream } from '../../models';
import { InputError } from '../../theory';
import { ConfidenceSequence, NoMeanError } from './betting';
import { gambler } from './gambler.testing';
import { FAIR, LAWS, type Law, RARE, UNIFORM } from './laws.testing';
import { horizon } from './bets';

const drawn = ({ name, draw }: Law, n: number, seed = 1): Float64Array => {
  const random = stream(seed, 'drawn', name);
  return Float64Array.from({ length: n }, () => draw(random));
};

const width = ({ lo, hi }: { readonly lo: number; readonly hi: number }): number => hi - lo;

describe('the enclosure', () => {
  it('is everything before the first sample', () => {
    const sequence = new ConfidenceSequence({ alpha: 0.05 });
    expect(sequence.enclosure()).toEqual({ lo: 0, hi: 1 });
    expect(sequence.mean).toBeNaN();
    expect(sequence.spread).toBe(0.5);
  });

  it.each(LAWS)('of $name contains the mean and lies around the sample mean', (law) => {
    const sequence = new ConfidenceSequence({ alpha: 1e-4, planned: 2000 });
    sequence.add(drawn(law, 2000));
    const { lo, hi } = sequence.enclosure();
    expect(lo).toBeLessThanOrEqual(law.mean);
    expect(hi).toBeGreaterThanOrEqual(law.mean);
    expect(lo).toBeLessThan(sequence.mean);
    expect(hi).toBeGreaterThan(sequence.mean);
  });

  // Measured: 1.07, 1.2 and 1.09 times the width of the normal interval, which is valid at one look only.
  it.each([
    { law: FAIR, n: 10_000, atMost: 1.12 },
    { law: RARE, n: 10_000, atMost: 1.3 },
    { law: UNIFORM, n: 10_000, atMost: 1.14 },
  ])('of $n samples of $law.name is at most $atMost times as wide as the normal one', ({ law, n, atMost }) => {
    const sequence = new ConfidenceSequence({ alpha: 1e-5, planned: n });
    sequence.add(drawn(law, n));
    const normal = (2 * 4.4172 * law.spread) / Math.sqrt(n);
    expect(width(sequence.enclosure()) / normal).toBeLessThan(atMost);
  });

  it('shrinks from look to look, and does not depend on the number of looks', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 120 }), (values) => {
        const [looking, late] = [0, 0].map(() => new ConfidenceSequence({ alpha: 0.3, planned: 60 }));
        if (!looking || !late) return;
        let before = { lo: 0, hi: 1 };
        try {
          for (const x of values) {
            looking.add([x]);
            const now = looking.enclosure();
            expect(now.lo).toBeGreaterThanOrEqual(before.lo);
            expect(now.hi).toBeLessThanOrEqual(before.hi);
            before = now;
          }
        } catch (error) {
          if (error instanceof NoMeanError) return;
          throw error;
        }
        late.add(values);
        const after = late.enclosure();
        // Both bounds are refuted means, within 2⁻¹⁶ of the distance to a sample mean.
        expect(Math.abs(after.lo - before.lo)).toBeLessThan(2 ** -14);
        expect(Math.abs(after.hi - before.hi)).toBeLessThan(2 ** -14);
      }),
      { seed: 4, numRuns: 100 },
    );
  });

  it('is refused when no mean is left', () => {
    const sequence = new ConfidenceSequence({ alpha: 0.01, planned: 400 });
    sequence.add(Array<number>(400).fill(0.1));
    sequence.enclosure();
    sequence.add(Array<number>(4000).fill(0.9));
    expect(() => sequence.enclosure()).toThrow(expect.objectContaining({ name: 'NoMeanError' }));
    expect(() => sequence.compare(0.15)).toThrow(NoMeanError);
    expect(() => sequence.compare(0.15)).toThrow(
      'no mean is left after 4400 samples; for samples of one mean this has probability at most 0.01: ' +
        'look for samples that drift, or that depend on the decision made with them',
    );
  });
});

describe('the horizon of a bet', () => {
  it('is the plan up to its last sample, and grows like i log i beyond and without a plan', () => {
    expect([1, 49, 50].map((i) => horizon(i, 50))).toEqual([50, 50, 50]);
    expect([horizon(51, 50), horizon(51, 0)]).toEqual([51 * Math.log1p(51), 51 * Math.log1p(51)]);
  });
});

describe('a comparison', () => {
  it('agrees with the enclosure', () => {
    const sequence = new ConfidenceSequence({ alpha: 0.01, planned: 1000 });
    sequence.add(drawn(UNIFORM, 1000));
    const { lo, hi } = sequence.enclosure();
    const [out, into] = [1e-9, width({ lo, hi }) * 1e-4];
    expect([lo - out, lo + into, hi - into, hi + out].map((m) => sequence.compare(m))).toEqual([
      'above',
      'unknown',
      'unknown',
      'below',
    ]);
  });

  it('needs no sample outside [0, 1], and all of them at its ends', () => {
    const sequence = new ConfidenceSequence({ alpha: 0.01, planned: 100 });
    expect([-1e-300, 0, 1, 1.5].map((m) => sequence.compare(m))).toEqual(['above', 'unknown', 'unknown', 'below']);
    sequence.add(Array<number>(100).fill(0.5));
    expect([0, 1].map((m) => sequence.compare(m))).toEqual(['above', 'below']);
  });

  it.each(LAWS.flatMap((law) => [0, 50, 300].map((planned) => ({ law, planned }))))(
    'is at every look what the formulas say: $law.name, $planned samples planned',
    ({ law, planned }) => {
      const values = drawn(law, 300, planned);
      for (const m of [law.mean, 0.9 * law.mean, 1 - 0.9 * (1 - law.mean)]) {
        const sequence = new ConfidenceSequence({ alpha: 0.05, planned: planned || undefined });
        const formulas = gambler(m, { alpha: 0.05, planned });
        const found = values.findIndex((x) => {
          sequence.add([x]);
          return sequence.compare(m) !== 'unknown';
        });
        expect(found).toBe(values.findIndex((x) => formulas(x)));
      }
    },
  );
});

describe('bad input', () => {
  it.each([0, -1, 1, NaN, 1e-101])('alpha = %p is refused', (alpha) => {
    expect(() => new ConfidenceSequence({ alpha })).toThrow(InputError);
    expect(() => new ConfidenceSequence({ alpha })).toThrow(
      `alpha must be a probability from 1e-100 to below 1, not ${alpha}`,
    );
  });

  it('the smallest alpha and the shortest plan are accepted', () => {
    const sequence = new ConfidenceSequence({ alpha: 1e-100, planned: 1 });
    sequence.add([0.5]);
    expect(sequence.enclosure()).toEqual({ lo: 0, hi: 1 });
  });

  it.each([0, 1.5, NaN, -3])('planned = %p is refused', (planned) => {
    const start = (): unknown => new ConfidenceSequence({ alpha: 0.1, planned });
    expect(start).toThrow(InputError);
    expect(start).toThrow(`planned must be a number of samples (an integer, at least 1), not ${planned}`);
  });

  it.each([-1e-17, 1 + 2 ** -52, NaN, Infinity])('a sample of %p is refused, and none is taken', (x) => {
    const sequence = new ConfidenceSequence({ alpha: 0.1 });
    sequence.add([0.5, 0.6]);
    expect(() => sequence.add([0.5, x])).toThrow(new RangeError(`sample 3 is ${x}, which is not in [0, 1]`));
    expect(sequence.count).toBe(2);
  });

  it('NaN is not compared with', () => {
    expect(() => new ConfidenceSequence({ alpha: 0.1 }).compare(NaN)).toThrow(
      new RangeError('a mean cannot be compared with NaN'),
    );
  });
});
