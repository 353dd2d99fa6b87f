import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { Q } from '../../../theory';
import type { Instance } from '../../../models';
import type { CaseVerdict, ClaimDecisions, Finding } from '../../checker';
import { vary } from '../../generators';
import { Counter, type Counts } from '../counts';
import type { CaseRunner } from '../run-case';
import type { SearchSpec } from '../search-task';
import { climb } from './climb';

/** Genotypes are four numbers from 0 to 999. */
const GENES = 4;
const genotypes = fc
  .array(fc.nat(999), { minLength: GENES, maxLength: GENES })
  .map((genes): Int32Array => Int32Array.from(genes));

type Margins = (genes: Int32Array) => Readonly<Record<string, number>>;

/** The verdict on a case with these margins of its claims. A negative margin refutes its claim. */
function verdictBy(margins: Margins, genes: Int32Array): CaseVerdict {
  const side = { lo: 0, hi: 0 };
  const findings = Object.entries(margins(genes)).map(
    ([claim, margin]) => ({ claim, t: 0, atoms: {}, left: side, right: side, rung: 'exact', margin }) as const,
  );
  const [tightest] = [...findings].sort((a, b) => a.margin - b.margin) as [Finding];
  if ((tightest.margin ?? 0) < 0) return { status: 'refuted', finding: tightest };
  const byClaim = new Map(
    findings.map(({ claim, margin }): [string, ClaimDecisions] => [claim, { decisions: 1, attained: 0, margin }]),
  );
  return { status: 'holds', rung: 'exact', decisions: findings.length, byClaim, attained: 0, tightest };
}

/** The loop and the claims of a test: margins by claim, and labels as conditions on the genes. */
interface Landscape {
  readonly margins: Margins;
  readonly labels?: Readonly<Record<string, (genes: Int32Array) => boolean>>;
}

function runnerOf({ margins, labels = {} }: Landscape): CaseRunner {
  // The instance of a genotype carries the genes, so that labels see them.
  const instanceOf = (genes: Int32Array) => ({ model: 'discrete', K: 2, lambda: Q.one, genes }) as unknown as Instance;
  const genesOf = (instance: Instance): Int32Array => (instance as unknown as { genes: Int32Array }).genes;
  return {
    genotypes,
    labels: Object.entries(labels).map(([name, carries]) => ({
      name,
      share: 0,
      possible: () => true,
      carries: (instance: Instance) => carries(genesOf(instance)),
    })),
    decode: (genotype) => instanceOf(genotype as Int32Array),
    cost: () => 1,
    run: (genotype) => ({
      genotype,
      instance: instanceOf(genotype as Int32Array),
      extents: {},
      verdict: verdictBy(margins, genotype as Int32Array),
    }),
    sharply: () => ({ status: 'discarded', reason: 'not asked' }),
  };
}

const RANDOM = 1000;

function climbing(landscape: Landscape, targeted: number, seed: number) {
  const cases = runnerOf(landscape);
  const drawn = fc.sample(genotypes, { numRuns: RANDOM, seed });
  const counter = new Counter(cases.labels);
  for (const genotype of drawn) counter.addRandom(cases.run(genotype));
  const explored = counter.counts;
  const claims = Object.keys(landscape.margins(new Int32Array(GENES))).map((id) => ({ spec: { id } }));
  const spec = { targeted, seed, claims } as unknown as SearchSpec;
  const refutes = (genes: unknown): boolean => verdictBy(landscape.margins, genes as Int32Array).status === 'refuted';
  const climbed = climb(cases, spec, explored, () => Promise.resolve(false));
  return { explored, refutedAtRandom: drawn.filter(refutes), refutes, climbed };
}

/** Whether as many steps from the tightest case alone, with the same random numbers, end at a refuted one. */
function oneStartRefutes({ margins }: Landscape, steps: number, seed: number, from: Counts): boolean {
  const choices = fc.array(fc.nat(999), { minLength: 64, maxLength: 64 });
  const tightness = (genes: Int32Array): number => Math.min(...Object.values(margins(genes)));
  let tightest = from.tightest?.genotype as Int32Array;
  for (const [fresh, numbers] of fc.sample(fc.tuple(genotypes, fc.noBias(choices)), { numRuns: steps, seed })) {
    const next = vary(tightest, fresh, numbers);
    if (tightness(next) < tightness(tightest)) tightest = next;
  }
  return tightness(tightest) < 0;
}

