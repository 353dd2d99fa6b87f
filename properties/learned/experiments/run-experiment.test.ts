import { describe, expect, test } from '@jest/globals';
import { type Learner, type Points, TrainingError, classBins, classReward } from '../../../models/learned';
import { curatedLoop } from '../../../models';
import { classes } from '../../../models/learned/datasets';
import { Q } from '../../../theory';
import type { Experiment } from './experiment';
import { runLearned } from '../set/run-learned';
import { type LearnedPlan, budgetOf, trialsOf } from '../set/trials';
import { learnedVerdict } from '../verdict';

const MASSES = [0.5, 0.3, 0.2];

/** Maximum likelihood on classes: the frequencies. */
const frequencies: Learner = {
  id: 'frequencies',
  title: 'frequencies of classes',
  fit: ({ values, count }) => {
    const found = MASSES.map((_, c) => values.filter((v) => v === c).length / count);
    const law = classes(found);
    return Promise.resolve({
      model: { dimension: 1, sample: (n, seed) => Promise.resolve(law.sample(n, seed)), dispose: () => undefined },
      report: { steps: 1, loss: 0, heldOutLoss: NaN, stoppedBy: 'closed form' },
    });
  },
};

/** A learner that works until some round, whose fit fails. */
const failing = (round: number, go: (points: Points) => ReturnType<Learner['fit']>): Learner => {
  let fits = 0;
  return {
    ...frequencies,
    fit: (points, options) => (fits++ === round ? go(points) : frequencies.fit(points, options)),
  };
};

const reward = classReward([0.1, 0.4, 1]);

const experiment = (difference: Partial<Experiment> = {}): Experiment => ({
  id: 'test',
  title: 'test',
  family: 'test',
  data: classes(MASSES),
  reward,
  region: reward.region,
  learner: frequencies,
  loop: curatedLoop,
  K: 3,
  lambda: 'infinity',
  rounds: 2,
  examples: 20_000,
  warm: false,
  seeds: [1],
  epsilon: Q.of(1, 50),
  limits: { first: 512, most: 65_536, band: 4096 },
  replay: 'npx curated-loops learn',
  ...difference,
});

const run = (difference: Partial<Experiment> = {}, rest: Partial<LearnedPlan> = {}) =>
  runLearned({ experiments: [experiment(difference)], mutants: [], ...rest });

const verdicts = async (difference: Partial<Experiment>): Promise<Record<string, string>> => {
  const { experiments } = await run(difference);
  return Object.fromEntries(experiments.flatMap(({ cells }) => cells.map((c) => [c.statement, c.verdict])));
};

