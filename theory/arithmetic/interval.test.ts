import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { NotRepresentableError, UndefinedValueError } from '../errors';
import { type Interval, type Relation, type Truth, dot } from './arithmetic';
import { bigArithmetic, compare } from './high-precision';
import { doubleArithmetic as A, point, roundDown, roundUp } from './interval';
import * as Q from './rational';
import { ofDouble, rationals } from './reference.testing';

const compareDouble = (x: number, q: Q.Rational): number =>
  Number.isFinite(x) ? Q.compare(ofDouble(x), q) : Math.sign(x);
const contains = ({ lo, hi }: Interval, q: Q.Rational): boolean =>
  compareDouble(lo, q) <= 0 && compareDouble(hi, q) >= 0;

/** A rational and an enclosure of it: as tight as possible, or reaching to another number. */
const enclosed = fc.tuple(rationals, fc.option(rationals, { freq: 2 })).map(([value, other]) => {
  const [a, b] = [A.fromRational(value), A.fromRational(other ?? value)];
  return { value, interval: { lo: Math.min(a.lo, b.lo), hi: Math.max(a.hi, b.hi) } };
});

/** The enclosure, or undefined if the operands are too wide. */
function attempt(operation: () => Interval): Interval | undefined {
  try {
    return operation();
  } catch (error) {
    if (error instanceof NotRepresentableError) return undefined;
    throw error;
  }
}

const runs = { numRuns: 400 };

/** Ends of enclosures, many of which are 0, infinite, or near the largest double. */
const ends = fc.oneof(
  fc.constantFrom(0, 1, -1, 1e-320, 1e160, 1e308, Number.MAX_VALUE, Infinity),
  fc.double({ noNaN: true }),
);
const anyInterval = fc.tuple(ends, ends).map(([x, y]): Interval => ({ lo: Math.min(x, y), hi: Math.max(x, y) }));

describe('the sum of products', () => {
  it('is that of the products one by one, bit for bit', () => {
    const outcome = (compute: () => Interval): unknown => {
      try {
        return compute();
      } catch (error) {
        return (error as Error).message;
      }
    };
    const pairs = fc.array(fc.tuple(anyInterval, anyInterval), { maxLength: 5 });
    const positive = fc.array(
      fc.tuple(ends, ends).map(([x, y]) => [point(Math.abs(x)), point(Math.abs(y))] as const),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(fc.oneof(pairs, positive), (list) => {
        const [a, b] = [list.map(([x]) => x), list.map(([, y]) => y)];
        const products = (): Interval => A.sum(list.map(([x, y]) => A.mul(x, y)));
        expect(outcome(() => dot(A, a, b))).toEqual(outcome(products));
      }),
      { seed: 27, numRuns: 3000 },
    );
  });
});

