import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { NO_EXTENTS, only } from '../generators/extents/merge';
import type { Extents } from '../results';
import { type Exploration, UNEXPLORED, mergeExplorations } from './random-phase';
import { NO_COUNTS, type Counts, mergeCounts } from './counts';

const count = fc.nat(1000);
const ids = ['a', 'b', 'c', 'd'];

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

const counts: fc.Arbitrary<Counts> = fc.record({
  run: count,
  discarded: count,
  undecided: count,
  exact: count,
  certified: count,
  decisions: count,
  attained: count,
  carried: fc.dictionary(fc.constantFrom(...ids), count),
  decided: fc.subarray(ids),
  reach,
  undecidedBecause: fc.option(fc.string(), { nil: undefined }),
  tightest: fc.option(tight, { nil: undefined }),
});

const explored: fc.Arbitrary<Exploration> = fc.record({
  counts,
  failure: fc.option(fc.record({ seed: fc.nat(), path: fc.nat().map(String) }), { nil: undefined }),
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

  it('add up: every count, every label, every claim decided; the smallest margin stays, of equals the first', () => {
    fc.assert(
      fc.property(fc.array(counts, { minLength: 1 }), (chunks) => {
        const merged = chunks.reduce(mergeCounts, NO_COUNTS);
        const sum = (of: (chunk: Counts) => number): number => chunks.reduce((total, chunk) => total + of(chunk), 0);
        for (const key of ['run', 'discarded', 'undecided', 'exact', 'certified', 'decisions', 'attained'] as const) {
          expect(merged[key]).toBe(sum((chunk) => chunk[key]));
        }
        for (const id of ids) {
          expect(merged.carried[id] ?? 0).toBe(sum(({ carried }) => carried[id] ?? 0));
          expect(merged.decided.includes(id)).toBe(chunks.some(({ decided }) => decided.includes(id)));
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
