import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { NotRepresentableError } from '../../errors';
import {
  type BigFloat,
  type Direction,
  INFINITE,
  bitsOf,
  compare,
  exactly,
  negated,
  product,
  quotient,
  rounded,
  squareRoot,
  sum,
  toDouble,
} from './big-float';
import * as Q from '../rational';
import { ofDouble } from '../reference.testing';

/** Short and long mantissas at close and at distant exponents. */
const numbers: fc.Arbitrary<BigFloat> = fc.record({
  m: fc.oneof(
    fc.bigInt({ min: -8n, max: 8n }),
    fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }),
    fc.bigInt({ min: -(2n ** 1500n), max: 2n ** 1500n }),
  ),
  e: fc.oneof(fc.integer({ min: -6, max: 6 }), fc.integer({ min: -3000, max: 3000 })),
});
const precisions = fc.constantFrom(5, 60, 200);
const runs = { numRuns: 300 };

const size = (q: Q.Rational): Q.Rational => (q.num < 0n ? Q.neg(q) : q);

/** Whether a result has at most `bits` bits, lies on the right side, and no more than `units` units in its last bit away. */
function isRounded(result: BigFloat, truth: Q.Rational, bits: number, direction: Direction, units = 1n): boolean {
  const value = exactly(result);
  const order = Q.compare(value, truth);
  const right = direction === 'down' ? order <= 0 : order >= 0;
  const apart = size(Q.sub(value, truth));
  const allowed = Q.mul(size(truth), Q.of(units, 1n << BigInt(bits - 2)));
  return right && bitsOf(result.m) <= bits + 1 && Q.compare(apart, allowed) <= 0;
}

describe('binary numbers of any precision', () => {
  it.each<['sum' | 'product' | 'quotient', (a: Q.Rational, b: Q.Rational) => Q.Rational]>([
    ['sum', Q.add],
    ['product', Q.mul],
    ['quotient', Q.div],
  ])('round a %s to the asked side, by few units of the last bit', (name, exact) => {
    const operation = { sum, product, quotient }[name];
    fc.assert(
      fc.property(numbers, numbers, precisions, (a, b, bits) => {
        if (name === 'quotient' && b.m === 0n) return;
        const truth = exact(exactly(a), exactly(b));
        expect(isRounded(operation(a, b, bits, 'down'), truth, bits, 'down', 2n)).toBe(true);
        expect(isRounded(operation(a, b, bits, 'up'), truth, bits, 'up', 2n)).toBe(true);
      }),
      { seed: 61, ...runs },
    );
  });

  it('round a square root to the asked side', () => {
    fc.assert(
      fc.property(numbers, precisions, ({ m, e }, bits) => {
        const x = { m: m < 0n ? -m : m, e };
        const [lo, hi] = [exactly(squareRoot(x, bits, 'down')), exactly(squareRoot(x, bits, 'up'))];
        expect(Q.compare(Q.mul(lo, lo), exactly(x)) <= 0 && Q.compare(Q.mul(hi, hi), exactly(x)) >= 0).toBe(true);
        expect(Q.compare(Q.sub(hi, lo), Q.mul(hi, Q.of(4n, 1n << BigInt(bits - 1)))) <= 0).toBe(true);
      }),
      { seed: 62, ...runs },
    );
  });

  it('keep what fits', () => {
    expect(sum({ m: 3n, e: 0 }, { m: 4n, e: 0 }, 10, 'down')).toEqual({ m: 7n, e: 0 });
    expect(compare(quotient({ m: 6n, e: 0 }, { m: 3n, e: 0 }, 10, 'down'), { m: 2n, e: 0 })).toBe(0);
    expect(compare(squareRoot({ m: 9n, e: 0 }, 10, 'up'), { m: 3n, e: 0 })).toBe(0);
    expect(squareRoot({ m: 0n, e: 0 }, 10, 'up').m).toBe(0n);
  });

  it('stay on the asked side of a sum with a number far below the last bit', () => {
    const one = { m: 1n, e: 0 };
    for (const far of [-100, -10_000, -(2 ** 40)]) {
      const [more, less] = [
        { m: 1n, e: far },
        { m: -1n, e: far },
      ];
      expect(compare(sum(one, more, 30, 'down'), one)).toBe(0);
      expect(compare(sum(one, more, 30, 'up'), one)).toBe(1);
      expect(compare(sum(less, one, 30, 'down'), one)).toBe(-1);
      expect(compare(sum(less, one, 30, 'up'), one)).toBe(0);
    }
  });

  it('are ordered like their values', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        expect(compare(a, b)).toBe(Q.compare(exactly(a), exactly(b)));
        expect(compare(a, a)).toBe(0);
        expect(compare(a, INFINITE)).toBe(-1);
        expect(compare(negated(INFINITE), a)).toBe(-1);
      }),
      { seed: 63, ...runs },
    );
    expect(compare({ m: 4n, e: 0 }, { m: 1n, e: 2 })).toBe(0);
    expect(compare(INFINITE, INFINITE)).toBe(0);
  });

  it('lie between their doubles, and are doubles where they can be', () => {
    fc.assert(
      fc.property(numbers, (x) => {
        const [lo, hi] = [toDouble(x, 'down'), toDouble(x, 'up')];
        expect(lo === -Infinity || Q.compare(ofDouble(lo), exactly(x)) <= 0).toBe(true);
        expect(hi === Infinity || Q.compare(ofDouble(hi), exactly(x)) >= 0).toBe(true);
        expect(lo < Infinity && hi > -Infinity).toBe(true);
      }),
      { seed: 64, ...runs },
    );
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -1022, max: 990 }), (m, e) => {
        const number = { m: BigInt(m), e };
        expect([toDouble(number, 'down') + 0, toDouble(number, 'up') + 0]).toEqual([m * 2 ** e + 0, m * 2 ** e + 0]);
      }),
      { seed: 65, ...runs },
    );
  });

  it('count bits, at most one too many', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 2n ** 5000n }), (a) => {
        const bits = a.toString(2).length;
        expect([bits, bits + 1]).toContain(bitsOf(a));
        expect(bitsOf(-a)).toBe(bitsOf(a));
      }),
      { seed: 66, ...runs },
    );
    expect(bitsOf(0n)).toBe(0);
  });

  it('refuse exponents that doubles cannot add', () => {
    expect(() => rounded(1n, 2 ** 52, 10, 'down')).toThrow(NotRepresentableError);
    expect(() => rounded(1n, -(2 ** 52), 10, 'down')).toThrow(NotRepresentableError);
  });
});