describe('a double enclosure contains the exact result', () => {
  it('of fromRational', () => {
    fc.assert(
      fc.property(rationals, (q) => {
        const interval = A.fromRational(q);
        expect(contains(interval, q)).toBe(true);
        expect(Math.sign(interval.lo) * Math.sign(interval.hi)).toBeGreaterThanOrEqual(0);
      }),
      { seed: 21, ...runs },
    );
  });

  it('of fromRational, the same for fractions of short and of long numbers that are equal', () => {
    // Many of them lie next to a midpoint of two doubles, where roundings of more or fewer bits differ.
    const nearMidpoint = fc
      .tuple(fc.bigInt(2n ** 52n, 2n ** 53n - 1n), fc.bigInt(1n, 2n ** 20n), fc.integer({ min: 54, max: 62 }))
      .chain(([mantissa, den, bits]) =>
        fc.bigInt(-1n, 1n).map((off) => Q.of((((2n * mantissa + 1n) * den) >> BigInt(bits)) + off, den)),
      );
    const nearPowerOfTwo = fc
      .tuple(fc.bigInt(1n, 2n ** 50n), fc.bigInt(0n, 3n), fc.bigInt(-2n, 2n))
      .map(([den, shift, off]) => Q.of((den << shift) + off, den));
    const short = fc.tuple(fc.bigInt(-(2n ** 53n), 2n ** 53n), fc.bigInt(1n, 2n ** 53n)).map(([n, d]) => Q.of(n, d));
    fc.assert(
      fc.property(fc.oneof(nearMidpoint, nearPowerOfTwo, short), ({ num, den }) => {
        fc.pre(den !== 1n);
        const interval = A.fromRational({ num, den });
        expect(contains(interval, { num, den })).toBe(true);
        expect(interval).toEqual(A.fromRational({ num: num << 64n, den: den << 64n }));
      }),
      { seed: 24, numRuns: 3000 },
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
          expect(() => A.div(a.interval, b.interval)).toThrow();
          return;
        }
        const result = attempt(() => A[operation](a.interval, b.interval));
        if (result) expect(contains(result, exact(a.value, b.value))).toBe(true);
      }),
      { seed: 22, ...runs },
    );
  });

  it.each<['neg' | 'abs', (a: Q.Rational) => Q.Rational]>([
    ['neg', Q.neg],
    ['abs', (a) => (a.num < 0n ? Q.neg(a) : a)],
  ])('of %s', (operation, exact) => {
    fc.assert(
      fc.property(enclosed, ({ value, interval }) => contains(A[operation](interval), exact(value))),
      { seed: 23, ...runs },
    );
  });

  it('of max, min and sum', () => {
    fc.assert(
      fc.property(enclosed, enclosed, enclosed, (a, b, c) => {
        const [low, high] = Q.compare(a.value, b.value) <= 0 ? [a.value, b.value] : [b.value, a.value];
        expect(contains(A.min(a.interval, b.interval), low)).toBe(true);
        expect(contains(A.max(a.interval, b.interval), high)).toBe(true);
        const total = attempt(() => A.sum([a.interval, b.interval, c.interval]));
        if (total) expect(contains(total, Q.sum([a.value, b.value, c.value]))).toBe(true);
      }),
      { seed: 24, ...runs },
    );
  });

  it('of integer powers of either sign', () => {
    fc.assert(
      fc.property(enclosed, fc.integer({ min: -5, max: 7 }), ({ value, interval }, n) => {
        if (n < 0 && value.num === 0n) return;
        const result = attempt(() => A.pow(interval, n));
        if (result) expect(contains(result, Q.pow(value, n))).toBe(true);
      }),
      { seed: 25, ...runs },
    );
  });

  const B = bigArithmetic(60);
  it.each(['exp', 'log', 'sqrt', 'tanh'] as const)('of %s, against 60 digits', (fn) => {
    const size = fc.constantFrom(Q.one, Q.of(1, 10n ** 20n), Q.of(1, 10n ** 5n), Q.of(1, 7));
    fc.assert(
      fc.property(enclosed, size, ({ value, interval }, scale) => {
        const q = Q.mul(value, scale);
        const argument = A.mul(interval, A.fromRational(scale));
        if ((fn === 'log' || fn === 'sqrt') && q.num <= 0n) return;
        const magnitude = Math.abs(Q.toNumber(q));
        if (fn === 'exp' && magnitude > 1e6) return;
        if (fn === 'tanh' && magnitude < 1e-30) return;
        const reference = B[fn](B.fromRational(q));
        const result = attempt(() => A[fn](argument));
        if (result === undefined) return;
        const low = result.lo === -Infinity || compare(B.fromRational(ofDouble(result.lo)).hi, reference.lo) <= 0;
        const high = result.hi === Infinity || compare(B.fromRational(ofDouble(result.hi)).lo, reference.hi) >= 0;
        expect(low && high).toBe(true);
      }),
      { seed: 26, ...runs },
    );
  });
});

describe('tanh', () => {
  it('of a tiny number lies between x − x³/3 and x', () => {
    fc.assert(
      fc.property(fc.double({ min: Number.MIN_VALUE, max: 1e-8 }), (x) => {
        const exact = ofDouble(x);
        const cubic = Q.sub(exact, Q.div(Q.pow(exact, 3), Q.of(3)));
        for (const { lo, hi } of [A.tanh(point(x)), A.neg(A.tanh(point(-x)))]) {
          expect(compareDouble(lo, cubic) <= 0 && compareDouble(hi, exact) >= 0).toBe(true);
        }
      }),
      { seed: 29 },
    );
  });

  it('never leaves [−1, 1]', () => {
    const { lo, hi } = A.tanh({ lo: -Infinity, hi: Infinity });
    expect([lo, hi]).toEqual([-1, 1]);
    expect(A.tanh(point(20)).lo).toBeLessThan(1);
  });
});

