/**
 * A learner that misfits by a known amount is told from a loop that is wrong.
 *
 * The learner fits the frequencies of classes and then takes mass from the best class. Its models are known, so the learner's share is known too.
 */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Loop, MUTANTS, curatedLoop } from '../../../models';
import { LEARNERS, type Learner, classReward, datasetOf, distanceReward } from '../../../models/learned';
import { classes } from '../../../models/learned/datasets';
import { enumeratedCuration } from '../../../models/learned/enumerated-curation.testing';
import { Q } from '../../../theory';
import type { ExperimentResult, LearnedCell, LearnedVerdict, StatisticalDecision } from '../../results';
import { learnedVerdict } from '../verdict';
import { experimentOf } from './build-experiment';
import type { Experiment } from './experiment';
import { runLearned } from '../set/run-learned';

const MASSES = [0.3, 0.2, 0.5];
/** Weights that differ little, so that the loop gains less than the learner loses. */
const WEIGHTS = [0.8, 0.9, 1];
const K = 3;

/** A learner that takes this share of the mass of the best class and gives it to the worst, or the other way round if it is negative. */
function shifting(by: number): { readonly learner: Learner; readonly fitted: number[][] } {
  const fitted: number[][] = [];
  const learner: Learner = {
    id: 'shifted',
    title: 'frequencies of classes, with mass taken from the best',
    fit: ({ values, count }) => {
      const [worst = 0, middle = 0, best = 0] = MASSES.map((_, c) => values.filter((v) => v === c).length / count);
      const moved = by > 0 ? by * best : by * worst;
      const masses = [worst + moved, middle, best - moved];
      fitted.push(masses);
      const law = classes(masses);
      return Promise.resolve({
        model: { dimension: 1, sample: (n, seed) => Promise.resolve(law.sample(n, seed)), dispose: () => undefined },
        report: { steps: 1, loss: 0, heldOutLoss: NaN, stoppedBy: 'closed form' },
      });
    },
  };
  return { learner, fitted };
}

function experiment(difference: Partial<Experiment>): Experiment {
  const reward = classReward(WEIGHTS);
  return {
    id: 'misfit',
    title: 'misfit',
    family: 'misfit',
    data: classes(MASSES),
    reward,
    region: reward.region,
    learner: shifting(0).learner,
    loop: curatedLoop,
    K,
    lambda: 'infinity',
    rounds: 2,
    examples: 20_000,
    warm: false,
    seeds: [1],
    epsilon: Q.of(1, 50),
    limits: { first: 512, most: 65_536, band: 1024 },
    replay: 'npx curated-loops learn',
    ...difference,
  };
}

const runOf = (difference: Partial<Experiment>, alpha?: number): ReturnType<typeof runLearned> =>
  runLearned({ experiments: [experiment(difference)], mutants: [] }, { alpha });

const resultOf = async (difference: Partial<Experiment>, alpha?: number): Promise<ExperimentResult> =>
  (await runOf(difference, alpha)).experiments[0] as ExperimentResult;

const cellOf = ({ cells }: ExperimentResult, id: string): LearnedCell =>
  cells.find(({ statement }) => statement === id) as LearnedCell;

const decisionsOf = (result: ExperimentResult, id: string, claim: string): readonly StatisticalDecision[] =>
  cellOf(result, id).claims.find((each) => each.id === claim)?.decisions ?? [];

/** A wrong loop that says it is the loop of the theory. */
const wrong = (id: 'prefer-worst' | 'ignore-reward' | 'drop-real-data'): Loop => ({
  ...MUTANTS[id].mutate(curatedLoop),
  id: curatedLoop.id,
});

describe('a learner that takes mass from the best', () => {
  let results: Awaited<ReturnType<typeof runLearned>>;
  let result: ExperimentResult;
  const { learner, fitted } = shifting(0.3);
  beforeAll(async () => {
    results = await runOf({ learner });
    result = results.experiments[0] as ExperimentResult;
  });

  test('is at fault, not the theorem', () => {
    const cell = cellOf(result, 'theorem-2.1');
    expect(cell.verdict).toBe("learner's error");
    expect(cell.claims.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['i', "learner's error"],
      ['j', "learner's error"],
      ['limit', "learner's error"],
    ]);
    expect(result.cells.map(({ verdict }) => verdict)).not.toContain('refuted');
  });

  test('its error is enclosed, and beside it what the loop did', () => {
    for (const { t, parts, verdict } of decisionsOf(result, 'theorem-2.1', 'i')) {
      const [before, after] = [fitted[t] as number[], fitted[t + 1] as number[]];
      const made = enumeratedCuration(before, WEIGHTS, K)[2] as number;
      expect(verdict).toBe("learner's error");
      expect(parts?.models).toBe('refuted');
      expect(parts?.loop.verdict).toBe('holds');
      expect(parts?.learner.verdict).toBe('refuted');
      expect(Number(parts?.learner.slack.lo)).toBeLessThanOrEqual((after[2] as number) - made);
      expect(Number(parts?.learner.slack.hi)).toBeGreaterThanOrEqual((after[2] as number) - made);
      expect(Number(parts?.loop.slack.lo)).toBeLessThanOrEqual(made - (before[2] as number));
      expect(Number(parts?.loop.slack.hi)).toBeGreaterThanOrEqual(made - (before[2] as number));
    }
  });

  test('the run is not green', () => {
    expect(learnedVerdict(results)).toBe('undecided');
  });
});

