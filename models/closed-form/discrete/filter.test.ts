/** Claims that the filter certifies are true, and its bounds contain the exact values. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { Q, type Rational, compileFilter, conditionTruth, evaluate, parseClaim, runFilter } from '../../../theory';
import { Fraction } from '../../../theory/arithmetic/fraction.testing';
import { LOOPS, loopOf } from '../../loops/catalogue';
import { DiscreteFilter, discreteFilter } from './filter';
import type { DiscreteInstance } from './instance';
import { discreteRungs } from './interpretation';

const CLAIMS = [
  'E(p[t + 1], w) - E(p[t], w) >= (1 - 1/K)*Var(p[t], w)/w_max',
  'E(p[t + 1], w) - E(p[t], w) >= Var(p[t], w)/w_max',
  'E(p[t], w) - E(p_ref, w) >= eta/2*Var(p_ref, w)/w_max',
  'E(p[t], w) <= (w_max + w_min)/2',
  'Var(p[t + 1], w) < Var(p[t], w)',
  '-E(p[t], w)^2 + 3*t >= Var(p[0], w)^3 - 1/7',
  'E(p[1], w)/(E(p[0], w) - w_min) > 1',
  'E(q, w) >= w_min*eta^(t + 2)/2',
].map((source) => parseClaim(source));

const instances: fc.Arbitrary<DiscreteInstance> = fc
  .record({
    atoms: fc.array(
      fc.record({ m: fc.nat(9), r: fc.nat(9), w: fc.integer({ min: 1, max: 9 }), e: fc.integer({ min: -9, max: 9 }) }),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
    family: fc.constantFrom('small', 'wide', 'near'),
    K: fc.constantFrom(1, 2, 3, 4, Infinity),
    lambda: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
    rounds: fc.integer({ min: 1, max: 2 }),
  })
  .map(({ atoms, family, K, lambda, rounds }) => {
    const weight = ({ w, e }: { w: number; e: number }): Rational =>
      family === 'small' ? Q.of(w) : family === 'wide' ? Q.mul(Q.of(w), Q.pow(Q.of(10), e)) : Q.of(1000 + w, 1000);
    const law = (masses: readonly number[]): Rational[] => {
      const total = masses.reduce((a, b) => a + b, 0);
      return masses.map((m) => (total === 0 ? Q.of(1, masses.length) : Q.of(m, total)));
    };
    const p0 = law(atoms.map(({ m }) => m));
    return {
      model: 'discrete',
      p0,
      w: atoms.map(weight),
      pRef: law(atoms.map(({ r }) => r)),
      q: law(atoms.map(({ m }) => m + 1)),
      K,
      lambda: lambda === undefined ? 'infinity' : Q.of(lambda, 2),
      epsilon: Q.zero,
      rounds,
    };
  });

const loops = fc.constantFrom(...Object.keys(LOOPS));

describe.each(CLAIMS)('$source', (claim) => {
  const filter = compileFilter(claim);

  test('is true if the filter certifies it, and both sides lie within their bounds', () => {
    if (filter === undefined) throw new Error('this claim should have a filter');
    let certified = 0;
    fc.assert(
      fc.property(instances, loops, (instance, id) => {
        const loop = loopOf(id);
        const model = new DiscreteFilter(instance, loop);
        const sides = runFilter(claim, filter, model, 0);
        if (sides === undefined) return;
        if (typeof sides === 'string') throw new Error('a certificate was asked for');
        certified += 1;
        const exact = discreteRungs(instance, loop).at(-1)?.();
        if (exact === undefined) throw new Error('no exact rung');
        const { truth, left, right } = evaluate(claim, exact, { t: 0, atoms: {} });
        expect(truth).toBe('true');
        for (const [side, value] of [
          [sides.left, exact.arithmetic.enclose(left)],
          [sides.right, exact.arithmetic.enclose(right)],
        ] as const) {
          expect(side.lo).toBeLessThanOrEqual(value.hi);
          expect(side.hi).toBeGreaterThanOrEqual(value.lo);
        }
      }),
      // A fixed seed, since the number of certified cases is tested too, and is near 20 for some claims.
      { numRuns: 400, seed: 20240709 },
    );
    expect(certified).toBeGreaterThan(20);
  });
});

test.each(['K >= 2', 'K <= 2', 'K - 2 >= 0'])('an exact equality satisfies %s at K = 2', (source) => {
  const claim = parseClaim(source);
  const filter = compileFilter(claim);
  const instance: DiscreteInstance = {
    ...{ model: 'discrete', p0: [Q.one], w: [Q.one], pRef: [Q.one], q: [Q.one] },
    ...{ K: 2, lambda: 'infinity', epsilon: Q.zero, rounds: 1 },
  };
  const model = new DiscreteFilter(instance, loopOf('curated'));
  expect(filter && conditionTruth(claim, filter, model, 0)).toBe('true');
  expect(filter && conditionTruth({ ...claim, relation: '>' }, filter, model, 0)).toBe('false');
});

test.each(['TV(p[0], p_ref) >= 0', 'P(p[0], A_star) > 0', 'p[0](x) >= 0'])('%s has no filter', (source) => {
  expect(compileFilter(parseClaim(source))).toBeUndefined();
});

describe('the moments of p_0 lie within their bounds', () => {
  const power = (e: number): Fraction => Fraction.of(10).power(e);
  /** Masses down to 10^−279 and weights from 10^−99 to 10^99, some a unit in the last place apart. */
  const extremes = fc
    .record({
      small: fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: -279, max: -1 })), { maxLength: 4 }),
      weights: fc.array(
        fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: -99, max: 98 }), fc.integer({ min: 0, max: 3 })),
        { minLength: 5, maxLength: 5 },
      ),
      scale: fc.constantFrom('any', 'small', 'near'),
    })
    .map(({ small, weights, scale }) => {
      const masses = small.map(([m, e]) => Fraction.of(m, 10).times(power(e)));
      const rest = masses.reduce((left, mass) => left.minus(mass), Fraction.of(1));
      const p = [rest, ...masses];
      const w = weights.slice(0, p.length).map(([m, e, k]) => {
        if (scale === 'near') return Fraction.of(1).plus(Fraction.of(k, 2n ** 52n));
        return Fraction.of(m).times(power(scale === 'small' ? -99 : e));
      });
      return { p, w };
    });

  test('at the ends of the range of doubles', () => {
    fc.assert(
      fc.property(extremes, ({ p, w }) => {
        const mean = p.reduce((sum, mass, i) => sum.plus(mass.times(w[i] as Fraction)), Fraction.of(0));
        const variance = p.reduce(
          (sum, mass, i) => sum.plus(mass.times((w[i] as Fraction).minus(mean).power(2))),
          Fraction.of(0),
        );
        const p0 = p.map(({ top, bottom }) => Q.of(top, bottom));
        const model = new DiscreteFilter(
          {
            ...{ model: 'discrete', p0, pRef: p0, q: p0, w: w.map(({ top, bottom }) => Q.of(top, bottom)) },
            ...{ K: 2, lambda: 'infinity', epsilon: Q.zero, rounds: 0 },
          },
          loopOf('curated'),
        );
        for (const [moment, truth] of [
          ['mean', mean],
          ['variance', variance],
        ] as const) {
          expect(model[moment](0)).toBe(true);
          const distance = truth.minus(Fraction.ofDouble(model.value));
          const error = Fraction.ofDouble(model.error);
          expect(distance.against(error)).toBeLessThanOrEqual(0);
          expect(distance.negated().against(error)).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 500, seed: 97 },
    );
  });
});