describe('rounding outwards', () => {
  it('moves by at least one double', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        expect(roundDown(x)).toBeLessThan(x);
        expect(roundUp(x)).toBeGreaterThan(x);
        expect(roundDown(x, 4)).toBeLessThanOrEqual(roundDown(x));
      }),
      { seed: 27, ...runs },
    );
  });

  it.each([
    ['roundDown(∞)', roundDown(Infinity), Number.MAX_VALUE],
    ['roundUp(−∞)', roundUp(-Infinity), -Number.MAX_VALUE],
    ['roundDown(−∞)', roundDown(-Infinity), -Infinity],
    ['roundUp(∞)', roundUp(Infinity), Infinity],
    ['roundUp(MAX)', roundUp(Number.MAX_VALUE), Infinity],
    ['roundDown(0)', roundDown(0), -Number.MIN_VALUE],
    ['roundUp(−MIN)', roundUp(-Number.MIN_VALUE), 0],
  ])('%s is %p', (_name, rounded, expected) => {
    expect(rounded === expected).toBe(true);
  });
});

describe('decisions', () => {
  const [one, two, wide, touching, infinite] = [point(1), point(2), { lo: 0, hi: 3 }, { lo: 1, hi: 4 }, A.infinity];
  const minusInfinite = A.neg(infinite);
  // The truth of <, <=, ==, >=, >, in this order.
  it.each<[string, Interval, Interval, string]>([
    ['1 and 2', one, two, 'TTFFF'],
    ['2 and 1', two, one, 'FFFTT'],
    ['1 and 1', one, one, 'FTTTF'],
    ['[0, 3] and 1', wide, one, '?????'],
    ['[0, 3] and itself', wide, wide, '?????'],
    ['1 and [1, 4]', one, touching, '?T??F'],
    ['[1, 4] and 1', touching, one, 'F??T?'],
    ['0 and −0', point(0), point(-0), 'FTTTF'],
    ['∞ and ∞', infinite, infinite, 'FTTTF'],
    ['1 and ∞', one, infinite, 'TTFFF'],
    ['−∞ and ∞', minusInfinite, infinite, 'TTFFF'],
    ['∞ and an overflow', infinite, { lo: Number.MAX_VALUE, hi: Infinity }, 'F??T?'],
    ['an overflow and ∞', { lo: Number.MAX_VALUE, hi: Infinity }, infinite, '?T??F'],
    ['NaN and 1', point(NaN), one, '?????'],
  ])('%s', (_name, a, b, row) => {
    const relations: Relation[] = ['<', '<=', '==', '>=', '>'];
    const letter: Record<Truth, string> = { true: 'T', false: 'F', unknown: '?' };
    expect(relations.map((relation) => letter[A.decide(relation, a, b).truth]).join('')).toBe(row);
  });

  it('are never wrong about the numbers enclosed', () => {
    fc.assert(
      fc.property(enclosed, enclosed, (a, b) => {
        const order = Q.compare(a.value, b.value);
        const truths = { '<': order < 0, '<=': order <= 0, '==': order === 0, '>=': order >= 0, '>': order > 0 };
        for (const [relation, truth] of Object.entries(truths)) {
          expect(A.decide(relation as Relation, a.interval, b.interval).truth).not.toBe(String(!truth));
        }
      }),
      { seed: 28, ...runs },
    );
  });
});

describe('an undefined value has no enclosure', () => {
  it('UndefinedValueError and NotRepresentableError are told apart', () => {
    expect(() => A.div(point(1), point(0))).toThrow(new UndefinedValueError('division by zero'));
    expect(() => A.div(point(1), { lo: -1, hi: 1 })).toThrow(NotRepresentableError);
  });
});