/** The only counterexamples: the neighbourhood of a point that one random genotype in four million hits. */
const NEEDLE = [123, 456, 789, 321];
const NEAR = 40;
const needle: Landscape = {
  margins: (genes) => {
    const distance = NEEDLE.reduce((sum, gene, i) => sum + Math.abs(gene - (genes[i] ?? 0)), 0);
    return { a: (distance - NEAR) / 4000 };
  },
};

/** Claim `a` is always the tighter one and never false; claim `b` is false at the needle. */
const besideTighterClaim: Landscape = {
  margins: (genes) => {
    const { a: b = 0 } = needle.margins(genes);
    return { a: (1 + (genes[2] ?? 0)) / 1e9, b: b < 0 ? b : b + 0.001 };
  },
};

/**
 * The margin is least in ordinary cases. Cases with one of two rare conditions have more room, cases with both are false: nothing on the
 * way from the tightest case tells of them.
 */
const conditions = {
  'first gene': (genes: Int32Array) => Math.abs((genes[0] ?? 0) - 123) <= 4,
  'second gene': (genes: Int32Array) => Math.abs((genes[1] ?? 0) - 456) <= 3,
};
const whereTwoMeet: Landscape = {
  labels: conditions,
  margins: (genes) => {
    const met = Object.values(conditions).filter((holds) => holds(genes)).length;
    return { a: met === 2 ? -1 : met === 1 ? 0.5 + (genes[2] ?? 0) / 4000 : 0.1 + (genes[2] ?? 0) / 4000 };
  },
};

/** Seeds under which no random case is refuted. */
const SEEDS = [2, 3, 4, 5, 6];

describe('the hill climb', () => {
  it.each(SEEDS)('finds a planted counterexample that random draws miss, seed %d', async (seed) => {
    const { explored, refutedAtRandom, refutes, climbed } = climbing(needle, 1000, seed);
    expect(refutedAtRandom).toEqual([]);
    expect(explored.run).toBe(RANDOM);
    const { refuted, cutShort } = await climbed;
    expect(cutShort).toBe(false);
    expect(refutes(refuted?.genotype)).toBe(true);
    // One start suffices here, unlike below.
    expect(oneStartRefutes(needle, 1000, seed, explored)).toBe(true);
  });

  it.each<[string, Landscape]>([
    ['a claim that is never the tightest', besideTighterClaim],
    ['two rare conditions in one case, which nothing near the tightest case tells of', whereTwoMeet],
  ])('refutes %s, where a climb from the tightest case alone does not', async (_what, landscape) => {
    for (const seed of SEEDS) {
      const { explored, refutedAtRandom, refutes, climbed } = climbing(landscape, 2000, seed);
      expect(refutedAtRandom).toEqual([]);
      expect(refutes((await climbed).refuted?.genotype)).toBe(true);
      expect(oneStartRefutes(landscape, 2000, seed, explored)).toBe(false);
    }
  });

  it('keeps the tightest case that it meets, and the smallest margin of every claim', async () => {
    const { explored, climbed } = climbing(needle, 30, 1);
    const { counts, refuted } = await climbed;
    expect(refuted).toBeUndefined();
    expect(counts.tightest?.foundBy).toBe('targeted');
    expect(counts.tightest?.finding.margin).toBeLessThan(explored.tightest?.finding.margin ?? 0);
    expect(counts.byClaim['a']?.margin).toBe(counts.tightest?.finding.margin);
    expect(counts.byClaim['a']?.cases).toBe(RANDOM);
  });

  it('runs no case when no step is asked for', async () => {
    const { explored, climbed } = climbing(needle, 0, 1);
    expect(await climbed).toEqual({ counts: explored, cutShort: false });
  });

  it.each([
    ['equal', 0],
    ['0 and something', 1],
  ])('runs no case where the sides of all decisions are %s', async (_what, margin) => {
    const { explored, climbed } = climbing({ margins: () => ({ a: margin }) }, 100, 1);
    expect(await climbed).toEqual({ counts: explored, cutShort: false });
  });
});