test.each([
  ['theorem-2.3', { lambda: Q.one }],
  ['theorem-2.2', { lambda: Q.one, K: 1, start: classes([0.1, 0.1, 0.8]) }],
] as const)('with real data, %s fails by the learner’s error', async (id, difference) => {
  const result = await resultOf({ ...difference, learner: shifting(0.5).learner });
  expect(cellOf(result, id).verdict).toBe("learner's error");
  expect(result.cells.map(({ verdict }) => verdict)).not.toContain('refuted');
});

test('a learner that gathers mass on the best breaks theorem-2.4 by its error', async () => {
  const result = await resultOf({ lambda: Q.of(1, 10), learner: shifting(-0.95).learner });
  expect(cellOf(result, 'theorem-2.4').verdict).toBe("learner's error");
});

describe.each([
  ['that fits well', 0],
  ['that takes mass from the best', 0.3],
  ['that gives mass to the best, so that the models obey', -0.5],
])('a wrong loop with a learner %s is refuted', (_what, by) => {
  const weights = [0.1, 0.4, 1];
  const reward = classReward(weights);
  const limits = { first: 512, most: 16_384, band: 512 };
  test.each(['prefer-worst', 'ignore-reward'] as const)('%s', async (id) => {
    const { learner } = shifting(by);
    const result = await resultOf({ loop: wrong(id), learner, reward, region: reward.region, limits });
    expect(cellOf(result, 'theorem-2.1').verdict).toBe('refuted');
  });

  test.each([
    ['prefer-worst', 'theorem-2.3', Q.one],
    ['ignore-reward', 'theorem-2.3', Q.one],
    ['drop-real-data', 'theorem-2.4', Q.of(1, 10)],
  ] as const)('%s, by %s', async (id, statement, lambda) => {
    const { learner } = shifting(by);
    const result = await resultOf({
      loop: wrong(id),
      learner,
      lambda,
      reward,
      limits,
      region: reward.region,
      data: classes([0.5, 0.4, 0.1]),
    });
    expect(cellOf(result, statement).verdict).toBe('refuted');
  });
});

describe('next to no reward', () => {
  const verdicts = async (gamma: number): Promise<readonly LearnedVerdict[]> => {
    const data = datasetOf('moons');
    const entry = LEARNERS.gmm;
    const few = experimentOf({
      ...{
        data,
        entry,
        learner: entry.make({
          classes: undefined,
          tf: () => {
            throw new Error('no backend');
          },
        }),
        K: 4,
        lambda: 'infinity',
      },
      reward: distanceReward({ centre: [0.5, 0.25], radius: 0.78, gamma }),
      ...{ rewardArguments: `--gamma ${gamma}`, rounds: 2, seeds: [1, 2, 3], examples: 512, most: 16_384 },
    });
    const { experiments } = await runLearned({ experiments: [few], mutants: [] });
    return experiments.flatMap(({ cells }) => cells.map(({ verdict }) => verdict));
  };

  test('a mixture’s error of fit refutes nothing', async () => {
    const found = await verdicts(1e-6);
    expect(found).not.toContain('refuted');
    expect(found).toContain("learner's error");
  });

  test('without any reward all that speaks of w is exact, and nothing strict is claimed', async () => {
    expect(await verdicts(0)).toEqual([
      ...['holds', 'holds', 'not applicable', 'not applicable', 'not applicable', 'not applicable', 'not applicable'],
    ]);
    const reward = classReward([1, 1, 1]);
    const result = await resultOf({
      reward,
      region: reward.region,
      lambda: Q.of(1, 4),
      learner: shifting(0.3).learner,
    });
    const drawn = result.cells.flatMap(({ claims }) =>
      claims.filter(({ decisions }) => decisions.some(({ samples }) => samples > 0)).map(({ text }) => text),
    );
    expect(drawn).toEqual(['KL(binned(p[t]), binned(p_ref)) <= -log(1 - lambda*(K - 1))']);
    expect(result.cells.map(({ verdict }) => verdict)).not.toContain('refuted');
  });
});

test('the learner’s share lies in its interval in 200 runs, but for a share of them', async () => {
  let missed = 0;
  for (let seed = 0; seed < 200; seed += 1) {
    const { learner, fitted } = shifting(0.3);
    const limits = { first: 256, most: 1024, band: 256 };
    const result = await resultOf({ learner, seeds: [seed], rounds: 1, examples: 500, limits }, 0.5);
    const [decision] = decisionsOf(result, 'theorem-2.1', 'j');
    const mean = (masses: readonly number[]): number =>
      masses.reduce((sum, m, c) => sum + m * (WEIGHTS[c] as number), 0);
    const share = mean(fitted[1] as number[]) - mean(enumeratedCuration(fitted[0] as number[], WEIGHTS, K));
    const { lo, hi } = decision?.parts?.learner.slack ?? { lo: NaN, hi: NaN };
    if (!(Number(lo) <= share && share <= Number(hi))) missed += 1;
  }
  expect(missed).toBeLessThanOrEqual(4);
});
