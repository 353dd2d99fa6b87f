/** A guard of trained loops: verdicts, with the intervals of slacks as tolerance. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { statementOf } from '../../theory';
import type { Baseline, CellRecord, Snapshot } from '../results';
import { parseBaseline, serialiseBaseline } from '../results/schemas';
import { compareWithBaseline } from './compare';
import { baselineOf, takeSnapshot } from './snapshot';

const EVERY = { loops: false, statements: false };

let seen: Snapshot;
let baseline: Baseline;

beforeAll(async () => {
  ({ snapshot: seen } = await takeSnapshot({
    model: 'learned',
    loops: [{ loop: 'curated' }, { loop: 'uniform-choice' }],
    statements: [statementOf('lemma-2.2')],
  }));
  baseline = baselineOf(seen, { tolerance: 0.1, every: EVERY });
});

/** The run with the slacks of its first cell moved. */
const moved = (by: number): Snapshot => ({
  ...seen,
  cells: seen.cells.map((cell, i): CellRecord => {
    if (i > 0) return cell;
    const learned = cell.learned?.map((each) => ({
      ...each,
      slack: { lo: Number(each.slack.lo) + by, hi: Number(each.slack.hi) + by },
    }));
    return { ...cell, ...(learned ? { learned } : {}) };
  }),
});

describe('a baseline of learned runs', () => {
  test('records verdicts and slacks, and can be read back', () => {
    expect(baseline).toMatchObject({ model: 'learned', cases: 0, seed: 1 });
    expect(baseline.cells.map(({ verdict }) => verdict)).toEqual(['holds', 'refuted']);
    expect(baseline.cells.every(({ learned }) => (learned?.length ?? 0) > 0)).toBe(true);
    expect(parseBaseline(serialiseBaseline(baseline))).toEqual(baseline);
  });

  test('agrees with the run that it records', () => {
    expect(compareWithBaseline(baseline, seen)).toMatchObject({ regressions: [], improvements: [], unchanged: 2 });
  });

  test.each([
    ['less', -1, 'regressions'],
    ['more', 1, 'improvements'],
  ] as const)('finds a slack that is certainly %s', (_, by, where) => {
    const diff = compareWithBaseline(baseline, moved(by));
    expect(diff[where]).toMatchObject([{ kind: 'slack', loop: 'curated', statement: 'lemma-2.2' }]);
    expect(diff.unchanged).toBe(1);
  });

  test('tolerates what lies within both intervals', () => {
    expect(compareWithBaseline(baseline, moved(-1e-6)).regressions).toEqual([]);
  });

  test('compares no slacks of other models, which another seed gives', () => {
    expect(compareWithBaseline(baseline, { ...moved(-1), seed: 2 })).toMatchObject({
      regressions: [],
      marginsNotCompared: 'the seed is 2, that of the baseline 1',
    });
  });

  test('finds a worse verdict', () => {
    const cells = seen.cells.map((cell): CellRecord => ({ ...cell, verdict: 'refuted' }));
    expect(compareWithBaseline(baseline, { ...seen, cells }).regressions).toMatchObject([
      { kind: 'verdict', loop: 'curated', before: { verdict: 'holds' }, after: { verdict: 'refuted' } },
    ]);
  });
});
