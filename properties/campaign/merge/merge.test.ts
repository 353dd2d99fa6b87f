import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { unitsFrom } from '../plan';
import type { UnitRecord } from '../records';
import { explorations, planOf, recordOf, recordsOf, sourceOf, trialAnswers } from '../synthetic.testing';
import { type Part, mergeParts, partOfRecords } from './part';
import { parsePart, serialisePart } from './part-file';
import { missingRanges } from './ranges';
import { indexRecords } from './record-index';

const plan = planOf(95_000);
const partOf = async (records: readonly UnitRecord[]): Promise<Part> =>
  partOfRecords(plan, await indexRecords(plan, sourceOf(records)));

/** Parts merged in a random tree: two of them at a time, until one is left. */
function inTree(parts: readonly Part[], draw: (most: number) => number): Part {
  const left = [...parts];
  while (left.length > 1) {
    const [a, b] = [0, 1].map(() => left.splice(draw(left.length - 1), 1)).flat();
    if (a && b) left.push(mergeParts([a, b]));
  }
  return mergeParts(left);
}

describe('parts', () => {
  it('are the same bytes from 500 random trees of merges, over records with refuted cases and errors', async () => {
    const draws = fc.sample(fc.tuple(fc.nat(), fc.array(fc.nat(), { minLength: 200, maxLength: 200 })), {
      seed: 5,
      numRuns: 500,
    });
    const sets = await Promise.all(
      [1, 2, 3, 4, 5].map(async (seed) => {
        const records = recordsOf(plan, seed);
        const leaves = await Promise.all(records.map((record) => partOf([record])));
        return { leaves, whole: serialisePart(await partOf(records)) };
      }),
    );
    for (const [i, [groups, numbers]] of draws.entries()) {
      const { leaves = [], whole } = sets[i % sets.length] ?? {};
      let drawn = 0;
      const draw = (most: number): number => (numbers[drawn++ % numbers.length] ?? 0) % (most + 1);
      // The leaves of the tree are one to twelve groups of units, as those of workers would be.
      const count = 1 + (groups % 12);
      const parts = Array.from({ length: count }, (_, group) =>
        leaves.filter((_leaf, at) => (at * 7 + groups) % count === group),
      );
      const merged = inTree(
        parts.filter((part) => part.length > 0).map((part) => mergeParts(part)),
        draw,
      );
      const text = serialisePart(merged);
      expect(text).toBe(whole);
      if (i % 50 === 0) expect(serialisePart(mergeParts([parsePart(text)]))).toBe(whole);
    }
    expect(new Set(sets.map(({ whole }) => whole)).size).toBe(sets.length);
  });

  it('end at the first refuted case of a search, whichever record came first', async () => {
    const units = [...unitsFrom(plan)].filter(({ task }) => task === 0);
    const [held] = fc.sample(explorations({ refuted: false }), { seed: 1, numRuns: 1 });
    const record = (place: number, refuted = false): UnitRecord => {
      const explored = { ...held, failure: refuted ? { foundBy: 'random', seed: place, path: '0' } : undefined };
      return recordOf(plan, units[place] as never, { explored } as never);
    };
    const part = await partOf([record(5, true), record(3, true), record(7), record(0), record(1)]);
    const [{ ranges } = { ranges: [] }] = part.tasks;
    expect(ranges.map(({ from, to, ends }) => [from, to, ends])).toEqual([
      [0, 20_000, false],
      [30_000, 40_000, true],
    ]);
    expect(missingRanges(ranges, 95_000)).toEqual([{ from: 20_000, to: 30_000 }]);
    const filled = mergeParts([part, await partOf([record(2)])]);
    expect(missingRanges(filled.tasks[0]?.ranges ?? [], 95_000)).toEqual([]);
    expect(filled.tasks[0]?.ranges[0]?.explored?.failure).toMatchObject({ seed: 3 });
  });

  it('that overlap are refused, records that repeat are not', async () => {
    const records = recordsOf(plan, 3);
    const part = await partOf(records);
    expect(serialisePart(await partOf([...records, ...records]))).toBe(serialisePart(part));
    expect(() => mergeParts([part, part])).toThrow('are in two of the parts');
  });

  it('have a trial or not, and never a part of one', async () => {
    const [trial] = [...unitsFrom(plan)].slice(-1);
    const [answer] = fc.sample(trialAnswers, { seed: 4, numRuns: 1 });
    const part = await partOf([recordOf(plan, trial as never, answer as never)]);
    expect(part.tasks).toMatchObject([{ ranges: [{ from: 0, to: 1, ...answer }] }]);
    expect(parsePart(serialisePart(part))).toEqual(part);
    const [{ key, ranges } = { key: '', ranges: [] }] = part.tasks;
    const second = { ...part, tasks: [{ key, ranges: ranges.map((range) => ({ ...range, from: 1, to: 2 })) }] };
    expect(() => mergeParts([part, second])).toThrow('a trial has one unit');
  });

  it('of the first version are refused, with a remedy', async () => {
    const text = serialisePart(await partOf(recordsOf(plan, 3)));
    expect(() => parsePart(text.replace('"version":2', '"version":1'), 'part.json')).toThrow(
      /^part\.json: .*version 1, this program reads version 2; make the file again/,
    );
  });

  it('name divergent answers, whose unit counts as missing', async () => {
    const records = recordsOf(
      plan,
      3,
      explorations({ refuted: false }).map((explored) => ({ explored })),
    );
    const [first] = unitsFrom(plan);
    const wrong = recordOf(plan, first as never, { error: { name: 'Error', message: 'wrong', details: {} } });
    const index = await indexRecords(plan, sourceOf([...records, wrong]));
    expect(index.divergent).toEqual([{ key: wrong.key, sha256: [wrong.sha256, records[0]?.sha256].sort() }]);
    const part = await partOfRecords(plan, index);
    expect(part.divergent).toEqual(index.divergent);
    const ranges = part.tasks.find(({ key }) => wrong.key.startsWith(`${key}/`))?.ranges ?? [];
    expect(missingRanges(ranges, 95_000)).toEqual([{ from: 0, to: 10_000 }]);
    expect(mergeParts([part, await partOf([])]).divergent).toEqual(index.divergent);
  });

  it('do not take records of another version, nor of units that the plan does not have', async () => {
    const [record, ...rest] = recordsOf(plan, 3);
    const foreign = planOf(95_000, 8);
    const other = 'f'.repeat(64);
    const index = await indexRecords(
      plan,
      sourceOf([{ ...(record as UnitRecord), fingerprint: other }, ...rest, ...recordsOf(foreign, 1).slice(0, 2)]),
    );
    expect([...index.foreign]).toEqual([[other, 1]]);
    expect(index.others).toBe(2);
    expect(await partOfRecords(plan, index)).toEqual(await partOf(rest));
    const part = await partOf(rest);
    expect(() => mergeParts([part, { ...part, fingerprint: other }])).toThrow('two versions of the code');
  });

  it('are refused if they were changed, and are no other document', async () => {
    const text = serialisePart(await partOf(recordsOf(plan, 3)));
    expect(() => parsePart(text.replace('"run":', '"run":1'), 'part.json')).toThrow(/^part\.json: it was changed/);
    expect(() => parsePart('{"format":"curated-loops/matrix"}')).toThrow('expected "curated-loops/campaign-part"');
  });
});
