import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type ClaimSpec, parseClaim } from '../../../theory';
import { NO_EXTENTS, only } from '../../generators/extents/merge';
import type { Extents } from '../../results';
import { type Exploration, UNEXPLORED, mergeExplorations } from '../random-phase';
import { NO_COUNTS, type Counts, claimEvidence, labelShares, mergeCounts } from './counts';

const count = fc.nat(1000);
const ids = ['a', 'b', 'c', 'd'];
const margin = fc.option(fc.constantFrom(0.1, 0.2, 0.3), { nil: undefined });

const tight = fc
  .record({ margin: fc.constantFrom(0.1, 0.2, 0.3), genotype: fc.nat() })
  .map(({ margin, genotype }): Counts['tightest'] => ({
    genotype,
    finding: { claim: 'a', t: 0, atoms: {}, left: { lo: 0, hi: 0 }, right: { lo: 1, hi: 1 }, rung: 'exact', margin },
    foundBy: 'random',
  }));

const range = fc.oneof(
  fc.constant(only(Infinity)),
  fc.tuple(fc.nat(9), fc.nat(9)).map(([a, b]) => ({ least: Math.min(a, b), greatest: Math.max(a, b) })),
);

const reach: fc.Arbitrary<Extents> = fc.oneof(
  fc.constant(NO_EXTENTS),
  fc.record(
    { K: range, atoms: range, massZero: fc.constant(true as const), ties: fc.constant(true as const) },
    { requiredKeys: [] },
  ),
);

const elites: fc.Arbitrary<Counts['elites']> = fc.dictionary(
  fc.constantFrom(...ids),
  fc.dictionary(
    fc.constantFrom('', 'ties', 'K = 1'),
    fc.record({ genotype: fc.nat(), margin: fc.constantFrom(0.1, 0.2, 0.3) }),
    { minKeys: 1 },
  ),
);

const counts: fc.Arbitrary<Counts> = fc.record({
  run: count,
  discarded: count,
  undecided: count,
  exact: count,
  certified: count,
  decisions: count,
  attained: count,
  carried: fc.dictionary(fc.constantFrom(...ids), count),
  byClaim: fc.dictionary(fc.constantFrom(...ids), fc.record({ cases: count, attained: count, margin })),
  reach,
  undecidedBecause: fc.option(fc.string(), { nil: undefined }),
  tightest: fc.option(tight, { nil: undefined }),
  margins: fc.oneof(
    fc.constant(NO_COUNTS.margins),
    fc.array(count, { minLength: NO_COUNTS.margins.length, maxLength: NO_COUNTS.margins.length }),
  ),
  elites,
});

const explored: fc.Arbitrary<Exploration> = fc.record({
  counts,
  failure: fc.option(
    fc.oneof(
      fc.record({ foundBy: fc.constant('random' as const), seed: fc.nat(), path: fc.nat().map(String) }),
      fc.record({ foundBy: fc.constant('targeted' as const), genotype: fc.nat() }),
    ),
    { nil: undefined },
  ),
  cutShort: fc.boolean(),
});

