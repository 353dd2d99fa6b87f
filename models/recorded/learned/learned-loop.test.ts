import { describe, expect, it } from '@jest/globals';
import { Q } from '../../../theory';
import { type Learner, type Points, datasetOf, learnerOf, rewardFor } from '../../learned';
import { traceHeaderSchema } from '../trace/header';
import { headerLine, recordLine } from '../trace/write-trace';
import type { Pool, TraceRecord } from '../trace';
import { type LearnedRun, simulateLearned } from './learned-loop';

const withoutBackend = (): never => {
  throw new Error('this learner needs no backend');
};

const data = datasetOf('moons');

/** The learner of Gaussians, which notes the points that it was fitted to. */
function noted(): { learner: Learner; fitted: Points[] } {
  const gaussian = learnerOf('gaussian').make({ tf: withoutBackend, classes: undefined });
  const fitted: Points[] = [];
  const learner: Learner = {
    ...gaussian,
    fit: (points, options) => {
      fitted.push(points);
      return gaussian.fit(points, options);
    },
  };
  return { learner, fitted };
}

const run = (more: Partial<LearnedRun> = {}): LearnedRun => ({
  data,
  learner: noted().learner,
  reward: rewardFor('moons', 10),
  K: 4,
  lambda: 'infinity',
  ...more,
});

const recording = { rounds: 2, pools: 60, measure: 50, seed: 5 };

const poolsOf = (records: readonly TraceRecord[], round: number): Pool[] =>
  records.flatMap((record) => (record.kind === 'pool' && record.round === round ? [record] : []));

/** The x coordinates of the kept candidates. */
const keptOf = (pools: readonly Pool[]): number[] =>
  pools.flatMap(({ numbers, kept }) => [...(numbers.get('x') ?? [])].filter((_, k) => kept?.[k]));

const xOf = ({ count, dimension, values }: Points): (number | undefined)[] =>
  Array.from({ length: count }, (_, i) => values[i * dimension]);

describe('the trace of a learned loop', () => {
  it('has the pools whose kept points the learner was fitted to', async () => {
    const { learner, fitted } = noted();
    const { records } = await simulateLearned(run({ learner }), recording);
    const all = [...records()];
    for (const round of [1, 2]) {
      const [points] = fitted.slice(round);
      expect(keptOf(poolsOf(all, round))).toEqual(points && xOf(points));
    }
  });

  it('with real data, has the curated part of these points', async () => {
    const { learner, fitted } = noted();
    const { header, records } = await simulateLearned(run({ learner, lambda: Q.of(2) }), recording);
    const kept = keptOf(poolsOf([...records()], 1));
    const [, points] = fitted;
    expect(points?.count).toBe(90);
    expect(kept.length).toBeGreaterThan(30);
    expect(kept.length).toBeLessThan(90);
    expect(points && xOf(points)).toEqual(expect.arrayContaining(kept));
    expect(header).toMatchObject({ lambda: 2, offered: 4, kept: 1, rule: 'luce', truth: { examples: 90 } });
  });

  it('keeps the better candidates, and is determined by its seed', async () => {
    const traces = [await simulateLearned(run(), recording), await simulateLearned(run(), recording)];
    const [lines = [], again] = traces.map(({ header, records }) => [
      headerLine(header),
      ...Array.from(records(), recordLine),
    ]);
    expect(again).toEqual(lines);
    expect(traceHeaderSchema.parse(JSON.parse(lines[0] ?? ''))).toEqual(traces[0]?.header);
    expect(lines).toHaveLength(1 + 3 * 3 + 2 * 60);
    const pools = poolsOf([...(traces[0]?.records() ?? [])], 1);
    const gains = pools.map(({ numbers, kept }) => {
      const rewards = numbers.get('reward') ?? new Float64Array(0);
      return (rewards[kept?.indexOf(true) ?? -1] ?? NaN) - rewards.reduce((sum, r) => sum + r, 0) / rewards.length;
    });
    expect(gains.reduce((sum, gain) => sum + gain, 0) / gains.length).toBeGreaterThan(0.1);
  });

  it('has classes as a trait, with their shares', async () => {
    const classes = datasetOf('classes10');
    const learner: Learner = {
      id: 'copy',
      title: 'a learner that draws from the points again',
      fit: (points) =>
        Promise.resolve({
          model: {
            dimension: 1,
            sample: (count) =>
              Promise.resolve({
                count,
                dimension: 1,
                values: Float64Array.from({ length: count }, (_, i) => points.values[i % points.count] ?? 0),
              }),
            dispose: () => undefined,
          },
          report: { steps: 0, loss: 0, heldOutLoss: NaN, stoppedBy: 'closed form' },
        }),
    };
    const { records, header } = await simulateLearned(
      run({ data: classes, learner, reward: rewardFor('classes10', 2) }),
      { rounds: 1, pools: 20, measure: 20, seed: 1 },
    );
    expect(header.traits?.['class']?.classes).toHaveLength(10);
    const shares = [...records()].flatMap((record) => (record.kind === 'shares' ? [record] : []));
    expect(shares.map(({ round, n }) => [round, n])).toEqual([
      [0, 20],
      [1, 20],
    ]);
    // The second model draws what was kept.
    const kept = poolsOf([...records()], 1).map((pool) => pool.classes.get('class')?.[pool.kept?.indexOf(true) ?? -1]);
    for (const [name, share] of shares[1]?.shares ?? [])
      expect(share).toBeCloseTo(kept.filter((each) => each === name).length / 20, 12);
  });

  it('needs a λ above 0', async () => {
    await expect(simulateLearned(run({ lambda: Q.zero }), recording)).rejects.toThrow('lambda = 0 is real data alone');
  });
});
