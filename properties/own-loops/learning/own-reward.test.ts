/** Rewards of users: what they give, and each defect with its remedy. */
import { describe, expect, it } from '@jest/globals';
import { InterruptedError, type Reward, pointsOf } from '../../../models/learned';
import { InputError } from '../../../theory';
import { type RewardDefinition, defineReward } from '../define';
import { rewardFrom } from './own-reward';
import { tryReward } from './reward-preflight';

const POINTS = pointsOf(2, Float64Array.of(0, 0, 1, 0, 0.5, 2, -1, 3));

interface Setting {
  readonly gamma?: number;
  readonly classes?: number;
  readonly stopped?: () => boolean;
}

const of = (definition: Omit<RewardDefinition, 'id'>, { gamma = 1, classes, stopped }: Setting = {}): Reward =>
  rewardFrom(defineReward({ id: 'mine', ...definition }), {
    gamma,
    classes,
    dimension: classes === undefined ? 2 : 1,
    stopped,
  });

function trial(definition: Omit<RewardDefinition, 'id'>, classes?: number, patience?: number) {
  const defined = defineReward({ id: 'mine', ...definition });
  const reward = rewardFrom(defined, { gamma: 1, classes, dimension: classes === undefined ? 2 : 1 });
  const points = classes === undefined ? POINTS : pointsOf(1, Float64Array.of(0, 1));
  return tryReward(defined, reward, points, classes, patience);
}

describe('a defined reward', () => {
  it('given as weight or as reward is the same; gamma multiplies r', () => {
    const asReward = of({ reward: ([x = 0]) => Math.min(x, 2), top: 2 }, { gamma: 3 });
    const asWeight = of({ weight: ([x = 0]) => Math.exp(Math.min(x, 2)), top: Math.exp(2) }, { gamma: 3 });
    for (const x of [-1, 0.3, 2, 5]) {
      expect(asWeight.weight([9, x, 1], 1)).toBeCloseTo(asReward.weight([9, x, 1], 1), 8);
      expect([asReward, asWeight].map((reward) => reward.isBest([x, 1], 0))).toEqual([x >= 2, x >= 2]);
    }
    expect(asReward).toMatchObject({ top: Math.exp(6), region: { kind: 'marked' }, text: '3 times mine, r at most 2' });
  });

  it('has the best set that isBest says, where rounding keeps the reward below its top', () => {
    const reward = of({
      reward: ([x = 0]) => (x > 0 ? 0.1 + 0.2 - 2e-16 : 0),
      top: 0.1 + 0.2,
      isBest: ([x = 0]) => x > 0,
    });
    expect(reward.isBest([1, 0], 0)).toBe(true);
    expect(reward.weight([1, 0], 0)).toBe(reward.top);
    expect(reward.isBest([-1, 0], 0)).toBe(false);
  });

  it('on classes has its best classes as region', () => {
    expect(of({ weight: ([c]) => (c === 1 ? 2 : 1), top: 2 }, { classes: 3 }).region).toEqual({
      kind: 'classes',
      classes: [1],
    });
  });

  it('ends when the run is over', () => {
    const reward = of({ weight: () => 1, top: 2 }, { stopped: () => true });
    expect(() => Array.from({ length: 100 }, () => reward.weight([0, 0], 0))).toThrow(InterruptedError);
  });

  it('whose top has no weight among the doubles is refused', () => {
    expect(() => of({ reward: () => 0, top: 1000 })).toThrow(
      'has the top 1000, whose weight with --gamma 1 is Infinity',
    );
  });

  it('passes its trial, which tells what was seen', () => {
    expect(trial({ weight: ([x = 0]) => (x >= 0.5 ? 2 : 1), top: 2 })).toEqual({ best: 0.5, largest: 2 });
  });
});

