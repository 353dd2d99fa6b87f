/** Every built-in loop on samplers, against the laws that it has on a finite space. */
import { describe, expect, it, test } from '@jest/globals';
import { InputError, Q } from '../../theory';
import { type LoopOnAtoms, exactLaws } from '../closed-form/discrete/exact-laws.testing';
import { BUILT_IN_LOOPS, type Loop, MUTANTS, loopOf, step } from '../loops';
import { halfWidth } from '../recorded/simulate/kept-frequencies.testing';
import { classes } from './datasets';
import type { FitReport, Learner } from './learner';
import { checkLoop, trainLoop } from './loop';
import type { Points } from './points';
import { classReward } from './rewards';
import { type Sampler, SamplerOperations } from './sampler';
import { usersOf } from './users';

const [START, REFERENCE, W] = ['1/5,1/2,3/10', '1/2,1/4,1/4', '1,4,9'].map((text) => text.split(',').map(Q.parse));
const USERS = ['4,1,2', '1,9,1'].map((text) => text.split(',').map(Q.parse));
const vector = (of: readonly Q.Rational[] | undefined): number[] => (of ?? []).map(Q.toNumber);

const sampler = (masses: readonly number[]): Sampler => {
  const data = classes(masses);
  return { draw: (count, seed) => Promise.resolve(data.sample(count, seed)) };
};

const given = (loop: Loop, K: number): LoopOnAtoms => ({
  loop,
  start: START ?? [],
  w: W ?? [],
  reference: REFERENCE,
  K,
  lambda: Q.of(2),
  users: USERS.slice(0, (loop.needs?.users?.count ?? 1) - 1),
});

const reward = classReward(vector(W));
const others = USERS.map((weights) => classReward(vector(weights)));

const operations = (loop: Loop): SamplerOperations =>
  new SamplerOperations(reward, { users: usersOf(loop, reward, others), classes: 3 });

const roundOf = (laws: readonly (readonly number[])[], K: number) => ({
  history: laws.map(sampler) as [Sampler, ...Sampler[]],
  reference: () => sampler(vector(REFERENCE)),
  candidates: K,
  lambda: Q.of(2),
  epsilon: Q.zero,
  sampling: { size: 100, seed: 1 },
});

/** Draws behind each share; `halfWidth` rejects a right sampler with probability 1e-9 a class. */
const DRAWS = 8000;

async function expectLaw(law: Sampler, exact: readonly number[]): Promise<void> {
  const { values } = await law.draw(DRAWS, 7);
  expect(values).toHaveLength(DRAWS);
  exact.forEach((mass, c) => {
    const share = values.filter((value) => value === c).length / DRAWS;
    expect(Math.abs(share - mass)).toBeLessThan(halfWidth(DRAWS));
  });
}

/** Not a law of points. */
const UNNORMALISED = 'forget-to-normalise';
/** Rules on vectors of masses, or within prompts. */
const NOT_SAMPLED: readonly string[] = BUILT_IN_LOOPS.filter(({ update, needs }) => update ?? needs?.prompts).map(
  ({ id }) => id,
);
const ids = [...BUILT_IN_LOOPS.map(({ id }) => id), ...Object.keys(MUTANTS)].filter(
  (id) => id !== UNNORMALISED && !NOT_SAMPLED.includes(id),
);
const OF_SAMPLES: readonly string[] = ['finite-sample', 'accumulated-batches'];

describe('every loop of the catalogue on samplers', () => {
  it.each(ids.flatMap((id) => [2, 3].map((K) => [id, K] as const)))(
    '%s keeps by its own law at K = %d',
    async (id, K) => {
      const loop = loopOf(id);
      if (K > (loop.needs?.candidates?.max ?? K)) {
        expect(() => checkLoop({ ...SPEC, loop, K })).toThrow(/is declared for K 2, not 3/);
        return;
      }
      const ops = operations(loop);
      const { kept } = exactLaws(given(loop, K));
      await expectLaw(loop.curate(ops, sampler(vector(START)), K), kept);
    },
  );

  it.each(ids.filter((id) => !OF_SAMPLES.includes(id)))('%s trains on the data of its update', async (id) => {
    const loop = loopOf(id);
    const { model } = exactLaws(given(loop, 2));
    for (const t of [0, 1])
      await expectLaw(step(loop, operations(loop), roundOf([model(0), model(1)].slice(0, t + 1), 2)), model(t + 1));
  });

  it.each(NOT_SAMPLED)('but %s, which is a rule on masses or within prompts', (id) => {
    expect(() => checkLoop({ ...SPEC, loop: loopOf(id) })).toThrow('does not run on a learned model');
  });

  it.each(OF_SAMPLES)('%s draws new points by the law of the paper', async (id) => {
    const { model } = exactLaws(given(loopOf('curated'), 2));
    const loop = loopOf(id);
    await expectLaw(step(loop, operations(loop), roundOf([model(0)], 2)), model(1));
    await expectLaw(step(loop, operations(loop), roundOf([model(0), model(1)], 2)), model(2));
  });
});

