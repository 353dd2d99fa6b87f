/** The forecast of every built-in loop, against its exact laws. */
import { describe, expect, it, test } from '@jest/globals';
import { Q, UnanswerableError } from '../../../theory';
import { exactLaws } from '../../closed-form/discrete/exact-laws.testing';
import {
  BUILT_IN_LOOPS,
  type KeepRule,
  type Loop,
  type LuceRule,
  MUTANTS,
  type SuccessiveRule,
  composeLoop,
  loopOf,
} from '../../loops';
import { luceChoice } from '../../loops/choices';
import { exactFit } from '../../loops/learners';
import { realData } from '../../loops/mixtures';
import type { Points } from '../points';
import { classReward } from '../rewards';
import { usersOf } from '../users';
import { forecast } from './forecast';

const WEIGHTS = [1, 4, 9];
const OTHERS = [
  [4, 1, 2],
  [1, 9, 1],
];
const reward = classReward(WEIGHTS);
const rational = (numbers: readonly number[]): Q.Rational[] => numbers.map((number) => Q.of(number));

const points = (classes: readonly number[]): Points => ({
  count: classes.length,
  dimension: 1,
  values: Float64Array.from(classes),
});

/** Points whose shares are 1/5, 1/2, 3/10 and 1/2, 1/4, 1/4. */
const START = points([0, 0, 1, 1, 1, 1, 1, 2, 2, 2]);
const REFERENCE = points([0, 0, 1, 2]);

const problem = (loop: Loop, K: number) => ({
  loop,
  reward,
  users: usersOf(loop, reward, OTHERS.map(classReward)),
  classes: 3,
  start: START,
  reference: REFERENCE,
  K,
  lambda: Q.of(2),
  rounds: 3,
});

function expected(loop: Loop, K: number): { reward: number; best: number }[] {
  const { model } = exactLaws({
    loop,
    start: [Q.of(1, 5), Q.of(1, 2), Q.of(3, 10)],
    w: rational(WEIGHTS),
    reference: [Q.of(1, 2), Q.of(1, 4), Q.of(1, 4)],
    K,
    lambda: Q.of(2),
    users: OTHERS.slice(0, (loop.needs?.users?.count ?? 1) - 1).map(rational),
  });
  return [0, 1, 2, 3].map((t) => ({
    reward: model(t).reduce((sum, mass, c) => sum + mass * (WEIGHTS[c] ?? NaN), 0),
    best: model(t)[2] ?? NaN,
  }));
}

const OF_SAMPLES = ['finite-sample', 'accumulated-batches'];
const ids = [...BUILT_IN_LOOPS.map(({ id }) => id), ...Object.keys(MUTANTS)].filter(
  (id) =>
    id !== 'forget-to-normalise' &&
    loopOf(id).update === undefined &&
    !loopOf(id).needs?.prompts &&
    !OF_SAMPLES.includes(id),
);

describe('the forecast is the exact loop', () => {
  const cases = ids.flatMap((id) => (id === 'pairwise-with-ties' ? [2] : [2, 3, 7]).map((K) => [id, K] as const));
  it.each(cases)('%s at K = %d', (id, K) => {
    const exact = expected(loopOf(id), K);
    forecast(problem(loopOf(id), K)).forEach((round, t) => {
      expect(round.reward).toBeCloseTo(exact[t]?.reward ?? NaN, 10);
      expect(round.best).toBeCloseTo(exact[t]?.best ?? NaN, 10);
    });
  });

  test('a learner of samples fits infinitely many', () => {
    expect(forecast(problem(loopOf('finite-sample'), 3))).toEqual(forecast(problem(loopOf('curated'), 3)));
  });

  test('batches accumulate: each model averages the data of all rounds', () => {
    const [, first, second, third] = forecast(problem(loopOf('accumulated-batches'), 3)).map((round) => round.reward);
    // The data of a round is that of the paper's loop, made from the model before.
    const next = (share: readonly number[]): number =>
      share.reduce((sum, mass, c) => sum + mass * (WEIGHTS[c] ?? NaN), 0);
    const dataOf = (law: readonly number[]): number[] => {
      const kept = law.map((mass, i) => {
        // K = 3: H by enumeration of the two other candidates.
        const factor = law.flatMap((a, j) =>
          law.map((b, k) => {
            const [w, v, u] = [WEIGHTS[i] ?? NaN, WEIGHTS[j] ?? NaN, WEIGHTS[k] ?? NaN];
            return (a * b * 3 * w) / (w + v + u);
          }),
        );
        return mass * factor.reduce((sum, each) => sum + each, 0);
      });
      return kept.map((mass, i) => ([0.5, 0.25, 0.25][i] ?? NaN) / 3 + (2 * mass) / 3);
    };
    const p1 = dataOf([0.2, 0.5, 0.3]);
    const p2 = dataOf(p1).map((mass, i) => (mass + (p1[i] ?? NaN)) / 2);
    const p3 = dataOf(p2).map((mass, i) => (mass + 2 * (p2[i] ?? NaN)) / 3);
    expect(first).toBeCloseTo(next(p1), 10);
    expect(second).toBeCloseTo(next(p2), 10);
    expect(third).toBeCloseTo(next(p3), 10);
  });
});

