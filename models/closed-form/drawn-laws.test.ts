import { describe, expect, it } from '@jest/globals';
import { Q, type Rational } from '../../theory';
import { type Loop, loopOf, step } from '../loops';
import { type Case, type Instance, caseOf } from './case';
import { type DiscreteInstance, ExactLawOperations } from './discrete';
import { type DrawnLaw, drawnLaws } from './drawn-laws';
import type { GaussianInstance } from './gaussian';

const q = (text: string): Rational => Q.parse(text);
const all = (...texts: readonly string[]): Rational[] => texts.map(q);

const discrete = (change: Partial<DiscreteInstance> = {}): DiscreteInstance => ({
  model: 'discrete',
  p0: all('1/2', '1/3', '1/6'),
  pRef: all('1/4', '1/4', '1/2'),
  q: all('1/3', '1/3', '1/3'),
  w: all('1', '2', '5'),
  K: 3,
  lambda: 'infinity',
  epsilon: Q.zero,
  rounds: 4,
  ...change,
});

/** p_0 to p_last by the exact update alone. */
function exactly(instance: DiscreteInstance, loop: Loop, last: number): number[][] {
  const operations = new ExactLawOperations(instance.w, { users: instance.users });
  const history: [readonly Rational[], ...(readonly Rational[])[]] = [instance.p0];
  const { K: candidates, lambda, epsilon } = instance;
  while (history.length <= last)
    history.push(step(loop, operations, { history, reference: () => instance.pRef, candidates, lambda, epsilon }));
  return history.map((law) => law.map(Q.toNumber));
}

const drawn = (instance: Instance, loop: string, last: number): readonly DrawnLaw[] =>
  drawnLaws(caseOf(instance, loopOf(loop)), last);

function expectMasses(laws: readonly DrawnLaw[], expected: readonly (readonly number[])[]): void {
  expect(laws).toHaveLength(expected.length);
  laws.forEach((law, t) => {
    if (law.kind !== 'masses') throw new Error(`a ${law.kind} at t = ${t}`);
    law.masses.forEach((mass, i) => {
      const exact = expected[t]?.[i] ?? NaN;
      expect(Math.abs(mass - exact)).toBeLessThanOrEqual(1e-8 * exact);
    });
  });
}

describe('the drawn laws of a finite space', () => {
  it.each<[string, string, Partial<DiscreteInstance>]>([
    ['the loop of the paper', 'curated', {}],
    ['many candidates', 'curated', { K: Infinity }],
    ['real data', 'curated', { lambda: q('1/2') }],
    ['a mutant', 'prefer-worst:curated', {}],
    ['a mutant that does not normalise', 'forget-to-normalise:curated', { K: Infinity }],
    ['another choice', 'best-of-K', {}],
    ['an atom without mass', 'curated', { p0: all('1/2', '1/2', '0') }],
  ])('are those of the exact update: %s', (_, loop, change) => {
    const instance = discrete(change);
    expectMasses(drawn(instance, loop, 4), exactly(instance, loopOf(loop), 4));
  });

  it('differ between a loop and its mutant, which was tested', () => {
    expect(drawn(discrete(), 'curated', 1)[1]).not.toEqual(drawn(discrete(), 'prefer-worst:curated', 1)[1]);
  });

  it('are thirteen at most: the first and the last twelve', () => {
    const laws = drawn(discrete({ rounds: 40, K: Infinity }), 'curated', 40);
    expect(laws.map(({ t }) => t)).toEqual([0, ...Array.from({ length: 12 }, (_, i) => 29 + i)]);
    const every = exactly(discrete({ K: Infinity }), loopOf('curated'), 40);
    expectMasses(laws, [every[0] ?? [], ...every.slice(29)]);
  });

  it('are not drawn on more than twelve atoms', () => {
    const thirteen = Array.from({ length: 13 }, () => q('1/13'));
    const w = thirteen.map((_, i) => Q.of(i + 1));
    const laws = drawn(discrete({ p0: thirteen, pRef: thirteen, q: thirteen, w }), 'curated', 1);
    expect(laws).toEqual([]);
  });

  it('of a large space are those of the same discrete one', () => {
    const atoms = [
      { mass: 3, weight: 1 },
      { mass: 2, weight: 2 },
      { mass: 1, weight: 5 },
    ];
    const laws = drawn({ model: 'large-discrete', atoms, K: 3, lambda: 'infinity', rounds: 3 }, 'curated', 3);
    expectMasses(laws, exactly(discrete(), loopOf('curated'), 3));
  });

  it('end before the first round in which the loop throws or no rung is narrow enough', () => {
    const { rungs } = caseOf(discrete(), loopOf('curated'));
    const broken = rungs.map((build) => () => {
      const rung = build();
      return Object.assign(Object.create(rung) as typeof rung, {
        round: (t: number) => {
          if (t < 3) return rung.round(t);
          throw new TypeError('a rule of a user');
        },
      });
    });
    expect(drawnLaws({ rungs: broken }, 4)).toEqual(drawn(discrete(), 'curated', 2));
    const wide = broken.map((build) => () => {
      const rung = build();
      const arithmetic = Object.assign(Object.create(rung.arithmetic) as typeof rung.arithmetic, {
        enclose: () => ({ lo: 0, hi: 1 }),
      });
      return Object.assign(Object.create(rung) as typeof rung, { arithmetic });
    });
    expect(drawnLaws({ rungs: wide } satisfies Pick<Case, 'rungs'>, 4)).toEqual([]);
  });
});

