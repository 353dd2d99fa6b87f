import { describe, expect, it } from '@jest/globals';
import { keptLaw } from './kept-law';
import type { SelectionRule } from './selection';

/** All ordered pools of K atoms. */
function pools(n: number, K: number): number[][] {
  if (K === 0) return [[]];
  return pools(n, K - 1).flatMap((pool) => Array.from({ length: n }, (_, atom) => [...pool, atom]));
}

/** All orders of some positions. */
function orders(positions: readonly number[]): number[][] {
  if (positions.length === 0) return [[]];
  return positions.flatMap((first) => orders(positions.filter((k) => k !== first)).map((rest) => [first, ...rest]));
}

/** The probability that candidates are kept in this order, from the definition of the rule. */
function probability(
  { kind, temperature = 1 }: SelectionRule,
  rewards: readonly number[],
  order: readonly number[],
  m: number,
): number {
  const left = rewards.map((_, k) => k);
  let product = 1;
  for (const next of order.slice(0, m)) {
    const scoreOf = (k: number): number => {
      const reward = rewards[k] ?? 0;
      if (kind === 'luce') return Math.exp(reward / temperature);
      if (kind === 'uniform') return 1;
      const best = kind === 'bottom-m' ? Math.min : Math.max;
      return reward === best(...left.map((j) => rewards[j] ?? 0)) ? 1 : 0;
    };
    product *= scoreOf(next) / left.reduce((sum, k) => sum + scoreOf(k), 0);
    left.splice(left.indexOf(next), 1);
  }
  return product;
}

/** The law of the kept candidates by enumeration of all pools and orders. */
function enumerated(
  rule: SelectionRule,
  law: readonly number[],
  rewards: readonly number[],
  K: number,
  m: number,
): number[] {
  const kept = law.map(() => 0);
  for (const pool of pools(law.length, K)) {
    const drawn = pool.reduce((product, atom) => product * (law[atom] ?? 0), 1);
    const all = orders(pool.map((_, k) => k));
    const ofPool = pool.map((atom) => rewards[atom] ?? 0);
    for (const order of all) {
      // Each beginning of m candidates is that of (K − m)! orders.
      const repeats = Array.from({ length: K - m }, (_, i) => i + 1).reduce((a, b) => a * b, 1);
      const share = (drawn * probability(rule, ofPool, order, m)) / repeats / m;
      for (const k of order.slice(0, m)) kept[pool[k] ?? 0] = (kept[pool[k] ?? 0] ?? 0) + share;
    }
  }
  return kept;
}

const LAW = [0.2, 0.5, 0.3];
const REWARDS = [0, 1, 1.7];
const TIED = [1, 1, 0];

describe('the law of the kept candidates', () => {
  const rules: readonly [string, SelectionRule, number, number][] = [
    ['Luce', { kind: 'luce' }, 3, 1],
    ['Luce at temperature 1/2', { kind: 'luce', temperature: 0.5 }, 3, 1],
    ['Plackett–Luce, two of four', { kind: 'luce', temperature: 2 }, 4, 2],
    ['Plackett–Luce, three of four', { kind: 'luce' }, 4, 3],
    ['the best', { kind: 'best' }, 4, 1],
    ['the best two', { kind: 'top-m' }, 4, 2],
    ['the worst two', { kind: 'bottom-m' }, 3, 2],
    ['any', { kind: 'uniform' }, 3, 2],
  ];

  it.each(rules)('is that of the definition: %s', (_, rule, K, m) => {
    for (const rewards of [REWARDS, TIED]) {
      const exact = enumerated(rule, LAW, rewards, K, m);
      keptLaw(rule, LAW, rewards, { K, m }).forEach((mass, i) => expect(mass).toBeCloseTo(exact[i] ?? NaN, 12));
    }
  });

  it('has scores beyond the range of doubles', () => {
    const kept = keptLaw({ kind: 'luce', temperature: 0.001 }, LAW, REWARDS, { K: 2, m: 1 });
    const best = keptLaw({ kind: 'best' }, LAW, REWARDS, { K: 2, m: 1 });
    kept.forEach((mass, i) => expect(mass).toBeCloseTo(best[i] ?? NaN, 12));
  });

  it('is refused if there are too many pools to sum over', () => {
    const law = Array.from({ length: 100 }, () => 0.01);
    expect(() => keptLaw({ kind: 'luce' }, law, law, { K: 10, m: 1 })).toThrow('use the finite-sample learner');
  });
});