test('numbers too small for doubles keep an error', () => {
  const tiny = Q.of(1n, 10n ** 400n);
  const model = new DiscreteFilter(
    {
      ...{ model: 'discrete', p0: [Q.one], w: [Q.one], pRef: [Q.one], q: [Q.one] },
      ...{ K: 2, lambda: tiny, epsilon: Q.zero, rounds: 0, wMax: tiny },
    },
    loopOf('curated'),
  );
  for (const name of ['lambda', 'eta', 'w_max'] as const) {
    expect(model.scalar(name)).toBe(true);
    expect([name, model.value, model.error > 0]).toEqual([name, 0, true]);
  }
});

describe('the answers of a filter', () => {
  const numbers = (text: string): Rational[] => text.split(',').map(Q.parse);
  const instance: DiscreteInstance = {
    ...{ model: 'discrete', p0: numbers('1/2,1/4,1/4'), w: numbers('1,2,4'), pRef: numbers('0,1/2,1/2') },
    ...{ q: numbers('1,0,0'), K: 3, lambda: Q.of(1, 3), epsilon: Q.zero, rounds: 2 },
  };
  const filterOf = (difference: Partial<DiscreteInstance> = {}): DiscreteFilter =>
    new DiscreteFilter({ ...instance, ...difference }, loopOf('curated'));
  const U = 2 ** -53;

  test.each([
    ['K', 3, 0],
    ['w_max', 4, 4],
    ['w_min', 1, 4],
    ['lambda', 1 / 3, 4],
    ['eta', 1 / 4, 4],
  ] as const)('%s is %d to within %d roundings', (name, value, roundings) => {
    const model = filterOf();
    expect(model.scalar(name)).toBe(true);
    expect(model.value).toBe(value);
    expect(model.error).toBeLessThanOrEqual(roundings * U * value);
    expect(model.error).toBeGreaterThanOrEqual((roundings / 4) * U * value);
  });

  test('limits and declared bounds are answered, other names are not', () => {
    const synthetic = filterOf({ lambda: 'infinity', K: Infinity, wMax: Q.of(9), epsilon: Q.of(1, 9) });
    for (const [name, value] of [
      ['K', Infinity],
      ['lambda', Infinity],
      ['eta', 1],
    ] as const) {
      expect(synthetic.scalar(name)).toBe(true);
      expect([synthetic.value, synthetic.error]).toEqual([value, 0]);
    }
    expect(synthetic.scalar('w_max')).toBe(true);
    expect(synthetic.value).toBe(9);
    const zero = filterOf({ lambda: Q.zero });
    expect(zero.scalar('lambda')).toBe(true);
    expect([zero.value, zero.error]).toEqual([0, 0]);
    expect(synthetic.scalar('epsilon')).toBe(false);
    expect(synthetic.rounds).toBe(2);
  });

  test('moments have errors of a few roundings, of every law', () => {
    const model = filterOf();
    for (const [t, mean, variance] of [
      [0, 2, 1.5],
      [-1, 3, 1],
    ] as const) {
      expect(model.mean(t)).toBe(true);
      expect(model.value).toBeCloseTo(mean, 14);
      expect(model.error).toBeGreaterThan(5 * U * mean);
      expect(model.error).toBeLessThan(25 * U * mean);
      expect(model.variance(t)).toBe(true);
      expect(model.value).toBeCloseTo(variance, 14);
      expect(model.error).toBeGreaterThan(11 * U * variance);
      expect(model.error).toBeLessThan(300 * U);
    }
    const same = filterOf({ pRef: instance.p0 });
    expect(same.mean(-1)).toBe(true);
    expect(same.value).toBe(2);
  });

  test('a start beyond the doubles has no filter, and another fault is not hidden', () => {
    const loop = loopOf('curated');
    expect(discreteFilter(instance, loop)).toBeInstanceOf(DiscreteFilter);
    const tiny = [Q.parse('1e-300'), Q.sub(Q.one, Q.parse('1e-300')), Q.zero];
    expect(discreteFilter({ ...instance, p0: tiny }, loop)).toBeUndefined();
    const faulty = { ...instance, w: undefined as unknown as Rational[] };
    expect(() => discreteFilter(faulty, loop)).toThrow(TypeError);
  });
});
