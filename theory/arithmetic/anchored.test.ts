import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { NotRepresentableError, UndefinedValueError } from '../errors';
import { type Anchored, anchoredArithmetic as A, anchoredAt, exactRational, fromInterval } from './anchored';
import type { Interval, Relation } from './arithmetic';
import { bigArithmetic } from './high-precision';
import { doubleArithmetic as D, point } from './interval';
import * as Q from './rational';
import { ofDouble, rationals } from './reference.testing';

const compareDouble = (x: number, q: Q.Rational): number =>
  Number.isFinite(x) ? Q.compare(ofDouble(x), q) : Math.sign(x);

/** Whether both the enclosure and the anchored form contain q, in exact arithmetic. */
function contains(a: Anchored, q: Q.Rational): boolean {
  const rest = Q.sub(q, ofDouble(a.anchor));
  const { lo, hi } = A.enclose(a);
  const inside = compareDouble(a.lo, rest) <= 0 && compareDouble(a.hi, rest) >= 0;
  return inside && compareDouble(lo, q) <= 0 && compareDouble(hi, q) >= 0;
}

const doubles = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 });

/** A rational and an enclosure of it: anchored near it, at another double or at 0, and as tight as possible or wider. */
const enclosed = fc
  .tuple(rationals, fc.constantFrom('near', 'zero', 'rounded'), doubles, fc.option(rationals, { freq: 2 }))
  .map(([value, anchoring, elsewhere, other]) => {
    const near = Q.toNumber(value);
    const anchors = { near: Number.isFinite(near) ? near : 0, zero: 0, rounded: elsewhere };
    const anchor = anchors[anchoring];
    const ends = [value, other ?? value].map((q) => D.fromRational(Q.sub(q, ofDouble(anchor))));
    const [lo, hi] = [Math.min(...ends.map((e) => e.lo)), Math.max(...ends.map((e) => e.hi))];
    return { value, anchored: anchoredAt(anchor, { lo, hi }) };
  });

function attempt<T>(operation: () => T): T | undefined {
  try {
    return operation();
  } catch (error) {
    if (error instanceof NotRepresentableError) return undefined;
    throw error;
  }
}

const runs = { numRuns: 600 };

describe('an anchored enclosure contains the exact result', () => {
  it('of fromRational, and loses nothing where the anchor is exact', () => {
    fc.assert(
      fc.property(rationals, (q) => {
        expect(contains(A.fromRational(q), q)).toBe(true);
      }),
      { seed: 61, ...runs },
    );
    fc.assert(
      fc.property(doubles, (x) => {
        const { lo, hi } = A.enclose(A.fromRational(exactRational(x)));
        expect([lo, hi]).toEqual([x + 0, x + 0]);
      }),
      { seed: 61, ...runs },
    );
  });

  it.each<['add' | 'sub' | 'mul' | 'div', (a: Q.Rational, b: Q.Rational) => Q.Rational]>([
    ['add', Q.add],
    ['sub', Q.sub],
    ['mul', Q.mul],
    ['div', Q.div],
  ])('of %s', (operation, exact) => {
    fc.assert(
      fc.property(enclosed, enclosed, (a, b) => {
        if (operation === 'div' && b.value.num === 0n) {
          expect(() => A.div(a.anchored, b.anchored)).toThrow();
          return;
        }
        const result = attempt(() => A[operation](a.anchored, b.anchored));
        if (result) expect(contains(result, exact(a.value, b.value))).toBe(true);
      }),
      { seed: 62, ...runs },
    );
  });

  it.each<['neg' | 'abs', (a: Q.Rational) => Q.Rational]>([
    ['neg', Q.neg],
    ['abs', (a) => (a.num < 0n ? Q.neg(a) : a)],
  ])('of %s', (operation, exact) => {
    fc.assert(
      fc.property(enclosed, ({ value, anchored }) => contains(A[operation](anchored), exact(value))),
      { seed: 63, ...runs },
    );
  });

  it('of max, min, sum and powers', () => {
    fc.assert(
      fc.property(enclosed, enclosed, enclosed, fc.integer({ min: 0, max: 5 }), (a, b, c, n) => {
        const [low, high] = Q.compare(a.value, b.value) <= 0 ? [a.value, b.value] : [b.value, a.value];
        expect(contains(A.min(a.anchored, b.anchored), low)).toBe(true);
        expect(contains(A.max(a.anchored, b.anchored), high)).toBe(true);
        const total = attempt(() => A.sum([a.anchored, b.anchored, c.anchored]));
        if (total) expect(contains(total, Q.sum([a.value, b.value, c.value]))).toBe(true);
        const power = attempt(() => A.pow(a.anchored, n));
        if (power) expect(contains(power, Q.pow(a.value, n))).toBe(true);
      }),
      { seed: 64, ...runs },
    );
  });

  it('of a chain of sums and differences that nearly cancel', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(enclosed, fc.boolean()), { minLength: 2, maxLength: 8 }), (terms) => {
        let [sum, exact] = [anchoredAt(0), Q.zero];
        for (const [{ value, anchored }, plus] of terms) {
          const next = attempt(() => (plus ? A.add(sum, anchored) : A.sub(sum, anchored)));
          if (next === undefined) return;
          sum = next;
          exact = plus ? Q.add(exact, value) : Q.sub(exact, value);
        }
        expect(contains(sum, exact)).toBe(true);
      }),
      { seed: 65, ...runs },
    );
  });

  it.each(['sqrt', 'exp', 'log', 'tanh'] as const)('of %s, against high precision', (fn) => {
    const B = bigArithmetic(50);
    const numbers = fc.double({ min: fn === 'log' || fn === 'sqrt' ? 1e-300 : -300, max: 300, noNaN: true });
    fc.assert(
      fc.property(numbers, fc.double({ min: 0, max: 1e-12, noNaN: true }), (x, width) => {
        const { lo, hi } = A.enclose(A[fn](anchoredAt(x, { lo: 0, hi: width })));
        const sharp = B.enclose(B[fn](B.fromRational(exactRational(x))));
        expect(lo <= sharp.hi && hi >= sharp.lo).toBe(true);
      }),
      { seed: 66, ...runs },
    );
  });
});

