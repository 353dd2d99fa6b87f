import { describe, expect, it } from '@jest/globals';
import { choiceFrom, orders, subsets } from './choices.testing';
import { logChoose, truncationChances, truncationLogProbability } from './truncation';

/** Probability of each kept set where ties are broken by a random order of all candidates. */
function byRandomOrder(rewards: readonly number[], m: number, direction: 1 | -1): Map<string, number> {
  const all = [...orders(rewards.length, rewards.length)];
  const found = new Map<string, number>();
  for (const order of all) {
    const sorted = [...order].sort((a, b) => direction * ((rewards[b] ?? NaN) - (rewards[a] ?? NaN)));
    const kept = sorted.slice(0, m).sort((a, b) => a - b);
    found.set(kept.join(), (found.get(kept.join()) ?? 0) + 1 / all.length);
  }
  return found;
}

describe('truncation', () => {
  it.each([
    [[1, 3, 2, 0], 2],
    [[1, 1, 2, 0], 2],
    [[1, 1, 1, 0, 2], 3],
    [[1, 1, 1, 1], 2],
    [[0, 0, 2, 2, 1], 1],
  ])('of %j keeps %d, with ties at random', (rewards, m) => {
    for (const direction of [1, -1] as const) {
      const expected = byRandomOrder(rewards, m, direction);
      const sums = rewards.map(() => 0);
      for (const set of subsets(rewards.length, m)) {
        const probability = expected.get(set.join()) ?? 0;
        expect(Math.exp(truncationLogProbability(choiceFrom(rewards, set), direction))).toBeCloseTo(probability, 12);
        for (const k of set) sums[k] = (sums[k] ?? 0) + probability;
      }
      const chances = new Float64Array(rewards.length);
      truncationChances(choiceFrom(rewards, subsets(rewards.length, m)[0] ?? []), direction, chances);
      chances.forEach((chance, k) => expect(chance).toBeCloseTo(sums[k] ?? NaN, 12));
    }
  });
});

describe('the logarithm of a binomial coefficient', () => {
  it.each([
    [5, 2, 10],
    [7, 0, 1],
    [30, 15, 155117520],
  ])('%d choose %d', (n, k, expected) => {
    expect(logChoose(n, k)).toBeCloseTo(Math.log(expected), 12);
  });
});
