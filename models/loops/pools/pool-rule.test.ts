import { describe, expect, it, test } from '@jest/globals';
import { InputError, UnanswerableError } from '../../../theory';
import { stream } from '../../random';
import type { ChoiceRule, KeepRule, Weighed } from '../choice-rule';
import { type PoolRule, chosenRule, curatedRule, mixedRule, singleRule } from './pool-rule';
import { inProportion } from './proportion';

const pool = (weights: readonly number[]): Weighed<number>[] => weights.map((w) => ({ w, users: [] }));

/** How often each position is kept in 10,000 pools of the same candidates. */
function shares({ keep }: PoolRule, weights: readonly number[]): number[] {
  const random = stream(1, 'pools');
  const counts = weights.map(() => 0);
  for (let i = 0; i < 10_000; i += 1) {
    const at = keep(pool(weights), random);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts.map((count) => count / 10_000);
}

/** Hoeffding's half-width for 10,000 draws at 1e-9. */
const NEAR = Math.sqrt(Math.log(2e9) / 2e4);

const expectShares = (rule: PoolRule, weights: readonly number[], expected: readonly number[]): void =>
  shares(rule, weights).forEach((share, k) => expect(Math.abs(share - (expected[k] ?? NaN))).toBeLessThan(NEAR));

const luce = (power: -1 | 0 | 1): PoolRule => curatedRule(singleRule, { candidates: 3, power });
const best: ChoiceRule = { kind: 'truncation', places: 1 };
/** Two of the candidates in proportion to w. Only the rule candidate by candidate would call `keep`. */
const twoOfThem: ChoiceRule = {
  kind: 'successive',
  by: { kind: 'luce', score: ({ w }) => w },
  places: 2,
  pool: { kind: 'keep', keep: (all, F) => all.map(() => F.of(0)) },
};

describe('a rule keeps each candidate with its probability', () => {
  it.each<[string, PoolRule, number[], number[]]>([
    ['Luce', luce(1), [1, 2, 5], [0.125, 0.25, 0.625]],
    ['uniform', luce(0), [1, 2, 5], [1 / 3, 1 / 3, 1 / 3]],
    ['the worst', luce(-1), [1, 2, 4], [4 / 7, 2 / 7, 1 / 7]],
    ['Luce on weights that are 0', luce(1), [0, 0, 0], [1 / 3, 1 / 3, 1 / 3]],
    ['Luce on the smallest doubles', luce(1), [5e-324, 1e-323, 5e-324], [0.25, 0.5, 0.25]],
    ['the worst of weights that are 0', luce(-1), [0, 1, 0], [0.5, 0, 0.5]],
    ['the best, ties at random', chosenRule(singleRule, best, 3), [5, 1, 5], [0.5, 0, 0.5]],
    ['one of two', chosenRule(singleRule, { kind: 'truncation', places: 2 }, 3), [3, 1, 2], [0.5, 0, 0.5]],
    ['the best of what two keep', chosenRule(chosenRule(singleRule, best, 2), best, 2), [1, 2, 3, 0], [0, 0, 1, 0]],
    [
      'a random one of two without replacement',
      chosenRule(singleRule, twoOfThem, 3),
      [1, 2, 5],
      [3 / 16, 59 / 168, 155 / 336],
    ],
    ['two rules', mixedRule(singleRule, chosenRule(singleRule, best, 2), 0.5), [1, 2], [0.25, 0.75]],
  ])('%s', (_, rule, weights, expected) => {
    expect(rule.size).toBe(weights.length);
    expectShares(rule, weights, expected);
  });
});

test('proportions beyond the range of doubles', () => {
  const random = stream(2);
  const drawn = (numbers: readonly number[]): number[] => {
    const counts = numbers.map(() => 0);
    for (let i = 0; i < 10_000; i += 1) {
      const at = inProportion(numbers, random);
      counts[at] = (counts[at] ?? 0) + 1;
    }
    return counts.map((count) => count / 10_000);
  };
  expect(Math.abs((drawn([1.5e308, 1.5e308])[0] ?? NaN) - 0.5)).toBeLessThan(NEAR);
  expect(drawn([1, Infinity])).toEqual([0, 1]);
});

test('K = ∞ has no pools', () => {
  expect(() => curatedRule(singleRule, { candidates: Infinity, power: 1 })).toThrow(UnanswerableError);
  expect(() => chosenRule(singleRule, best, Infinity)).toThrow('K = ∞ cannot be sampled');
});

describe('a rule of a user that gives no probabilities is one clear error', () => {
  const keeping = (keep: (candidates: readonly Weighed<number>[]) => unknown): PoolRule =>
    chosenRule(singleRule, { kind: 'keep', keep } as unknown as KeepRule, 2);
  const scoring = (score: (w: number) => number): PoolRule =>
    chosenRule(singleRule, { kind: 'luce', score: (({ w }: Weighed<number>) => score(w)) as never }, 2);
  it.each<[string, PoolRule, string]>([
    [
      'a sum other than 1',
      keeping(() => [0.5, 0.4]),
      'the rule of the loop gives 0.5,0.4; give 2 probabilities of sum 1',
    ],
    ['too few', keeping(() => [1]), 'give 2 probabilities of sum 1'],
    ['negative', keeping(() => [-1, 2]), 'the rule of the loop gives -1,2'],
    ['not a number', keeping(() => [NaN, 1]), 'the rule of the loop gives NaN,1'],
    ['no list', keeping(() => 'the first'), 'the rule of the loop gives the first'],
    [
      'an exception',
      keeping(() => {
        throw new Error('a quotient by 0');
      }),
      'the rule of the loop throws on candidates of the weights 0.25, 4: a quotient by 0',
    ],
    [
      'an infinite score',
      scoring((w) => 1 / (w - 4)),
      'are -0.26666666666666666, Infinity; a score is a finite number',
    ],
    ['a score that is none', scoring(() => NaN), 'are NaN, NaN; a score is a finite number above 0'],
  ])('%s', (_, rule, message) => {
    const keep = (): number => rule.keep(pool([0.25, 4]), stream(1));
    expect(keep).toThrow(InputError);
    expect(keep).toThrow(message);
  });
});