describe('decisions', () => {
  const relations: readonly Relation[] = ['<', '<=', '==', '>=', '>'];

  it('are those of the exact numbers', () => {
    fc.assert(
      fc.property(enclosed, enclosed, fc.constantFrom(...relations), fc.boolean(), (a, b, relation, same) => {
        const other = same ? { ...b, value: a.value, anchored: { ...a.anchored } } : b;
        const order = Q.compare(a.value, other.value);
        const truths = { '<': order < 0, '<=': order <= 0, '==': order === 0, '>=': order >= 0, '>': order > 0 };
        const { truth } = A.decide(relation, a.anchored, other.anchored);
        if (truth !== 'unknown') expect(truth).toBe(String(truths[relation]));
      }),
      { seed: 67, ...runs },
    );
  });

  it.each<[string, Anchored, Relation, Anchored, string]>([
    ['1 − q against 1, q far below an ulp', anchoredAt(1, { lo: -2e-30, hi: -1e-30 }), '<', anchoredAt(1), 'true'],
    [
      'two numbers next to 3',
      anchoredAt(3, { lo: 1e-40, hi: 2e-40 }),
      '<=',
      anchoredAt(3, { lo: 3e-40, hi: 4e-40 }),
      'true',
    ],
    ['touching enclosures', fromInterval({ lo: 0, hi: 3 }), '>=', anchoredAt(0), 'true'],
    ['exact zeros', anchoredAt(0), '==', fromInterval(point(-0)), 'true'],
    ['overlapping enclosures', anchoredAt(1, { lo: -1e-20, hi: 1e-20 }), '<=', anchoredAt(1), 'unknown'],
    ['infinity and a number', A.infinity, '>', anchoredAt(1, { lo: 0, hi: 1 }), 'true'],
  ])('%s', (_name, a, relation, b, truth) => {
    expect(A.decide(relation, a, b)).toEqual({ truth, certainty: 'certified' });
  });

  it('treat one object as one number, even if it is wide', () => {
    const a = anchoredAt(1, { lo: -1, hi: 1 });
    expect(A.decide('==', a, a).truth).toBe('true');
    expect(A.decide('<', a, a).truth).toBe('false');
    expect(A.enclose(A.sub(a, a))).toEqual(point(0));
    expect(A.decide('==', a, { ...a }).truth).toBe('unknown');
  });
});

