import { describe, expect, it } from '@jest/globals';
import type { DiscreteInstance } from '../../../models/closed-form/discrete';
import type { GaussianInstance } from '../../../models/closed-form/gaussian';
import type { LargeInstance } from '../../../models/closed-form/large';
import { Q } from '../../../theory';
import type { Extents } from '../../results';
import { domainSchema } from '../../results/schemas/domain';
import { discreteExtents } from './discrete';
import { gaussianExtents } from './gaussian';
import { largeExtents } from './large';
import { NO_EXTENTS, mergeExtents, orderedExtents } from './merge';
import { nearestDouble } from './nearest-double';
import { coEvolvingExtents } from './co-evolving';
import { coupledExtents } from './coupled';
import { curvedExtents } from './curved';
import { regressionExtents } from './regression';

const one = (value: number) => ({ least: value, greatest: value });
const half = Q.of(1, 2);

const DISCRETE: DiscreteInstance = {
  model: 'discrete',
  p0: [half, Q.zero, half],
  w: [Q.of(1), Q.of(3), Q.of(2)],
  pRef: [half, half, Q.zero],
  q: [half, half, Q.zero],
  K: 4,
  lambda: Q.of(3, 2),
  epsilon: Q.zero,
  rounds: 7,
};

describe('the extents of a discrete instance', () => {
  it('are its numbers', () => {
    expect(discreteExtents(DISCRETE)).toEqual({
      atoms: one(3),
      K: one(4),
      rounds: one(7),
      weights: { least: 1, greatest: 3 },
      weightRatio: one(3),
      lambda: one(1.5),
      masses: one(0.5),
      massZero: true,
    });
  });

  it.each<[string, Partial<DiscreteInstance>, Extents]>([
    ['K = ∞', { K: Infinity }, { K: { infinite: true } }],
    ['λ = ∞', { lambda: 'infinity' }, { lambda: { infinite: true } }],
    ['λ = 0', { lambda: Q.zero }, { lambda: one(0) }],
    [
      'a mass of 1e-15',
      { p0: [Q.of(1n, 10n ** 15n), Q.of(10n ** 15n - 1n, 10n ** 15n)] },
      { masses: { least: 1e-15, greatest: 1 - 1e-15 } },
    ],
    ['samples', { samples: { size: 5, seed: 1 } }, { samples: one(5) }],
    [
      'users, each with weights of their own',
      {
        users: [
          { share: half, w: DISCRETE.w },
          { share: half, w: [Q.of(1, 8), Q.of(5), Q.of(1)] },
        ],
      },
      { users: one(2), weights: { least: 0.125, greatest: 5 }, weightRatio: { least: 3, greatest: 40 } },
    ],
    [
      'weights over 30 decades',
      { w: [Q.of(1n, 10n ** 15n), Q.of(10n ** 15n)] },
      { weights: { least: 1e-15, greatest: 1e15 }, weightRatio: one(1e15 / 1e-15) },
    ],
    [
      'weights beyond the doubles, as the nearest double',
      { w: [Q.of(1n, 10n ** 400n), Q.of(10n ** 400n)] },
      { weights: { least: Number.MIN_VALUE, greatest: Number.MAX_VALUE }, weightRatio: one(Number.MAX_VALUE) },
    ],
  ])('tell %s', (_what, change, expected) => {
    expect(discreteExtents({ ...DISCRETE, ...change })).toMatchObject(expected);
  });

  it.each<[string, DiscreteInstance['w'], boolean]>([
    ['none', [Q.of(1), Q.of(3), Q.of(2)], false],
    ['below the best', [Q.of(1), Q.of(1), Q.of(2)], false],
    ['at the best', [Q.of(2), Q.of(1), Q.of(2)], true],
    ['at the best, in other terms', [Q.of(2, 6), Q.of(1, 9), Q.of(1, 3)], true],
    ['of all', [Q.one, Q.one], true],
    ['at what was the best before', [Q.of(1), Q.of(1), Q.of(3)], false],
    ['in doubles alone', [Q.of(10n ** 30n, 10n ** 30n), Q.of(10n ** 30n + 1n, 10n ** 30n)], false],
    ['in doubles alone, the larger first', [Q.of(10n ** 30n + 1n, 10n ** 30n), Q.one], false],
    ['beyond the doubles', [Q.of(10n ** 400n), Q.of(10n ** 401n)], false],
    ['beyond the doubles, at the best', [Q.of(10n ** 400n), Q.of(10n ** 400n)], true],
  ])('tell a tie %s', (_where, w, tied) => {
    expect(discreteExtents({ ...DISCRETE, w }).ties).toBe(tied || undefined);
  });
});

