import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { statementOf } from '../../../theory';
import type { CaseVerdict } from '../../checker';
import { MarginCounter, NO_MARGINS, marginsByDecade, mergeMargins } from './margins';
import { caseRunner } from '../run-case';
import { search } from '../search';
import { searchSpec } from '../search-task';

const holding = (margin: number | undefined, attained = 0): CaseVerdict => ({
  status: 'holds',
  rung: 'certified',
  decisions: 1,
  byClaim: new Map(),
  attained,
  tightest: {
    claim: 'a',
    t: 0,
    atoms: {},
    left: { lo: 0, hi: 0 },
    right: { lo: 1, hi: 1 },
    rung: 'certified',
    margin,
  },
});

const counted = (...verdicts: readonly CaseVerdict[]): readonly number[] => {
  const counter = new MarginCounter(NO_MARGINS);
  for (const verdict of verdicts) counter.add(verdict);
  return counter.counts;
};

describe('margins', () => {
  it.each([
    [2, 0],
    [1, 0],
    [0.999, -1],
    [0.1, -1],
    [0.09999, -2],
    [1e-3, -3],
    [9.99e-4, -4],
    [1e-15, -15],
    [9.99e-16, -16],
    [1e-23, -23],
    [1e-30, -30],
    [9e-31, -31],
    [5e-324, -31],
  ])('of %d are in the decade %d', (margin, decade) => {
    expect(marginsByDecade(counted(holding(margin)))).toEqual({ attained: 0, decades: [[decade, 1]] });
  });

  it('lie in their decade, whatever the logarithm is rounded to', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-30, max: 1, maxExcluded: true, noNaN: true }), (margin) => {
        const [[decade] = [NaN]] = marginsByDecade(counted(holding(margin)))?.decades ?? [];
        expect(Number(`1e${decade}`)).toBeLessThanOrEqual(margin);
        expect(Number(`1e${decade + 1}`)).toBeGreaterThan(margin);
      }),
    );
  });

  it('are counted case by case, the widest first, the attained ones apart', () => {
    const counts = counted(
      holding(0.5),
      holding(0.01, 3),
      holding(0.6),
      holding(undefined, 1),
      { status: 'discarded', reason: '' },
      { status: 'undecided', claim: 'a', reason: '' },
    );
    const decades = [
      [-1, 2],
      [-2, 1],
    ];
    expect(marginsByDecade(counts)).toEqual({ attained: 2, decades });
    expect(marginsByDecade(mergeMargins(counts, counted(holding(0.02))))).toEqual({
      attained: 2,
      decades: [
        [-1, 2],
        [-2, 2],
      ],
    });
    expect(mergeMargins(counts, NO_MARGINS)).toBe(counts);
    expect(marginsByDecade(NO_MARGINS)).toBeUndefined();
  });

  it('of a search are those of its random cases', async () => {
    const sought = { kind: 'cell', model: 'discrete' } as const;
    const spec = searchSpec(statementOf('theorem-2.4'), { statement: 'theorem-2.4', sought, cases: 600, seed: 5 });
    const { margins, cases } = await search(spec);
    const total = (margins?.decades ?? []).reduce((sum, [, count]) => sum + count, 0);
    expect(cases.run).toBe(600);
    expect(total).toBeGreaterThan(300);
    expect(total).toBeLessThanOrEqual(600);
    expect(margins?.attained).toBeGreaterThan(0);
    expect((await search({ ...spec, targeted: 0 })).margins).toEqual(margins);
    const [genotype] = fc.sample(caseRunner(spec).genotypes, { numRuns: 1, seed: spec.seed });
    const { verdict } = caseRunner(spec).run(genotype);
    expect((await search({ ...spec, cases: 1 })).margins).toEqual(marginsByDecade(counted(verdict)));
  });

  it('of equalities are absent', async () => {
    const sought = { kind: 'cell', model: 'discrete' } as const;
    const task = { statement: 'fisher-identity', sought, cases: 20, seed: 1 };
    expect((await search(searchSpec(statementOf('fisher-identity'), task))).margins).toBeUndefined();
  });
});