describe('several by scores, without replacement', () => {
  const keeping = (places: number): Loop => {
    const by: LuceRule = { kind: 'luce', score: ({ w }) => w };
    const rule: SuccessiveRule = { kind: 'successive', by, places, pool: { kind: 'keep', keep: () => [] } };
    const curate: typeof luceChoice.curate = (ops, law, K) => (ops.finite ? ops.finite.choose(law, rule, K) : law);
    return composeLoop({ choice: { ...luceChoice, curate }, mixture: realData, learner: exactFit }, { id: 'several' });
  };

  test.each([
    [2, 3],
    [2, 7],
    [3, 12],
  ])('%d of %d', (places, K) => {
    const exact = expected(keeping(places), K);
    forecast(problem(keeping(places), K)).forEach((round, t) =>
      expect(round.reward).toBeCloseTo(exact[t]?.reward ?? NaN, 7),
    );
  });

  test('has no forecast where too few digits are left, and says why', () => {
    expect(() => forecast(problem(keeping(16), 32))).toThrow('too few digits');
  });
});

describe('a choice by probabilities', () => {
  /** Luce's choice, written as probabilities. */
  const rule: KeepRule = {
    kind: 'keep',
    keep: (candidates, F) => {
      const total = F.sum(candidates.map(({ w }) => w));
      return candidates.map(({ w }) => F.div(w, total));
    },
  };
  const loop = composeLoop(
    {
      choice: { ...luceChoice, curate: (ops, law, K) => (ops.finite ? ops.finite.choose(law, rule, K) : law) },
      mixture: realData,
      learner: exactFit,
    },
    { id: 'written' },
  );

  test('among two is summed over all pairs', () => {
    const exact = forecast(problem(loopOf('curated'), 2));
    forecast(problem(loop, 2)).forEach((round, t) => expect(round.reward).toBeCloseTo(exact[t]?.reward ?? NaN, 10));
  });

  test('among more has no forecast, and says why', () => {
    expect(() => forecast(problem(loop, 3))).toThrow(UnanswerableError);
    expect(() => forecast(problem(loop, 3))).toThrow('among K = 3 has too many pools to sum over');
  });

  test('takes fewer points where there are too many pairs', () => {
    const values = Float64Array.from({ length: 4000 }, (_, i) => i / 4000);
    const line = { text: 'w = x', region: { kind: 'marked' } as const, top: 1 };
    const ofPoint = (x: ArrayLike<number>, at: number): number => (x[at] as number) + 0.01;
    const [round, next] = forecast({
      ...problem(loop, 2),
      reward: { ...line, weight: ofPoint, isBest: (x, at) => (x[at] as number) > 0.1 },
      start: { count: 4000, dimension: 1, values },
      rounds: 1,
      lambda: 'infinity',
    });
    // The first 512 points lie in [0, 0.128).
    expect(round?.reward).toBeCloseTo(0.01 + 511 / 8000, 10);
    expect(next?.reward).toBeGreaterThan(round?.reward ?? NaN);
  });
});