describe('a defect is refused', () => {
  let calls = 0;
  it.each<[string, Omit<RewardDefinition, 'id'>, string]>([
    [
      'a weight of 0',
      { weight: ([x = 0]) => (x > 0.7 ? 0 : 1), top: 1 },
      'the reward mine gives the weight 0 at (1, 0); weights e^r are above 0',
    ],
    ['a negative weight', { weight: () => -1, top: 1 }, 'gives the weight -1'],
    ['NaN', { reward: ([, y = 0]) => Math.sqrt(1 - y), top: 1 }, 'gives NaN at (0.5, 2); give a finite number'],
    ['−∞', { reward: () => -Infinity, top: 1 }, 'gives -Infinity at (0, 0)'],
    ['a text', { reward: (() => '1') as never, top: 1 }, "gives '1' at (0, 0)"],
    ['a promise', { reward: (() => Promise.resolve(1)) as never, top: 1 }, 'gives a promise at (0, 0); give a number'],
    [
      'more than the top',
      { weight: ([x = 0]) => 1 + Math.abs(x), top: 1.9 },
      'gives the weight 2 at (1, 0), and its top is 1.9; give the supremum as top',
    ],
    [
      'an error',
      {
        reward: () => {
          throw new Error('no luck');
        },
        top: 1,
      },
      'throws at (0, 0): no luck; give every point of R^2 a reward',
    ],
    ['a random reward', { reward: () => Math.random(), top: 1 }, 'at the same point'],
    [
      'a reward that counts its calls',
      { reward: () => -(calls += 1), top: 1 },
      'a reward depends on the point alone: draw no random numbers and keep no state',
    ],
    [
      'isBest that is no boolean',
      { weight: () => 1, top: 2, isBest: (() => 1) as never },
      'says 1 in isBest at (0, 0); give true or false',
    ],
    [
      'isBest below the top',
      { weight: () => 1, top: 2, isBest: () => true },
      'says that (0, 0) is best, and its value there is 1, below the top 2',
    ],
    [
      'isBest that leaves out a best point',
      { weight: () => 2, top: 2, isBest: () => false },
      'says that (0, 0) is not best, and its value there is the top 2',
    ],
    [
      'isBest that throws',
      {
        weight: () => 1,
        top: 2,
        isBest: () => {
          throw new Error('oh');
        },
      },
      'throws in isBest at (0, 0): oh',
    ],
  ])('%s', (_what, definition, message) => {
    expect(() => trial(definition)).toThrow(InputError);
    expect(() => trial(definition)).toThrow(message);
  });

  it('a reward that does not return', () => {
    let slow = 0;
    const endless = (): number => {
      slow += 1;
      if (slow > 3) for (;;) slow += 1;
      return 1;
    };
    expect(() => trial({ weight: endless, top: 2 }, undefined, 500)).toThrow('took more than 0.5 s for 8 points');
  });
});

describe('definitions are checked', () => {
  it.each<[unknown, string]>([
    [undefined, 'defineReward: takes an object with the fields id, title, weight, reward, top, isBest, not undefined'],
    [{ weight: () => 1, top: 1 }, 'id is missing; give a text of letters, digits and hyphens'],
    [{ id: 'my reward', weight: () => 1, top: 1 }, "id is 'my reward'; give up to 60 letters"],
    [{ id: 'mine', top: 1 }, 'give exactly one of weight and reward; "mine" has neither'],
    [{ id: 'mine', weight: () => 1, reward: () => 0, top: 1 }, '"mine" has both'],
    [{ id: 'mine', weight: 2, top: 1 }, 'weight is 2; give a function (point) => weight'],
    [{ id: 'mine', reward: () => 1 }, 'top is missing; give a finite number'],
    [{ id: 'mine', reward: () => 1, top: Infinity }, 'top is Infinity; give a finite number'],
    [{ id: 'mine', weight: () => 1, top: 0 }, 'top is 0; weights e^r are above 0'],
    [{ id: 'mine', wait: () => 1, top: 1 }, 'unknown field "wait"; the fields are id, title, weight'],
    [{ id: 'mine', weight: () => 1, top: 1, title: 'a\nb' }, "title is 'a\\nb'; give one line"],
  ])('%j', (definition, message) => {
    expect(() => defineReward(definition as RewardDefinition)).toThrow(InputError);
    expect(() => defineReward(definition as RewardDefinition)).toThrow(message);
  });
});
