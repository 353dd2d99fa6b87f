import { describe, expect, it } from '@jest/globals';
import { stream } from '../../models';
import { InputError } from '../../theory';
import { BoundedMean } from './bounded-mean';
import { criticalCount } from './calibration.testing';
import { type DecideOptions, decide } from './decide';
import { FAIR, type Law, SKEWED } from './laws.testing';
import { POWER, type SignRelation, smallestViolation } from './power';

/** The law shifted to the given mean. */
function drawing(law: Law, mean: number, seed: number): DecideOptions['draw'] {
  const random = stream(seed, 'decide', law.name);
  return (count) => Float64Array.from({ length: count }, () => law.draw(random) - law.mean + mean);
}

const OPTIONS = { range: { lo: -1, hi: 1 }, alpha: 1e-4, limit: 4000 } as const;
const constantly =
  (x: number): DecideOptions['draw'] =>
  (count) =>
    new Float64Array(count).fill(x);

describe('a claim about the sign of a mean', () => {
  it.each<[SignRelation, number, string]>([
    ['>=', 0.2, 'holds'],
    ['>', 0.2, 'holds'],
    ['<=', 0.2, 'refuted'],
    ['<', 0.2, 'refuted'],
    ['>=', -0.2, 'refuted'],
    ['>', -0.2, 'refuted'],
    ['<=', -0.2, 'holds'],
    ['<', -0.2, 'holds'],
    ['>=', 0, 'undecided'],
    ['>', 0, 'undecided'],
    ['<=', 0, 'undecided'],
    ['<', 0, 'undecided'],
  ])('mean %s 0 where it is %p: %s', async (relation, mean, verdict) => {
    const result = await decide({ ...OPTIONS, relation, draw: drawing(FAIR, mean, 1), range: { lo: -0.7, hi: 0.7 } });
    expect(result.verdict).toBe(verdict);
    expect(result.estimate).toBeCloseTo(mean, 0.5);
    expect(result.enclosure.lo).toBeLessThan(result.estimate);
    expect(result.enclosure.hi).toBeGreaterThan(result.estimate);
  });

  it.each<[SignRelation, readonly string[]]>([
    ['>=', ['holds', 'undecided', 'holds']],
    ['>', ['undecided', 'refuted', 'refuted']],
    ['<=', ['undecided', 'holds', 'holds']],
    ['<', ['refuted', 'undecided', 'refuted']],
  ])('is settled at 0 by the range where this reaches 0 from one side: %s', async (relation, verdicts) => {
    const ranges = [
      { lo: 0, hi: 1 },
      { lo: -1, hi: 0 },
      { lo: 0, hi: 0 },
    ];
    const results = ranges.map((range) => decide({ ...OPTIONS, range, relation, draw: constantly(0) }));
    expect((await Promise.all(results)).map(({ verdict }) => verdict)).toEqual(verdicts);
  });
});

