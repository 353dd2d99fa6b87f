import { describe, expect, it } from '@jest/globals';
import { NotRepresentableError, UndefinedValueError } from '../errors';
import type { Arithmetic } from './arithmetic';
import { bigArithmetic } from './high-precision';
import { exactArithmetic } from './exact-real';
import { doubleArithmetic } from './interval';
import * as Q from './rational';

/** The points at which all rungs must agree which values are infinite and which are undefined. */
function suite<T>(A: Arithmetic<T>): void {
  const n = (text: string): T => A.fromRational(Q.parse(text));
  const [zero, one, infinity] = [n('0'), n('1'), A.infinity];
  const minusInfinity = A.neg(infinity);
  const is = (a: T, b: T): boolean => A.decide('==', a, b).truth === 'true';

  it.each<[string, () => T, T]>([
    ['∞ + 1', () => A.add(infinity, one), infinity],
    ['1 − ∞', () => A.sub(one, infinity), minusInfinity],
    ['∞ + ∞', () => A.add(infinity, infinity), infinity],
    ['∞ · ∞', () => A.mul(infinity, infinity), infinity],
    ['∞ · −2', () => A.mul(infinity, n('-2')), minusInfinity],
    ['−2 · −∞', () => A.mul(n('-2'), minusInfinity), infinity],
    ['1/∞', () => A.div(one, infinity), zero],
    ['∞/−2', () => A.div(infinity, n('-2')), minusInfinity],
    ['∞³', () => A.pow(infinity, 3), infinity],
    ['(−∞)³', () => A.pow(minusInfinity, 3), minusInfinity],
    ['(−∞)²', () => A.pow(minusInfinity, 2), infinity],
    ['∞⁻²', () => A.pow(infinity, -2), zero],
    ['0⁰', () => A.pow(zero, 0), one],
    ['exp ∞', () => A.exp(infinity), infinity],
    ['exp −∞', () => A.exp(minusInfinity), zero],
    ['log ∞', () => A.log(infinity), infinity],
    ['log 0', () => A.log(zero), minusInfinity],
    ['√∞', () => A.sqrt(infinity), infinity],
    ['|−∞|', () => A.abs(minusInfinity), infinity],
    ['max(1, ∞)', () => A.max(one, infinity), infinity],
    ['min(1, ∞)', () => A.min(one, infinity), one],
    ['the empty sum', () => A.sum([]), zero],
  ])('%s has its limit', (_name, operation, limit) => {
    expect(is(operation(), limit)).toBe(true);
  });

  it('an infinite operand keeps its sign, in any place', () => {
    const two = n('2');
    for (const [a, sign] of [[infinity, 1] as const, [minusInfinity, -1] as const]) {
      const opposite = sign === 1 ? minusInfinity : infinity;
      for (const sum of [A.add(a, one), A.add(one, a), A.sub(a, one), A.sub(one, opposite)])
        expect(is(sum, a)).toBe(true);
      for (const same of [A.mul(a, two), A.mul(two, a), A.div(a, two), A.mul(a, infinity)])
        expect(is(same, a)).toBe(true);
      const turned = [A.mul(a, A.neg(two)), A.mul(A.neg(two), a), A.div(a, A.neg(two)), A.mul(a, minusInfinity)];
      for (const other of turned) expect(is(other, opposite)).toBe(true);
      for (const part of [A.div(two, a), A.div(A.neg(two), a)]) expect(is(part, zero)).toBe(true);
    }
  });

  it('tanh ±∞ is enclosed by the limits ±1', () => {
    const { lo, hi } = A.enclose(A.tanh(infinity));
    expect(hi).toBeGreaterThanOrEqual(1);
    expect(lo).toBeGreaterThan(1 - 1e-14);
    expect(A.enclose(A.tanh(minusInfinity)).lo).toBeLessThanOrEqual(-1);
  });

  it.each<[string, () => T]>([
    ['∞ − ∞', () => A.sub(infinity, infinity)],
    ['a sum of ∞ and −∞', () => A.sum([infinity, one, minusInfinity])],
    ['0 · ∞', () => A.mul(zero, infinity)],
    ['−∞ · 0', () => A.mul(minusInfinity, zero)],
    ['0 · exp ∞', () => A.mul(zero, A.exp(infinity))],
    ['0 · √∞', () => A.mul(zero, A.sqrt(infinity))],
    ['∞/∞', () => A.div(infinity, infinity)],
    ['exp ∞ / exp ∞', () => A.div(A.exp(infinity), A.exp(infinity))],
    ['1/0', () => A.div(one, zero)],
    ['0/0', () => A.div(zero, zero)],
    ['∞/0', () => A.div(infinity, zero)],
    ['0⁻¹', () => A.pow(zero, -1)],
    ['log −1', () => A.log(n('-1'))],
    ['log −∞', () => A.log(minusInfinity)],
    ['√−1', () => A.sqrt(n('-1'))],
    ['|∞ − ∞|', () => A.abs(A.sub(infinity, infinity))],
    ['tanh(∞ − ∞)', () => A.tanh(A.sub(infinity, infinity))],
  ])('%s is undefined, not a number to compare', (_name, operation) => {
    expect(operation).toThrow(UndefinedValueError);
  });

  // 1/3 − 1/3 is 0 in exact arithmetic and an interval around 0 elsewhere. No rung may treat it as non-zero.
  const nought = A.sub(n('1/3'), n('1/3'));
  it.each<[string, () => T]>([
    ['|1/(x − x)|', () => A.abs(A.div(one, nought))],
    ['1/(x − x)²', () => A.div(one, A.pow(nought, 2))],
    ['exp(1/(x − x))', () => A.exp(A.div(one, nought))],
    ['max(1, 1/(x − x))', () => A.max(one, A.div(one, nought))],
    ['tanh(1/(x − x))', () => A.tanh(A.div(one, nought))],
    ['(x − x)·∞', () => A.mul(nought, infinity)],
    ['(x − x)⁻²', () => A.pow(nought, -2)],
    ['log(x − x − 10⁻⁹⁹)', () => A.log(A.sub(nought, n('1/1' + '0'.repeat(99))))],
    ['√(x − x − 10⁻⁹⁹)', () => A.sqrt(A.sub(nought, n('1/1' + '0'.repeat(99))))],
    ['0 · log((x − x)²)', () => A.mul(zero, A.log(A.pow(nought, 2)))],
    ['−log((x − x)²) + log((x − x)²)', () => A.sub(A.log(A.pow(nought, 2)), A.log(A.pow(nought, 2)))],
  ])('%s is undefined or not known to be defined, so it is never compared', (_name, operation) => {
    let thrown: unknown;
    try {
      operation();
    } catch (error) {
      thrown = error;
    }
    expect(thrown instanceof UndefinedValueError || thrown instanceof NotRepresentableError).toBe(true);
  });
}

