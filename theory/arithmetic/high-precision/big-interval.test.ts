import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Relation } from '../arithmetic';
import { ONE, compare, exactly, negated } from './big-float';
import { type BigInterval, bigArithmetic } from './big-interval';
import * as Q from '../rational';
import { ofDouble, rationals } from '../reference.testing';

const REFERENCE = bigArithmetic(300);
const abs = (q: Q.Rational): Q.Rational => (q.num < 0n ? Q.neg(q) : q);

describe.each([20, 50, 200])('enclosures of %i digits', (digits) => {
  const A = bigArithmetic(digits);
  const contains = (interval: BigInterval, q: Q.Rational): boolean =>
    Q.compare(exactly(interval.lo), q) <= 0 && Q.compare(q, exactly(interval.hi)) <= 0;
  /** Width of at most the given number of units in the last digit. */
  const isTight = (interval: BigInterval, q: Q.Rational, units: bigint): boolean =>
    Q.compare(
      Q.sub(exactly(interval.hi), exactly(interval.lo)),
      Q.mul(abs(q), Q.of(10n * units, 10n ** BigInt(digits))),
    ) <= 0;

  it('contain rationals, tightly', () => {
    fc.assert(
      fc.property(rationals, (q) => {
        const interval = A.fromRational(q);
        expect(contains(interval, q)).toBe(true);
        expect(isTight(interval, q, 1n)).toBe(true);
      }),
      { seed: 41 },
    );
  });

  it.each<['add' | 'sub' | 'mul' | 'div', (a: Q.Rational, b: Q.Rational) => Q.Rational]>([
    ['add', Q.add],
    ['sub', Q.sub],
    ['mul', Q.mul],
    ['div', Q.div],
  ])('contain the result of %s', (operation, exact) => {
    fc.assert(
      fc.property(rationals, rationals, (a, b) => {
        if (operation === 'div' && b.num === 0n) return;
        const result = A[operation](A.fromRational(a), A.fromRational(b));
        expect(contains(result, exact(a, b))).toBe(true);
        if (operation === 'mul' || operation === 'div') expect(isTight(result, exact(a, b), 5n)).toBe(true);
      }),
      { seed: 42, numRuns: 60 },
    );
  });

  it('contain powers, square roots and absolute values', () => {
    fc.assert(
      fc.property(rationals, fc.integer({ min: -4, max: 5 }), (q, n) => {
        const interval = A.fromRational(q);
        if (n >= 0 || q.num !== 0n) expect(contains(A.pow(interval, n), Q.pow(q, n))).toBe(true);
        expect(contains(A.abs(interval), abs(q))).toBe(true);
        const root = A.sqrt(A.fromRational(abs(q)));
        const [lo, hi] = [exactly(root.lo), exactly(root.hi)];
        expect(Q.compare(Q.mul(lo, lo), abs(q)) <= 0 && Q.compare(Q.mul(hi, hi), abs(q)) >= 0).toBe(true);
      }),
      { seed: 43 },
    );
  });

  it.each(['exp', 'log', 'tanh'] as const)('contain the result of %s, against 300 digits', (fn) => {
    const size = fc.constantFrom(Q.one, Q.of(1, 7), Q.of(1, 10n ** 20n));
    fc.assert(
      fc.property(rationals, size, (value, scale) => {
        const q = Q.mul(value, scale);
        const magnitude = Math.abs(Q.toNumber(q));
        if ((fn === 'log' && q.num <= 0n) || (fn === 'exp' && magnitude > 1e12) || (fn === 'tanh' && magnitude < 1e-80))
          return;
        const [result, reference] = [A[fn](A.fromRational(q)), REFERENCE[fn](REFERENCE.fromRational(q))];
        expect(compare(result.lo, reference.lo) <= 0 && compare(result.hi, reference.hi) >= 0).toBe(true);
      }),
      { seed: 44, numRuns: 30 },
    );
  });

  it('round outwards, never to nearest', () => {
    const third = A.fromRational(Q.of(1, 3));
    const minusThird = A.fromRational(Q.of(-1, 3));
    for (const [q, { lo, hi }] of [
      [Q.of(1, 3), third],
      [Q.of(-1, 3), minusThird],
    ] as const) {
      expect(Q.compare(exactly(lo), q) < 0 && Q.compare(q, exactly(hi)) < 0).toBe(true);
      expect(hi.m - lo.m).toBe(1n);
      expect(hi.e).toBe(lo.e);
    }
    expect(A.neg(third)).toEqual(minusThird);
    const far = A.add(A.fromRational(Q.one), A.fromRational(Q.pow(Q.of(10), -900)));
    expect(compare(far.lo, ONE) === 0 && compare(far.hi, ONE) > 0).toBe(true);
    const below = A.sub(A.fromRational(Q.one), A.fromRational(Q.pow(Q.of(10), -900)));
    expect(compare(below.hi, ONE) === 0 && compare(below.lo, ONE) < 0).toBe(true);
  });

  it('never leave [−1, 1] under tanh', () => {
    for (const text of ['70', '1e30', '-70', '-1e30', '1/1000']) {
      const { lo, hi } = A.tanh(A.fromRational(Q.parse(text)));
      expect(compare(lo, negated(ONE)) >= 0 && compare(hi, ONE) <= 0 && compare(lo, hi) < 0).toBe(true);
    }
  });
});

describe('decisions in high precision', () => {
  it('are never wrong, and distinguish numbers that doubles cannot', () => {
    const A = bigArithmetic(50);
    fc.assert(
      fc.property(rationals, fc.integer({ min: -1, max: 1 }), (q, side) => {
        const other = Q.mul(q, Q.add(Q.one, Q.of(BigInt(side), 10n ** 40n)));
        const order = Q.compare(q, other);
        const truths = { '<': order < 0, '<=': order <= 0, '==': order === 0, '>=': order >= 0, '>': order > 0 };
        for (const [relation, truth] of Object.entries(truths)) {
          const decision = A.decide(relation as Relation, A.fromRational(q), A.fromRational(other));
          expect(decision.certainty).toBe('certified');
          expect(decision.truth).not.toBe(String(!truth));
          if (order !== 0) expect(decision.truth).toBe(String(truth));
        }
      }),
      { seed: 45 },
    );
  });

  it('are right for numbers with tens of thousands of digits', () => {
    const A = bigArithmetic(40);
    const huge = A.fromRational(Q.of(7n ** 40_000n + 1n, 7n ** 40_000n));
    expect(A.decide('>', huge, A.fromRational(Q.one)).truth).toBe('unknown');
    expect(compare(huge.lo, ONE) === 0 && compare(huge.hi, ONE) > 0).toBe(true);
    const power = A.log(A.fromRational(Q.of(7n ** 40_000n)));
    const product = A.mul(A.fromRational(Q.of(40_000)), A.log(A.fromRational(Q.of(7))));
    expect(A.decide('<', power, product).truth).toBe('unknown');
  });

  it('enclose gives doubles on either side', () => {
    const A = bigArithmetic(40);
    fc.assert(
      fc.property(rationals, (q) => {
        const { lo, hi } = A.enclose(A.fromRational(q));
        expect(lo === -Infinity || Q.compare(ofDouble(lo), q) <= 0).toBe(true);
        expect(hi === Infinity || Q.compare(ofDouble(hi), q) >= 0).toBe(true);
      }),
      { seed: 46 },
    );
  });
});
