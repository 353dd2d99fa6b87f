import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { Q } from '../../theory';
import type { Instance } from '../../models';
import type { CaseVerdict } from '../checker';
import { climb } from './climb';
import { NO_COUNTS, countsOf, mergeCounts } from './counts';
import type { CaseRunner } from './run-case';
import type { SearchSpec } from './search-task';

/** Genotypes are four numbers from 0 to 999. */
const GENES = 4;
const genotypes = fc
  .array(fc.nat(999), { minLength: GENES, maxLength: GENES })
  .map((genes): Int32Array => Int32Array.from(genes));

/** The only counterexamples: the neighbourhood of a point that one random genotype in four million hits. */
const NEEDLE = [123, 456, 789, 321];
const NEAR = 40;

function verdictOn(genes: Int32Array): CaseVerdict {
  const distance = NEEDLE.reduce((sum, gene, i) => sum + Math.abs(gene - (genes[i] ?? 0)), 0);
  const margin = (distance - NEAR) / 4000;
  const side = { lo: 0, hi: 0 };
  const finding = { claim: 'a', t: 0, atoms: {}, left: side, right: side, rung: 'exact', margin } as const;
  if (margin < 0) return { status: 'refuted', finding };
  const byClaim = new Map([['a', { decisions: 1, attained: 0, margin }]]);
  return { status: 'holds', rung: 'exact', decisions: 1, byClaim, attained: 0, tightest: finding };
}

const instance = { model: 'discrete', K: 2, lambda: Q.one } as unknown as Instance;
const cases: CaseRunner = {
  genotypes,
  labels: [],
  decode: () => instance,
  run: (genotype) => ({ genotype, instance, extents: {}, verdict: verdictOn(genotype as Int32Array) }),
  sharply: () => ({ status: 'discarded', reason: 'not asked' }),
};

const RANDOM = 1000;
const climbing = (targeted: number, seed: number) => {
  const drawn = fc.sample(genotypes, { numRuns: RANDOM, seed });
  const explored = drawn.map((genotype) => countsOf(cases.run(genotype), [], 'random')).reduce(mergeCounts, NO_COUNTS);
  const climbed = climb(cases, { targeted, seed } as SearchSpec, explored, () => Promise.resolve(false));
  return { drawn, explored, climbed };
};

describe('the hill climb', () => {
  it.each([1, 2, 3, 4, 5])('finds a planted counterexample that random draws miss, seed %d', async (seed) => {
    const { drawn, explored, climbed } = climbing(1000, seed);
    expect(drawn.filter((genes) => verdictOn(genes).status === 'refuted')).toEqual([]);
    expect(explored.run).toBe(RANDOM);
    const { refuted, cutShort } = await climbed;
    expect(cutShort).toBe(false);
    expect(verdictOn(refuted?.genotype as Int32Array).status).toBe('refuted');
  });

  it('keeps the tightest case that it meets, and the smallest margin of every claim', async () => {
    const { explored, climbed } = climbing(30, 1);
    const { counts, refuted } = await climbed;
    expect(refuted).toBeUndefined();
    expect(counts.tightest?.foundBy).toBe('targeted');
    expect(counts.tightest?.finding.margin).toBeLessThan(explored.tightest?.finding.margin ?? 0);
    expect(counts.byClaim['a']?.margin).toBe(counts.tightest?.finding.margin);
    expect(counts.byClaim['a']?.cases).toBe(RANDOM);
  });

  it('runs no case when no step is asked for', async () => {
    const { explored, climbed } = climbing(0, 1);
    expect(await climbed).toEqual({ counts: explored, cutShort: false });
  });
});