describe('precision', () => {
  it('1 − (1 − q) keeps the relative precision of q', () => {
    const q = anchoredAt(0, { lo: 1e-30, hi: 1.000000001e-30 });
    const { lo, hi } = A.enclose(A.sub(anchoredAt(1), A.sub(anchoredAt(1), q)));
    expect(lo).toBeGreaterThan(0.999999e-30);
    expect(hi).toBeLessThan(1.000001e-30);
  });

  it('the difference of means near the same double keeps the relative precision of their distances from it', () => {
    const [a, b] = [
      anchoredAt(1 + 2 ** -20, { lo: 1e-25, hi: 1.01e-25 }),
      anchoredAt(1, { lo: -1e-25, hi: -0.99e-25 }),
    ];
    const { lo, hi } = A.enclose(A.sub(A.sub(a, b), anchoredAt(2 ** -20)));
    expect(lo).toBeGreaterThan(1.98e-25);
    expect(hi).toBeLessThan(2.02e-25);
  });
});

describe('undefined values', () => {
  const wide = anchoredAt(1, { lo: -2, hi: 0 });
  it.each<[string, () => unknown, typeof UndefinedValueError | typeof NotRepresentableError]>([
    ['∞ − ∞', () => A.sub(A.infinity, { ...A.infinity }), UndefinedValueError],
    ['∞ − ∞ of one object', () => A.sub(A.infinity, A.infinity), UndefinedValueError],
    ['0 · ∞', () => A.mul(anchoredAt(0), A.infinity), UndefinedValueError],
    ['x/0', () => A.div(anchoredAt(1), A.sub(wide, wide)), UndefinedValueError],
    ['0/0', () => A.div(anchoredAt(0), anchoredAt(0)), UndefinedValueError],
    ['x/[−1, 1]', () => A.div(anchoredAt(1), wide), NotRepresentableError],
    ['0/[−1, 1]', () => A.div(anchoredAt(0), wide), NotRepresentableError],
    ['log below 0', () => A.log(anchoredAt(-1, { lo: 0, hi: 1e-9 })), UndefinedValueError],
    ['log of what may be below 0', () => A.log(wide), NotRepresentableError],
    ['sqrt below 0', () => A.sqrt(anchoredAt(-1)), UndefinedValueError],
  ])('%s has no enclosure', (_name, operation, error) => {
    expect(operation).toThrow(error);
  });

  it('infinite values behave as in intervals', () => {
    const ends = (a: Anchored): Interval => A.enclose(a);
    expect(ends(A.add(A.infinity, anchoredAt(5, { lo: 0, hi: 1 })))).toEqual({ lo: Infinity, hi: Infinity });
    expect(ends(A.neg(A.infinity))).toEqual({ lo: -Infinity, hi: -Infinity });
    expect(ends(A.div(anchoredAt(1, { lo: 0, hi: 1 }), A.infinity))).toEqual(point(0));
    expect(ends(A.exp(A.neg(A.infinity)))).toEqual(point(0));
    expect(ends(A.log(anchoredAt(0)))).toEqual({ lo: -Infinity, hi: -Infinity });
    expect([ends(A.exp(anchoredAt(0))), ends(A.log(anchoredAt(1)))]).toEqual([point(1), point(0)]);
  });

  it('no operation returns NaN, also at the ends of the range of doubles', () => {
    const extremes = [Number.MAX_VALUE, -Number.MAX_VALUE, Number.MIN_VALUE, 0, 1e308, 2 ** 1021, 1];
    const numbers = [
      ...extremes.map((x) => anchoredAt(x)),
      ...extremes.map((x) => anchoredAt(x, { lo: -1, hi: 1e308 })),
    ];
    for (const a of [...numbers, A.infinity, A.neg(A.infinity)]) {
      for (const b of [...numbers, A.infinity]) {
        for (const operation of ['add', 'sub', 'mul', 'div', 'max', 'min'] as const) {
          let result: Anchored | undefined;
          try {
            result = A[operation](a, b);
          } catch (error) {
            expect(error instanceof NotRepresentableError || error instanceof UndefinedValueError).toBe(true);
          }
          if (result) expect([result.anchor, result.lo, result.hi].some(Number.isNaN)).toBe(false);
        }
      }
    }
  });
});