describe('an experiment', () => {
  test('watches the shares of groups round by round, each with a band beside the exact loop', async () => {
    const groups = { ...classBins(3), names: ['low', 'middle', 'high'] };
    const plain = await run({ rounds: 1 });
    const results = await run({ rounds: 1, groups });
    const [result] = results.experiments;
    expect(result?.setting.groups).toEqual(groups.names);
    expect(results.budget.checks - plain.budget.checks).toBe(2 * groups.count);
    const [first, second] = result?.runs[0]?.rounds ?? [];
    for (const { shares = [], theory } of [first, second].flatMap((round) => round ?? [])) {
      expect(shares.reduce((sum, { estimate }) => sum + estimate, 0)).toBeCloseTo(1, 10);
      shares.forEach(({ lo, hi }, group) => {
        expect(lo).toBeLessThan(theory?.shares?.[group] ?? NaN);
        expect(hi).toBeGreaterThan(theory?.shares?.[group] ?? NaN);
      });
    }
    expect(second?.shares?.[2]?.lo).toBeGreaterThan(first?.shares?.[2]?.hi ?? NaN);
    expect(plain.experiments[0]?.runs[0]?.rounds[0]).not.toHaveProperty('shares');
  });

  test('fully synthetic: selection and climb hold, the others do not apply and give the reason', async () => {
    const results = await run();
    const [result] = results.experiments;
    expect(result?.cells.map(({ statement, verdict }) => [statement, verdict])).toEqual([
      ['lemma-2.2', 'holds'],
      ['theorem-2.1', 'holds'],
      ['theorem-2.2', 'not applicable'],
      ['theorem-2.3', 'not applicable'],
      ['theorem-2.4', 'not applicable'],
      ['selection-response', 'not applicable'],
      ['event-bound', 'not applicable'],
    ]);
    expect(result?.cells[3]?.reason).toBe('it speaks of loops with real data (λ < ∞), and here λ = ∞');
    expect(learnedVerdict(results)).toBe('holds');
  });

  test('with enough real data: theorem-2.3, theorem-2.4 and the response hold', async () => {
    expect(await verdicts({ lambda: Q.of(1, 4) })).toMatchObject({
      'lemma-2.2': 'holds',
      'theorem-2.3': 'holds',
      'theorem-2.4': 'holds',
      'selection-response': 'holds',
    });
  });

  test('with too little, theorem-2.4 names the hypothesis that fails', async () => {
    const { experiments } = await run({ lambda: Q.one });
    const cell = experiments[0]?.cells.find(({ statement }) => statement === 'theorem-2.4');
    expect(cell?.verdict).toBe('not applicable');
    expect(cell?.reason).toBe('its hypothesis λ(K − 1) < 1 does not hold: K = 3, λ = 1');
  });

  test('exactly at the edge λ(K − 1) = 1 the hypothesis fails, without rounding', async () => {
    expect(await verdicts({ lambda: Q.of(1, 2) })).toMatchObject({ 'theorem-2.4': 'not applicable' });
  });

  test('without curation, from elsewhere: theorem-2.2', async () => {
    expect(await verdicts({ K: 1, lambda: Q.one, start: classes([0.1, 0.1, 0.8]) })).toMatchObject({
      'theorem-2.2': 'holds',
      'theorem-2.3': 'not applicable',
    });
  });

  test('every decision names its error probability, and the bands are those of the laws', async () => {
    const { experiments, budget } = await run({ seeds: [1, 2] });
    const [result] = experiments;
    const decisions = result?.cells.flatMap(({ claims }) => claims.flatMap((c) => c.decisions)) ?? [];
    expect(decisions.length).toBeGreaterThan(10);
    expect(decisions.every(({ alpha, power }) => alpha > 0 && Number(power) > 0)).toBe(true);
    expect(new Set(result?.cells.map(({ rung }) => rung))).toEqual(new Set(['statistical']));
    expect(budget.spent).toBeGreaterThan(0);
    expect(budget.spent).toBeLessThanOrEqual(budget.alpha);
    for (const { rounds } of result?.runs ?? []) {
      for (const { theory, best, reward: mean, parts } of rounds) {
        expect(best.hi - best.lo).toBeLessThan(0.1);
        expect(Math.abs(best.estimate - (theory?.best ?? NaN))).toBeLessThan(0.05);
        expect(Math.abs(mean.estimate - (theory?.reward ?? NaN))).toBeLessThan(0.05);
        if (parts) expect(parts.selection.lo).toBeGreaterThan(parts.promised.lo - 0.05);
      }
    }
  });

  test('the same seed gives the same results', async () => {
    expect(await run({ rounds: 1 })).toEqual(await run({ rounds: 1 }));
  });

  test('asks only of the statements that are wanted', async () => {
    const { experiments } = await run();
    const [lemma] = experiments[0]?.cells ?? [];
    expect(lemma?.statement).toBe('lemma-2.2');
  });
});

describe('a training that fails', () => {
  test.each([
    ['loss', () => Promise.reject(new TrainingError('the loss became NaN at step 7')), /NaN at step 7/],
    [
      'points',
      async (points: Points) => {
        const { model, report } = await frequencies.fit(points, { seed: 1 });
        const sample = async (n: number, seed: number): Promise<Points> => {
          const drawn = await model.sample(n, seed);
          return { ...drawn, values: drawn.values.map(() => NaN) };
        };
        return { model: { ...model, sample }, report };
      },
      /coordinate NaN/,
    ],
  ] as const)('in its %s is reported with its round and cause, without a verdict', async (_what, go, cause) => {
    const results = await run({ learner: failing(1, go) });
    const [result] = results.experiments;
    expect(result?.status).toBe('failed');
    expect(result?.failure).toMatchObject({ seed: 1, round: 1 });
    expect(result?.failure?.cause).toMatch(cause);
    expect(result?.cells).toEqual([]);
    expect(learnedVerdict(results)).toBe('incomplete');
  });

  test('any other error is not hidden', async () => {
    await expect(run({ learner: failing(0, () => Promise.reject(new Error('a bug'))) })).rejects.toThrow('a bug');
  });
});

/** A learner of frequencies whose models draw otherwise. */
const drawing = (sample: (law: (n: number, seed: number) => Points, n: number, seed: number) => Points): Learner => ({
  ...frequencies,
  fit: async (points, options) => {
    const { model, report } = await frequencies.fit(points, options);
    const law = classes(MASSES.map((_, c) => points.values.filter((v) => v === c).length / points.count));
    const drawn = (n: number, seed: number): Points => law.sample(n, seed);
    return { model: { ...model, sample: (n, seed) => Promise.resolve(sample(drawn, n, seed)) }, report };
  },
});