describe('the drawn laws of Gaussians', () => {
  const component = (share: string, mean: string) => ({
    share: q(share),
    precision: [all('2', '1'), all('1', '2')],
    mean: all(mean, '0'),
  });
  const gaussian: GaussianInstance = {
    model: 'gaussian',
    start: [component('1', '0')],
    reference: [component('1', '0')],
    q: component('1', '0'),
    reward: { kind: 'quadratic', b: Q.zero, A: [all('1', '0'), all('0', '1')], c: all('3', '0') },
    K: Infinity,
    lambda: 'infinity',
    epsilon: Q.zero,
    rounds: 3,
  };

  it('have the mean and the covariance of the tilted law', () => {
    const [start, next] = drawn(gaussian, 'curated', 1);
    // The inverse of (2 1; 1 2) is (2 −1; −1 2)/3.
    expect(start).toEqual({
      t: 0,
      kind: 'gaussian',
      mean: [0, 0],
      covariance: [
        [0.666666667, -0.333333333],
        [-0.333333333, 0.666666667],
      ],
    });
    // Λ + A = (3 1; 1 3), whose inverse is (3 −1; −1 3)/8; the mean is that times A c = (3, 0).
    expect(next).toEqual({
      t: 1,
      kind: 'gaussian',
      mean: [1.125, -0.375],
      covariance: [
        [0.375, -0.125],
        [-0.125, 0.375],
      ],
    });
  });

  it('of a mixture have shares: with real data λ/(1 + λ) for the tilted part', () => {
    const [, mixed] = drawn({ ...gaussian, lambda: q('3') }, 'curated', 1);
    if (mixed?.kind !== 'mixture') throw new Error('a mixture was expected');
    expect(mixed.components.map(({ share, mean }) => [share, mean])).toEqual([
      [0.25, [0, 0]],
      [0.75, [1.125, -0.375]],
    ]);
  });

  it('are not drawn where the law differs from run to run', () => {
    const line = { share: Q.one, precision: [all('1')], mean: all('0') };
    const reward = { kind: 'linear', b: Q.zero, slope: all('1') } as const;
    const sampled = {
      ...gaussian,
      start: [line],
      reference: [line],
      q: line,
      reward,
      K: 1 as const,
      samples: { size: 3 },
    };
    expect(drawn(sampled, 'finite-sample', 2)).toEqual([]);
  });
});
