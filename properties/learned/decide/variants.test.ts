/** The choice of every built-in loop that has one, decided from draws of its pools. */
import { describe, expect, it } from '@jest/globals';
import { BUILT_IN_LOOPS, loopOf } from '../../../models';
import { exactLaws } from '../../../models/closed-form/discrete/exact-laws.testing';
import { classBins, classReward, usersOf } from '../../../models/learned';
import { Q, parseClaim } from '../../../theory';
import { exactTrajectory } from '../experiments/exact-trajectory.testing';
import { decideClaim } from './decide-claim';
import { Draws } from './draws';

const WEIGHTS = [1, 4, 9];
const START = [0.2, 0.5, 0.3];
const OTHERS = [
  [4, 1, 2],
  [1, 9, 1],
];
const reward = classReward(WEIGHTS);
const exactly = (numbers: readonly number[]): Q.Rational[] =>
  numbers.map((number) => Q.of(Math.round(10 * number), 10));
const mean = (masses: readonly number[]): number => masses.reduce((sum, m, c) => sum + m * (WEIGHTS[c] ?? NaN), 0);

/** The loops that choose among candidates of one law; a whole step draws no pools, and is refused on trained models, as is a choice within prompts. */
const ids = BUILT_IN_LOOPS.filter(({ update, needs }) => update === undefined && !needs?.prompts).map(({ id }) => id);

describe('the gain of a choice is enclosed from its pools', () => {
  it.each(ids)('%s', async (id) => {
    const loop = loopOf(id);
    const K = loop.needs?.candidates?.max ?? 3;
    const users = usersOf(loop, reward, OTHERS.map(classReward));
    const run = { laws: [START, START], reference: START, loop, reward, users, K, lambda: 'infinity' as const };
    const draws = new Draws({ trajectory: exactTrajectory(run), reward, binning: classBins(3), seed: 3 });
    const { kept } = exactLaws({
      loop,
      start: exactly(START),
      w: exactly(WEIGHTS),
      K,
      users: OTHERS.slice(0, (users?.length ?? 1) - 1).map(exactly),
    });
    const exact = mean(kept) - mean(START);
    const { verdict, slack, by } = await decideClaim(parseClaim('E(curate(p[t]), w) - E(p[t], w) > 0'), {
      scalars: { K, lambda: 'infinity', top: 9, epsilon: Q.zero, rounds: 1 },
      draws,
      limits: { first: 512, most: 32_768 },
      t: 0,
      alpha: 1e-9,
    });
    expect(by).toBe('one mean');
    expect(Number(slack.lo)).toBeLessThanOrEqual(exact);
    expect(Number(slack.hi)).toBeGreaterThanOrEqual(exact);
    expect(verdict).toBe(id === 'uniform-choice' ? 'undecided' : exact > 0 ? 'holds' : 'refuted');
  });
});