describe('a model whose draws are not independent', () => {
  const twice = drawing((law, n, seed) => {
    const half = law(Math.ceil(n / 2), seed);
    return { ...half, count: n, values: Float64Array.from({ length: n }, (_, i) => half.values[i >> 1] ?? 0) };
  });

  test.each([
    ['ignores its seed', drawing((law, n) => law(n, 7)), /the same point as the one 1536 draws before/],
    ['draws every point twice', twice, /the same point as the draw before; every bound assumes independent draws/],
  ])('%s fails, without a verdict', async (_, learner, cause) => {
    const { experiments } = await run({ learner, rounds: 1 });
    expect(experiments[0]).toMatchObject({ status: 'failed', failure: { seed: 1, round: 0 }, cells: [] });
    expect(experiments[0]?.failure?.cause).toMatch(cause);
  });

  test('kills no wrong loop', async () => {
    const mutant = {
      id: 'prefer-worst',
      experiment: experiment({ learner: twice }),
      statements: ['lemma-2.2'],
      rounds: 1,
    } as const;
    const { mutants } = await runLearned({ experiments: [], mutants: [mutant] });
    expect(mutants[0]?.status).toBe('failed');
    expect(mutants[0]?.reason).toMatch('every bound assumes independent draws');
  });
});

test('an experiment that is stopped is incomplete', async () => {
  const results = await runLearned({ experiments: [experiment()], mutants: [] }, { signal: AbortSignal.abort() });
  expect(results.experiments[0]?.status).toBe('incomplete');
  expect(learnedVerdict(results)).toBe('incomplete');
});

describe('wrong loops', () => {
  test.each([
    ['ignore-reward', 'lemma-2.2', {}],
    ['prefer-worst', 'lemma-2.2', {}],
    ['ignore-reward', 'theorem-2.1', {}],
    ['prefer-worst', 'theorem-2.1', {}],
    ['prefer-worst', 'theorem-2.3', { lambda: Q.one }],
    ['drop-real-data', 'theorem-2.4', { lambda: Q.of(1, 4) }],
    ['real-share-low', 'selection-response', { lambda: Q.one }],
    ['real-share-high', 'selection-response', { lambda: Q.one }],
    ['drop-real-data', 'theorem-2.2', { lambda: Q.one, K: 1, start: classes([0.1, 0.1, 0.8]) }],
  ] as const)('%s is refuted by %s', async (id, statement, difference) => {
    const mutant = { id, experiment: experiment(difference), statements: [statement], rounds: 2 };
    const results = await runLearned({ experiments: [], mutants: [mutant] });
    expect(results.mutants[0]).toMatchObject({ status: 'killed', refutation: { statement } });
  });

  test.each([
    ['prefer-worst', 'theorem-2.1', 'i', {}],
    ['ignore-reward', 'theorem-2.1', 'j', {}],
    ['drop-real-data', 'theorem-2.4', 'c', { lambda: Q.of(1, 4) }],
    ['drop-real-data', 'theorem-2.4', 'd', { lambda: Q.of(1, 4) }],
    ['real-share-low', 'theorem-2.2', 'g', { lambda: Q.one, K: 1, start: classes([0.1, 0.1, 0.8]) }],
    ['real-share-high', 'theorem-2.2', 'h', { lambda: Q.one, K: 1, start: classes([0.1, 0.1, 0.8]) }],
  ] as const)('%s is refuted by %s (%s) alone', async (id, statement, claim, difference) => {
    const mutant = { id, experiment: experiment(difference), statements: [statement], claims: [claim], rounds: 3 };
    const { mutants } = await runLearned({ experiments: [], mutants: [mutant] });
    expect(mutants[0]).toMatchObject({ status: 'killed', refutation: { statement, claim } });
  });

  test('a mutant that no statement refutes survives, and the run is weak', async () => {
    const mutant = { id: 'stale-model', experiment: experiment(), statements: ['lemma-2.2'], rounds: 1 } as const;
    const results = await runLearned({ experiments: [], mutants: [mutant] });
    expect(results.mutants[0]?.status).toBe('survived');
    expect(learnedVerdict(results)).toBe('weak');
  });
});

test('checks are planned before the run, and never exceeded', async () => {
  const plan = { experiments: [experiment({ lambda: Q.one, seeds: [1, 2] })], mutants: [] };
  const { budget } = await runLearned(plan);
  expect(budget.checks).toBe(budgetOf(trialsOf(plan)).checks);
  expect(budget.spent).toBeLessThanOrEqual(1e-3);
});