describe('double enclosures', () => suite(doubleArithmetic));
describe('exact reals', () => suite(exactArithmetic));
describe('high-precision enclosures', () => suite(bigArithmetic(30)));

describe('overflow and underflow', () => {
  const D = doubleArithmetic;
  const d = (text: string): ReturnType<typeof D.fromRational> => D.fromRational(Q.parse(text));

  it('a product with 0 is 0, and not the next double', () => {
    for (const factor of ['2', '1/3']) {
      expect([D.mul(d('0'), d(factor)), D.mul(d(factor), d('0'))]).toEqual([d('0'), d('0')]);
    }
  });

  it('leave a double enclosure that still contains the value', () => {
    expect(D.exp(d('1000'))).toEqual({ lo: Number.MAX_VALUE, hi: Infinity });
    expect(D.exp(d('-1000')).lo).toBe(0);
    expect(D.exp(d('-1000')).hi).toBeGreaterThan(0);
    expect(D.mul(d('1e-300'), d('1e-300')).hi).toBeGreaterThan(0);
    expect(D.mul(d('1e300'), d('-1e300'))).toEqual({ lo: -Infinity, hi: -Number.MAX_VALUE });
    expect(D.fromRational(Q.parse('1e-400')).lo).toBe(0);
  });

  it('throw NotRepresentableError for differences of overflows', () => {
    expect(() => D.sub(D.exp(d('1000')), D.exp(d('999')))).toThrow(NotRepresentableError);
  });

  // decimal.js rounds these to the points 0 and ∞, which would decide exp(−10¹⁸) ≤ 0 and exp(10¹⁸) ≥ exp(10¹⁹).
  const B = bigArithmetic(30);
  const b = (text: string): ReturnType<typeof B.fromRational> => B.fromRational(Q.parse(text));
  it.each<[string, () => unknown]>([
    ['exp(10¹⁸)', () => B.exp(b('1e18'))],
    ['exp(−10¹⁸)', () => B.exp(b('-1e18'))],
    ['exp(9·10¹⁵)²', () => B.pow(B.exp(b('8e15')), 2)],
    ['exp(−8·10¹⁵)²', () => B.pow(B.exp(b('-8e15')), 2)],
    ['exp(exp(50))', () => B.exp(B.exp(b('50')))],
  ])('%s is refused in high precision', (_name, operation) => {
    expect(operation).toThrow(NotRepresentableError);
  });

  it('the exact rung does not decide what it cannot enclose', () => {
    const X = exactArithmetic;
    const tiny = X.exp(X.fromRational(Q.parse('-1e18')));
    expect(() => X.decide('<=', tiny, X.fromRational(Q.zero))).toThrow(NotRepresentableError);
    expect(X.enclose(X.sub(X.exp(X.fromRational(Q.of(800))), X.exp(X.fromRational(Q.of(801))))).hi).toBeLessThan(0);
  });
});