describe('the extents of other models', () => {
  it('are those of all atoms of a large space', () => {
    const large: LargeInstance = {
      model: 'large-discrete',
      atoms: [
        { mass: 1, weight: 2 },
        { mass: 0, weight: 8 },
        { mass: 3, weight: 8 },
      ],
      K: 1000,
      lambda: 'infinity',
      rounds: 2,
    };
    expect(largeExtents(large)).toEqual({
      atoms: one(3),
      K: one(1000),
      rounds: one(2),
      weights: { least: 2, greatest: 8 },
      weightRatio: one(4),
      lambda: { infinite: true },
      masses: { least: 0.25, greatest: 0.75 },
      massZero: true,
      ties: true,
    });
    const more = { count: 997, masses: 'equal', weights: 'integers', seed: 1 } as const;
    expect(largeExtents({ ...large, more }).atoms).toEqual(one(1000));
  });

  it('are dimensions and components of a mixture', () => {
    const component = (share: number) => ({
      share: Q.of(1, share),
      precision: [
        [Q.one, Q.zero],
        [Q.zero, Q.one],
      ],
      mean: [Q.zero, Q.zero],
    });
    const mixture: GaussianInstance = {
      model: 'mixture',
      start: [component(2), component(2)],
      reference: [component(3), component(3), component(3)],
      q: component(1),
      reward: { kind: 'linear', b: Q.zero, slope: [Q.one, Q.one] },
      K: Infinity,
      lambda: Q.of(1, 4),
      epsilon: Q.zero,
      rounds: 3,
    };
    expect(gaussianExtents(mixture)).toEqual({
      dimensions: one(2),
      components: { least: 2, greatest: 3 },
      K: { infinite: true },
      rounds: one(3),
      lambda: one(0.25),
    });
  });

  it('are dimensions, points and rounds of a regression', () => {
    const extents = regressionExtents({ model: 'regression', d: 2, n: 9, sigma2: Q.one, data: 'replace', rounds: 5 });
    expect(extents).toEqual({ dimensions: one(2), points: one(9), rounds: one(5) });
  });

  it('are dimensions and rounds of two coupled models', () => {
    const b = [Q.one, Q.zero];
    const extents = coupledExtents({ model: 'coupled', map: [b, b], slope: b, trueSlope: b, means: [b, b], rounds: 4 });
    expect(extents).toEqual({ dimensions: one(2), rounds: one(4) });
  });

  it('are atoms, rounds and λ of a curved family', () => {
    const law = [Q.of(1, 2), Q.of(1, 2)];
    const steep = [Q.one, Q.minusOne];
    const [reach, theta, lambda] = [Q.of(1, 16), Q.of(1, 32), Q.of(3, 4)];
    const family = { center: law, alpha: steep, beta: steep, pRef: law, reach, theta, lambda, rounds: 2 };
    expect(curvedExtents({ model: 'curved', ...family })).toEqual({ atoms: one(2), rounds: one(2), lambda: one(0.75) });
  });

  it('are features, atoms, candidates, rounds and λ of a preference that moves', () => {
    const law = [Q.one, Q.zero, Q.zero];
    const extents = coEvolvingExtents({
      model: 'co-evolving',
      features: law.map((entry) => [entry, entry]),
      p0: law,
      pRef: law,
      q: law,
      preferences: [
        [Q.one, Q.zero],
        [Q.zero, Q.one],
      ],
      tau: Q.one,
      beta: Q.one,
      K: Infinity,
      lambda: Q.of(1, 4),
      rounds: 2,
    });
    expect(extents).toEqual({
      dimensions: one(2),
      atoms: one(3),
      K: { infinite: true },
      rounds: one(2),
      lambda: one(0.25),
    });
  });
});

describe('extents add up', () => {
  const [few, many] = [
    discreteExtents(DISCRETE),
    discreteExtents({ ...DISCRETE, K: Infinity, lambda: 'infinity', rounds: 1 }),
  ];

  it('to ranges with the infinities apart', () => {
    expect(mergeExtents(few, many)).toMatchObject({
      K: { least: 4, greatest: 4, infinite: true },
      lambda: { least: 1.5, greatest: 1.5, infinite: true },
      rounds: { least: 1, greatest: 7 },
    });
    expect(mergeExtents(few, many)).toEqual(mergeExtents(many, few));
  });

  it('to the same where a case adds nothing', () => {
    expect(mergeExtents(NO_EXTENTS, few)).toBe(few);
    expect(mergeExtents(few, NO_EXTENTS)).toBe(few);
    const both = mergeExtents(few, many);
    expect(mergeExtents(both, few)).toBe(both);
  });

  it.each(Object.keys(domainSchema.unwrap().shape).filter((name) => name !== 'excluded'))(
    'with nothing of %s lost',
    (name) => {
      const flag = name === 'massZero' || name === 'ties';
      const at = (value: number): Extents => ({ [name]: flag ? true : one(value) });
      const more = flag ? at(1) : { [name]: { ...one(2), infinite: true } };
      const start: Extents = flag ? few : mergeExtents(few, at(1));
      const without = { ...start, [name]: undefined } as unknown as Extents;
      expect(mergeExtents(without, more)).toEqual({ ...start, ...more });
      if (!flag) expect(mergeExtents(start, at(-1))).toMatchObject({ [name]: { least: -1 } });
      if (!flag)
        expect(mergeExtents(start, { [name]: { infinite: true } })).toMatchObject({ [name]: { infinite: true } });
      expect(Object.keys(orderedExtents(more))).toEqual([name]);
    },
  );

  it('and are written in one order', () => {
    const { K, atoms, ...rest } = few;
    const shuffled = { massZero: true, ...rest, ...(K ? { K } : {}), ...(atoms ? { atoms } : {}) } as Extents;
    expect(Object.keys(orderedExtents(shuffled))).toEqual(Object.keys(few));
  });
});

it('a rational is turned into a double', () => {
  expect(nearestDouble(Q.of(1, 3))).toBe(1 / 3);
  expect(nearestDouble(Q.of(3n * 10n ** 400n, 10n ** 400n))).toBe(3);
  expect(nearestDouble(Q.zero)).toBe(0);
});