/** A learner that remembers the points it is given, and models their shares. */
function recording(): { readonly learner: Learner; readonly fitted: Points[] } {
  const fitted: Points[] = [];
  const report: FitReport = { steps: 0, loss: 0, heldOutLoss: NaN, stoppedBy: 'closed form' };
  const learner: Learner = {
    id: 'shares',
    title: 'the shares of the classes',
    fit: (points) => {
      fitted.push(points);
      const masses = [0, 1, 2].map((c) => points.values.filter((value) => value === c).length / points.count);
      const law = sampler(masses);
      return Promise.resolve({
        model: { dimension: 1, sample: (count, seed) => law.draw(count, seed), dispose: () => undefined },
        report,
      });
    },
  };
  return { learner, fitted };
}

const SPEC = {
  reward,
  classes: 3,
  reference: sampler(vector(REFERENCE)),
  start: sampler(vector(START)),
  K: 2,
  lambda: Q.of(2),
  rounds: 3,
  examples: 100,
  warm: true,
  seed: 4,
};

describe('the points that a learner is given', () => {
  const run = async (id: string): Promise<readonly Points[]> => {
    const { learner, fitted } = recording();
    await trainLoop({ ...SPEC, loop: loopOf(id), learner });
    return fitted;
  };

  test('are as many as there are training points, with a mixture or not', async () => {
    for (const id of ['finite-sample', 'accumulate', 'luce+fully-synthetic+exact-fit'])
      expect((await run(id)).map(({ count }) => count)).toEqual([100, 100, 100, 100]);
  });

  test('are those of all rounds after the start, where batches accumulate', async () => {
    const fitted = await run('accumulated-batches');
    expect(fitted.map(({ count }) => count)).toEqual([100, 100, 200, 300]);
    const [, first, second, third] = fitted;
    expect(second?.values.subarray(0, 100)).toEqual(first?.values);
    expect(third?.values.subarray(0, 200)).toEqual(second?.values);
    expect(third?.values.subarray(200)).not.toEqual(third?.values.subarray(100, 200));
  });

  test('are one less where a mutant says so', async () => {
    expect((await run('one-sample-less:finite-sample')).map(({ count }) => count)).toEqual([100, 99, 99, 99]);
  });
});

describe('a loop that is not defined on samples is refused before any training', () => {
  test.each([
    ['luce+real-data+half-temperature', 'a rule on whole vectors of masses'],
    ['luce+real-data+weighted-means', 'runs on gaussian models in closed form only'],
    ['luce+real-data+unbiased-sample', 'runs on gaussian models in closed form only'],
    ['forget-to-normalise', 'have no fault "curateUnnormalised"'],
    ['heterogeneous-users', 'there are rewards of 1'],
  ])('%s', (id, message) => {
    const loop = loopOf(id);
    const refused = (): unknown => checkLoop({ ...SPEC, loop, users: usersOf(loop, reward, []) });
    expect(refused).toThrow(InputError);
    expect(refused).toThrow(message);
  });

  test('a biased sampler of points, which have no last atom', () => {
    expect(() => checkLoop({ ...SPEC, classes: undefined, loop: loopOf('biased-sampler') })).toThrow('no last atom');
  });

  test('K = ∞ and real data where the loop has none', () => {
    expect(() => checkLoop({ ...SPEC, loop: loopOf('best-of-K'), K: Infinity })).toThrow('K = ∞ cannot be sampled');
    const synthetic: Loop = { ...loopOf('curated'), needs: { synthetic: true } };
    expect(() => checkLoop({ ...SPEC, loop: synthetic })).toThrow('has no real data; lambda = 2 means nothing for it');
  });
});
