import { describe, expect, it } from '@jest/globals';
import { choiceFrom, orders, subsets } from './choices.testing';
import { isSummable, luceChances, luceLogProbability } from './luce';

const REWARDS = [0.3, -1.2, 2.1, 0.3, 0.9, -0.4];

/** Probability of an order of kept candidates, one draw after the other. */
function probabilityOfOrder(rewards: readonly number[], order: readonly number[], beta: number): number {
  return order.reduce((product, k, i) => {
    const left = rewards.filter((_, j) => !order.slice(0, i).includes(j));
    const sum = left.reduce((total, r) => total + Math.exp(beta * (r - (rewards[k] ?? NaN))), 0);
    return product / sum;
  }, 1);
}

const probabilityOfSet = (rewards: readonly number[], set: readonly number[], beta: number): number =>
  [...orders(rewards.length, set.length)]
    .filter((order) => set.every((k) => order.includes(k)))
    .reduce((sum, order) => sum + probabilityOfOrder(rewards, order, beta), 0);

function chancesOf(rewards: readonly number[], m: number, beta: number): number[] {
  const chances = new Float64Array(rewards.length);
  luceChances(
    choiceFrom(
      rewards,
      rewards.slice(0, m).map((_, k) => k),
    ),
    beta,
    chances,
  );
  return [...chances];
}

const CASES = [2, 3, 4, 6].flatMap((K) =>
  Array.from({ length: Math.min(3, K - 1) }, (_, i) => i + 1).flatMap((m) =>
    [0, 0.7, -2, 15].map((beta) => [K, m, beta] as const),
  ),
);

describe("Luce's rule", () => {
  it.each(CASES)('with K = %d, %d kept, β = %d has the probabilities of its orders', (K, m, beta) => {
    const rewards = REWARDS.slice(0, K);
    const chances = chancesOf(rewards, m, beta);
    let [all, sums] = [0, rewards.map(() => 0)];
    for (const set of subsets(K, m)) {
      const probability = probabilityOfSet(rewards, set, beta);
      const log = luceLogProbability(choiceFrom(rewards, set), beta);
      expect(Math.exp(log) / probability).toBeCloseTo(1, 10);
      all += probability;
      sums = sums.map((sum, k) => sum + (set.includes(k) ? probability : 0));
    }
    expect(all).toBeCloseTo(1, 12);
    chances.forEach((chance, k) => expect(chance).toBeCloseTo(sums[k] ?? NaN, 12));
  });

  it.each([
    [1e4, 1, [0, 0, 1, 0, 0, 0]],
    [1e4, 2, [0, 0, 1, 0, 1, 0]],
    [1e4, 3, [0.5, 0, 1, 0.5, 1, 0]],
    [1e300, 3, [0.5, 0, 1, 0.5, 1, 0]],
    [-1e4, 2, [0, 1, 0, 0, 0, 1]],
  ])('at β = %d keeps the %d at the end of the order, and ties at random', (beta, m, expected) => {
    chancesOf(REWARDS, m, beta).forEach((chance, k) => expect(chance).toBeCloseTo(expected[k] ?? NaN, 12));
  });

  it.each([
    [[2, 4], 0],
    [[0, 2, 4], Math.log(0.5)],
    [[0, 2], -Infinity],
  ])('at β = 10,000 keeps %j with log-probability %d', (kept, expected) => {
    expect(luceLogProbability(choiceFrom(REWARDS, kept), 1e4)).toBeCloseTo(expected, 12);
  });

  it('has log-probabilities of one kept candidate below the doubles', () => {
    expect(luceLogProbability(choiceFrom([0, 1], [0]), 5000)).toBeCloseTo(-5000, 9);
  });

  it('sums over at most 5000 orders of the first kept, and 12 kept', () => {
    expect([isSummable(8, 2), isSummable(18, 4), isSummable(19, 4), isSummable(13, 13)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