describe('drawing', () => {
  it('goes on in growing blocks, in order, to the limit and not beyond', async () => {
    const asked: [number, number][] = [];
    const draw: DecideOptions['draw'] = (count, from) => {
      asked.push([count, from]);
      return Promise.resolve(new Float64Array(count));
    };
    const result = await decide({ ...OPTIONS, relation: '>=', draw, first: 100, limit: 1000, growth: 3 });
    expect(asked).toEqual([
      [100, 0],
      [200, 100],
      [600, 300],
      [100, 900],
    ]);
    expect(result).toMatchObject({ verdict: 'undecided', samples: 1000, looks: 4, alpha: 1e-4 });
  });

  it('stops at the first look that decides', async () => {
    const result = await decide({ ...OPTIONS, relation: '>', draw: drawing(FAIR, 0.3, 4), first: 50, limit: 100_000 });
    expect(result.verdict).toBe('holds');
    expect(result.samples).toBeLessThan(10_000);
    expect(result.samples).toBe(50 * 2 ** (result.looks - 1));
  });

  it('grows by at least one sample a look', async () => {
    const result = await decide({ ...OPTIONS, relation: '>', draw: constantly(0), first: 1, limit: 5, growth: 1.01 });
    expect(result).toMatchObject({ samples: 5, looks: 5 });
  });

  it('must give as many samples as were asked for, within the range', async () => {
    const options = { ...OPTIONS, relation: '>=' } as const;
    await expect(decide({ ...options, draw: () => new Float64Array(3) })).rejects.toThrow(
      'draw must return 500 samples from number 0 on, not 3',
    );
    await expect(decide({ ...options, draw: constantly(1.5) })).rejects.toThrow(RangeError);
  });

  it.each([
    [{ first: 0 }, 'first must be a number of samples (an integer, at least 1), not 0'],
    [{ limit: 0 }, 'first must be a number of samples (an integer, at least 1), not 0'],
    [{ first: 1, limit: 0 }, 'limit must be a number of samples (an integer, at least 1), not 0'],
    [{ limit: 10.5, first: 1 }, 'limit must be a number of samples (an integer, at least 1), not 10.5'],
    [{ growth: 1 }, 'growth must be above 1, not 1'],
    [{ growth: Infinity }, 'growth must be above 1, not Infinity'],
    [{ growth: NaN }, 'growth must be above 1, not NaN'],
    [{ alpha: 0 }, 'alpha must be a probability'],
  ])('refuses %p', async (bad, message) => {
    const decision = decide({ ...OPTIONS, relation: '>=', draw: constantly(0), ...bad });
    await expect(decision).rejects.toThrow(InputError);
    await expect(decision).rejects.toThrow(message);
  });

  it('looks first after 500 samples, or at the limit, and then at twice as many', async () => {
    const looks = async (limit: number): Promise<number[]> => {
      const asked: number[] = [];
      const draw: DecideOptions['draw'] = (count) => {
        asked.push(count);
        return new Float64Array(count);
      };
      await decide({ ...OPTIONS, relation: '>=', draw, limit });
      return asked;
    };
    expect(await looks(3000)).toEqual([500, 500, 1000, 1000]);
    expect(await looks(1)).toEqual([1]);
    expect(await looks(300)).toEqual([300]);
  });
});

describe('both error rates', () => {
  it.each<SignRelation>(['>=', '<'])(
    'a mean of exactly 0 is decided either way at most as often as α says: %s',
    async (relation) => {
      const repetitions = 800;
      let decided = 0;
      for (let r = 0; r < repetitions; r += 1) {
        const { verdict } = await decide({
          draw: drawing(FAIR, 0, r),
          range: { lo: -0.5, hi: 0.5 },
          relation,
          alpha: 0.05,
          first: 20,
          limit: 300,
          growth: 1.5,
        });
        if (verdict !== 'undecided') decided += 1;
      }
      expect(decided).toBeLessThanOrEqual(criticalCount(repetitions, 0.05));
      expect(decided).toBeGreaterThan(0);
    },
  );

  it('the power that is stated is that of the limit and the spread that was seen', async () => {
    const range = { lo: -0.5, hi: 1 };
    const { power } = await decide({ ...OPTIONS, range, relation: '>=', draw: drawing(SKEWED, 0, 9) });
    expect(power.probability).toBe(POWER);
    expect(power.samples).toBe(4000);
    const violation = smallestViolation(4000, { alpha: 1e-4, relation: '>=', range, spread: SKEWED.spread });
    // The violation is proportional to one over the root of the number of samples; this tolerates a twentieth of them.
    expect(Math.abs(power.violation / violation - 1)).toBeLessThan(0.025);
  });

  it('the bets are those planned for the limit, whenever it stops', async () => {
    const options = { ...OPTIONS, relation: '>=' } as const;
    const { enclosure, samples } = await decide({ ...options, draw: drawing(FAIR, 0.2, 3), range: { lo: -1, hi: 1 } });
    const mean = new BoundedMean({ alpha: OPTIONS.alpha, range: OPTIONS.range, planned: OPTIONS.limit });
    mean.add(await drawing(FAIR, 0.2, 3)(samples, 0));
    expect(samples).toBeLessThan(OPTIONS.limit);
    expect(enclosure.lo).toBeCloseTo(mean.enclosure().lo, 4);
    expect(enclosure.hi).toBeCloseTo(mean.enclosure().hi, 4);
  });

  it('a violation of the stated size is refuted', async () => {
    const range = { lo: -0.5, hi: 1 };
    const options = { ...OPTIONS, range, relation: '>=' } as const;
    const { power } = await decide({ ...options, draw: drawing(SKEWED, 0, 9) });
    const { verdict } = await decide({ ...options, draw: drawing(SKEWED, -power.violation, 10) });
    expect(verdict).toBe('refuted');
  });
});