describe('counts of chunks', () => {
  it('are put together associatively, so it does not matter which chunks were put together first', () => {
    fc.assert(
      fc.property(counts, counts, counts, (a, b, c) => {
        expect(mergeCounts(mergeCounts(a, b), c)).toEqual(mergeCounts(a, mergeCounts(b, c)));
      }),
    );
    fc.assert(
      fc.property(explored, explored, explored, (a, b, c) => {
        expect(mergeExplorations(mergeExplorations(a, b), c)).toEqual(mergeExplorations(a, mergeExplorations(b, c)));
      }),
    );
  });

  it('are not changed by an empty one', () => {
    fc.assert(
      fc.property(counts, (a) => {
        expect(mergeCounts(a, NO_COUNTS)).toEqual(a);
        expect(mergeCounts(NO_COUNTS, a)).toEqual(a);
      }),
    );
    fc.assert(
      fc.property(explored, (a) => {
        expect(mergeExplorations(a, UNEXPLORED)).toEqual(a);
        expect(mergeExplorations(UNEXPLORED, a)).toEqual(a);
      }),
    );
  });

  it('add up: every count, every label, every claim; the smallest margin stays, of equals the first', () => {
    fc.assert(
      fc.property(fc.array(counts, { minLength: 1 }), (chunks) => {
        const merged = chunks.reduce(mergeCounts, NO_COUNTS);
        const sum = (of: (chunk: Counts) => number): number => chunks.reduce((total, chunk) => total + of(chunk), 0);
        for (const key of ['run', 'discarded', 'undecided', 'exact', 'certified', 'decisions', 'attained'] as const) {
          expect(merged[key]).toBe(sum((chunk) => chunk[key]));
        }
        for (const id of ids) {
          expect(merged.carried[id] ?? 0).toBe(sum(({ carried }) => carried[id] ?? 0));
          const ofClaim = chunks.flatMap(({ byClaim }) => byClaim[id] ?? []);
          const margins = ofClaim.flatMap((claim) => claim.margin ?? []);
          expect(merged.byClaim[id]?.cases ?? 0).toBe(ofClaim.reduce((total, { cases }) => total + cases, 0));
          expect(merged.byClaim[id]?.attained ?? 0).toBe(ofClaim.reduce((total, { attained }) => total + attained, 0));
          expect(merged.byClaim[id]?.margin ?? Infinity).toBe(Math.min(...margins));
        }
        const smallest = Math.min(...chunks.map(({ tightest }) => tightest?.finding.margin ?? Infinity));
        const first = chunks.find(({ tightest }) => tightest?.finding.margin === smallest);
        expect(merged.tightest).toEqual(first?.tightest);
        const reasons = chunks.map(({ undecidedBecause }) => undecidedBecause).filter((reason) => reason !== undefined);
        expect(merged.undecidedBecause).toBe(reasons[0]);
      }),
    );
  });

  it('end with the first chunk that has a refuted case', () => {
    fc.assert(
      fc.property(fc.array(explored), (chunks) => {
        const merged = chunks.reduce(mergeExplorations, UNEXPLORED);
        const failing = chunks.findIndex(({ failure }) => failure !== undefined);
        const counted = failing < 0 ? chunks : chunks.slice(0, failing + 1);
        expect(merged.failure).toEqual(chunks[failing]?.failure);
        expect(merged.counts.run).toBe(counted.reduce((total, chunk) => total + chunk.counts.run, 0));
        expect(merged.cutShort).toBe(counted.some(({ cutShort }) => cutShort));
      }),
    );
  });
});

describe('the shares of labels', () => {
  const labels = [
    { name: 'ties', share: 0.2, carries: () => true, possible: () => true },
    { name: 'K = 1', share: 0.05, carries: () => true, possible: () => true },
  ];
  it.each<[string, number, Counts['carried'], readonly boolean[]]>([
    ['as large as required', 200, { ties: 40, 'K = 1': 10 }, [true, true]],
    ['as much smaller as a sample may be by chance', 200, { ties: 29, 'K = 1': 4 }, [true, true]],
    ['one too small', 200, { ties: 28, 'K = 1': 10 }, [false, true]],
    ['one too small on a long run', 100_000, { ties: 19_748, 'K = 1': 4_862 }, [true, false]],
    ['none at all', 1000, {}, [false, false]],
    ['none at all, though few are required', 200, { ties: 40 }, [true, false]],
    ['not judged on a short run', 199, {}, [true, true]],
  ])('%s', (_what, run, carried, met) => {
    const shares = labelShares({ ...NO_COUNTS, run, carried }, labels);
    expect(shares.map((share) => share.met)).toEqual(met);
    expect(shares.map(({ name, required }) => [name, required])).toEqual([
      ['ties', 0.2],
      ['K = 1', 0.05],
    ]);
    expect(shares[0]?.share).toBeCloseTo((carried['ties'] ?? 0) / run, 12);
  });
});

