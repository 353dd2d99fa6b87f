import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { NotRepresentableError } from '../errors';
import type { Relation } from './arithmetic';
import { type ExactReal, exactOf } from './exact-form';
import { exactArithmetic as A } from './exact-real';
import { signOf } from './exact-sign';
import * as Q from './rational';

const n = (text: string): ExactReal => exactOf(Q.parse(text));
const log = (text: string): ExactReal => A.log(n(text));
const RELATIONS: readonly Relation[] = ['<', '<=', '==', '>=', '>'];

/** The truths of the five relations for two numbers whose difference has the given sign. */
const truthsOf = (sign: number): string[] =>
  [sign < 0, sign <= 0, sign === 0, sign >= 0, sign > 0].map((truth) => String(truth));
const decisions = (a: ExactReal, b: ExactReal): string[] => RELATIONS.map((relation) => A.decide(relation, a, b).truth);

const rational = fc
  .tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 1, max: 1000 }))
  .map(([a, b]) => Q.of(a, b));
const positive = fc
  .tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 }))
  .map(([a, b]) => Q.of(a, b));

/** An exact real with a rational, a logarithmic and an exponential part. */
const value = fc
  .record({ a: rational, c: rational, q: positive, d: rational, e: rational, s: positive })
  .map(({ a, c, q, d, e, s }) =>
    A.sum([
      exactOf(a),
      A.mul(exactOf(c), A.log(exactOf(q))),
      A.mul(exactOf(d), A.exp(A.div(exactOf(e), n('100')))),
      A.sqrt(exactOf(s)),
    ]),
  );

/** The same number in another form: each part is split, changed by an identity and added again. */
function rewritten(x: ExactReal, q: Q.Rational): ExactReal {
  const [square, root] = [A.log(exactOf(Q.mul(q, q))), A.log(exactOf(q))];
  const nought = A.sub(square, A.mul(n('2'), root));
  const e = A.exp(exactOf(q));
  const other = A.sub(A.mul(e, A.exp(exactOf(Q.neg(q)))), n('1'));
  return A.add(A.sub(A.mul(x, n('3')), A.mul(n('2'), x)), A.add(nought, other));
}

describe('the sign of an exact real', () => {
  it('of equal numbers written differently is zero, exactly', () => {
    fc.assert(
      fc.property(value, positive, (x, q) => {
        const y = rewritten(x, q);
        expect(decisions(x, y)).toEqual(truthsOf(0));
        expect(A.decide('==', x, y).certainty).toBe('exact');
      }),
      { seed: 71, numRuns: 40 },
    );
  });

  const gaps: fc.Arbitrary<ExactReal> = fc
    .tuple(fc.constantFrom('1', '1e-17', '1e-30', '1e-100'), positive, fc.boolean())
    .map(([size, q, logarithm]) =>
      logarithm ? A.log(exactOf(Q.add(Q.one, Q.mul(Q.parse(size), q)))) : exactOf(Q.mul(Q.parse(size), q)),
    );
  it('never calls a false equality true: a known gap from 1 to 10⁻¹⁰⁰ is seen', () => {
    fc.assert(
      fc.property(value, gaps, fc.constantFrom(1, -1), positive, (x, gap, side, q) => {
        const y = A.add(rewritten(x, q), side > 0 ? gap : A.neg(gap));
        expect(decisions(x, y)).toEqual(truthsOf(-side));
      }),
      { seed: 72, numRuns: 15 },
    );
  });

  it.each<[string, ExactReal, ExactReal, number]>([
    ['log(2^100 + 1) > 100 log 2', log(String(2n ** 100n + 1n)), A.mul(n('100'), log('2')), 1],
    ['log(2^400 − 1) < 400 log 2, by 10⁻¹²¹', log(String(2n ** 400n - 1n)), A.mul(n('400'), log('2')), -1],
    ['355/113 log 2 > log 8', A.mul(n('355/113'), log('2')), log('8'), 1],
    ['√(10^200 + 1) > 10^100', A.sqrt(exactOf(Q.of(10n ** 200n + 1n))), exactOf(Q.of(10n ** 100n)), 1],
    ['exp(10⁻¹⁰⁰) > 1 + 10⁻¹⁰⁰', A.exp(n('1e-100')), A.add(n('1'), n('1e-100')), 1],
    ['log(1 + 10⁻¹⁰⁰) < 10⁻¹⁰⁰', A.log(A.add(n('1'), n('1e-100'))), n('1e-100'), -1],
    ['e < 2.718281828459045235360287471352662498', A.exp(n('1')), n('2.718281828459045235360287471352662498'), -1],
    ['5 log 7 = log 16807', A.mul(n('5'), log('7')), log('16807'), 0],
    ['∞ = ∞', A.infinity, A.infinity, 0],
    ['log 0 < every number', log('0'), n('-1e300'), -1],
    ['−∞ < ∞', A.neg(A.infinity), A.infinity, -1],
  ])('%s', (_name, a, b, sign) => {
    expect(decisions(a, b)).toEqual(truthsOf(sign));
    expect(decisions(b, a)).toEqual(truthsOf(-sign));
  });

  it.each<[string, ExactReal, ExactReal, 'exact' | 'certified']>([
    ['rationals', n('1/3'), n('1/2'), 'exact'],
    ['equal logarithms', log('9'), A.mul(n('2'), log('3')), 'exact'],
    ['logarithms that cancel down to rationals', A.add(log('3'), n('1')), A.add(log('3'), n('2')), 'exact'],
    ['infinities', A.infinity, A.neg(A.infinity), 'exact'],
    ['unequal logarithms', log('2'), log('3'), 'certified'],
    ['logarithms equal to 30 digits', log(String(2n ** 100n + 1n)), A.mul(n('100'), log('2')), 'certified'],
  ])('is %s: settled with the certainty it says', (_name, a, b, certainty) => {
    expect(A.decide('<=', a, b).certainty).toBe(certainty);
  });

  it('is refused if 600 digits do not show it, or if zero is possible without proof', () => {
    const gap = A.sub(log(String(2n ** 2500n + 1n)), A.mul(n('2500'), log('2')));
    expect(() => signOf(gap)).toThrow(NotRepresentableError);
    // √2 + √3 = √(5 + 2√6) is not shown, since the ratios of these terms are irrational; its square is shown exactly.
    const sum = A.add(A.sqrt(n('2')), A.sqrt(n('3')));
    expect(A.decide('==', A.pow(sum, 2), A.add(n('5'), A.mul(n('2'), A.sqrt(n('6'))))).truth).toBe('true');
    // (2√2 − 3)(2√2 + 3) = −1 is shown, since the product is expanded.
    expect(signOf(A.add(A.mul(A.sub(A.sqrt(n('8')), n('3')), A.add(A.sqrt(n('8')), n('3'))), n('1'))).sign).toBe(0);
  });

  it('decides maximum, minimum and absolute value', () => {
    fc.assert(
      fc.property(value, value, (x, y) => {
        const [low, high] = [A.min(x, y), A.max(x, y)];
        expect(A.decide('<=', low, high).truth).toBe('true');
        expect([low, high].every((z) => z === x || z === y)).toBe(true);
        expect(signOf(A.abs(x)).sign).toBeGreaterThanOrEqual(0);
      }),
      { seed: 73, numRuns: 40 },
    );
  });
});