describe('the evidence for a claim', () => {
  type Asked = Parameters<typeof claimEvidence>[1];
  const claim = parseClaim('K >= 1');
  const asking = (tight: boolean, ...specs: readonly ClaimSpec[]): Asked => ({
    claims: specs.map((spec) => ({ spec, claim, when: undefined, requires: [] })),
    model: 'discrete',
    tight,
  });
  const counted = (run: number, cases: number, attained = 1, margin?: number): Counts => ({
    ...NO_COUNTS,
    run,
    byClaim: { a: { cases, attained, margin } },
  });
  const spec: ClaimSpec = { id: 'a', says: '', claim: 'K >= 1' };
  const rare: ClaimSpec = { ...spec, rare: { share: 0.001, because: 'few cases have an x' } };

  it.each<[string, number, number, ClaimSpec, string | undefined]>([
    ['2 % of the cases are enough', 1000, 20, spec, undefined],
    ['fewer are too few', 1000, 19, spec, 'claim a was decided in 19 of 1000 cases only; 20 are required'],
    ['fewer are enough where the claim says so', 1000, 1, rare, undefined],
    ['and too few below what it says', 3000, 2, rare, 'claim a was decided in 2 of 3000 cases only; 3 are required'],
    ['a share of a case is a whole case', 201, 4, spec, 'claim a was decided in 4 of 201 cases only; 5 are required'],
    ['shares of a short run are not judged', 199, 1, spec, undefined],
    ['a claim that is never decided is judged in any run', 5, 0, rare, 'no case satisfies what is needed for claim a'],
  ])('%s', (_what, run, cases, asked, shortfall) => {
    const evidence = { claim: 'a', cases, attained: 1 };
    expect(claimEvidence(counted(run, cases), asking(false, asked))).toEqual([
      shortfall === undefined ? evidence : { ...evidence, shortfall },
    ]);
  });

  const close: ClaimSpec = { ...spec, tightness: 0.01 };
  const attainable: ClaimSpec = { ...spec, tightness: { discrete: 'attained', gaussian: 0.5 } };
  it.each<[string, Counts, ClaimSpec, string | undefined]>([
    ['a margin as small as required', counted(1000, 900, 0, 0.01), close, undefined],
    ['a larger one', counted(1000, 900, 3, 0.3017), close, 'claim a came down to 0.3 only; 0.01 is required'],
    ['no margin', counted(1000, 900, 3), close, 'claim a has no margin; 0.01 is required'],
    ['equality in one case', counted(1000, 900, 1, 0.3), attainable, undefined],
    ['equality in none', counted(1000, 900, 0, 1e-9), attainable, 'claim a was never attained'],
    [
      'nothing required on this model',
      counted(1000, 900, 0, 0.3),
      { ...spec, tightness: { gaussian: 0.1 } },
      undefined,
    ],
    ['a run too short to judge', counted(999, 900, 0, 0.3), close, undefined],
    [
      'too few cases first',
      counted(1000, 9, 0, 0.3),
      close,
      'claim a was decided in 9 of 1000 cases only; 20 are required',
    ],
  ])('of tightness: %s', (_what, counts, asked, shortfall) => {
    expect(claimEvidence(counts, asking(true, asked)).map((found) => found.shortfall)).toEqual([shortfall]);
  });

  it('does not ask a loop that the claim is not about to be tight', () => {
    expect(claimEvidence(counted(1000, 900, 0, 0.3), asking(false, close))).toEqual([
      { claim: 'a', cases: 900, attained: 0, margin: 0.3 },
    ]);
  });

  it('is listed for every claim of the search, also for one that no case mentions', () => {
    const second = { ...spec, id: 'b' };
    const found = claimEvidence(counted(10, 10), asking(true, second, spec));
    expect(found.map((one) => [one.claim, one.cases])).toEqual([
      ['b', 0],
      ['a', 10],
    ]);
  });
});
