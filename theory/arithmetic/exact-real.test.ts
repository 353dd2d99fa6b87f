import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { NotRepresentableError } from '../errors';
import { bigArithmetic, toDouble } from './high-precision';
import { type ExactReal, evaluateIn, exactOf, rationalOf } from './exact-form';
import { exactArithmetic as A } from './exact-real';
import * as Q from './rational';
import { rationals } from './reference.testing';

const n = (text: string): ExactReal => exactOf(Q.parse(text));
const log = (text: string): ExactReal => A.log(n(text));
const exp = (text: string): ExactReal => A.exp(n(text));
const equal = (a: ExactReal, b: ExactReal): boolean => A.decide('==', a, b).truth === 'true';
const text = (a: ExactReal): string | undefined => {
  const q = rationalOf(a);
  return q && Q.format(q);
};

describe('exact reals that are rational', () => {
  it('follow rational arithmetic', () => {
    fc.assert(
      fc.property(rationals, rationals, (p, q) => {
        const [a, b] = [exactOf(p), exactOf(q)];
        expect(text(A.add(a, b))).toBe(Q.format(Q.add(p, q)));
        expect(text(A.sub(a, b))).toBe(Q.format(Q.sub(p, q)));
        expect(text(A.mul(a, b))).toBe(Q.format(Q.mul(p, q)));
        if (q.num !== 0n) expect(text(A.div(a, b))).toBe(Q.format(Q.div(p, q)));
        expect(text(A.max(a, b))).toBe(Q.format(Q.compare(p, q) >= 0 ? p : q));
        expect(text(A.abs(a))).toBe(Q.format(p.num < 0n ? Q.neg(p) : p));
        expect(A.decide('<=', a, b)).toEqual({
          truth: String(Q.compare(p, q) <= 0),
          certainty: 'exact',
          equal: Q.equals(p, q),
        });
      }),
      { seed: 61 },
    );
  });

  it.each<[string, ExactReal, string]>([
    ['exp(log(2/3))', A.exp(log('2/3')), '2/3'],
    ['exp(0)', exp('0'), '1'],
    ['exp(½ log 4)', A.exp(A.mul(n('1/2'), log('4'))), '2'],
    ['exp(log 6 − log 3)', A.exp(A.sub(log('6'), log('3'))), '2'],
    ['tanh(½ log 3)', A.tanh(A.div(log('3'), n('2'))), '1/2'],
    ['tanh(½ (log 5 − log 2))', A.tanh(A.div(A.sub(log('5'), log('2')), n('2'))), '3/7'],
    ['tanh 0', A.tanh(n('0')), '0'],
    ['tanh ∞', A.tanh(A.infinity), '1'],
    ['tanh −∞', A.tanh(A.neg(A.infinity)), '-1'],
    ['√(4/9)', A.sqrt(n('4/9')), '2/3'],
    ['√0', A.sqrt(n('0')), '0'],
    ['√2 · √2', A.mul(A.sqrt(n('2')), A.sqrt(n('2'))), '2'],
    ['√2 · √8', A.mul(A.sqrt(n('2')), A.sqrt(n('8'))), '4'],
    ['√8/√2', A.div(A.sqrt(n('8')), A.sqrt(n('2'))), '2'],
    ['e² · e⁻²', A.mul(exp('2'), exp('-2')), '1'],
    ['(e/2)³ · (e/2)⁻³', A.mul(A.pow(A.div(exp('1'), n('2')), 3), A.pow(A.div(exp('1'), n('2')), -3)), '1'],
    ['log(e³)', A.log(exp('3')), '3'],
    ['(−2)³', A.pow(n('-2'), 3), '-8'],
    ['0 · log 2', A.mul(n('0'), log('2')), '0'],
    ['the sum of none', A.sum([]), '0'],
  ])('%s is exact', (_name, value, result) => {
    expect(equal(value, n(result))).toBe(true);
    expect(A.decide('==', value, n(result)).certainty).toBe('exact');
  });

  it('exp and tanh of half a log difference invert log exactly, as in the K = 2 identity', () => {
    const positive = rationals.filter(({ num }) => num > 0n);
    fc.assert(
      fc.property(positive, positive, (w, v) => {
        const half = A.div(A.sub(A.log(exactOf(w)), A.log(exactOf(v))), n('2'));
        expect(equal(A.tanh(half), exactOf(Q.div(Q.sub(w, v), Q.add(w, v))))).toBe(true);
        expect(equal(A.exp(A.log(exactOf(w))), exactOf(w))).toBe(true);
      }),
      { seed: 62, numRuns: 50 },
    );
  });
});

describe('identities between transcendental exact reals', () => {
  it.each<[string, ExactReal, ExactReal]>([
    ['log 12 = 2 log 2 + log 3', log('12'), A.add(A.mul(n('2'), log('2')), log('3'))],
    ['√12 = 2√3', A.sqrt(n('12')), A.mul(n('2'), A.sqrt(n('3')))],
    ['√(2/3) = √6/3', A.sqrt(n('2/3')), A.div(A.sqrt(n('6')), n('3'))],
    ['1/√2 = √2/2', A.div(n('1'), A.sqrt(n('2'))), A.div(A.sqrt(n('2')), n('2'))],
    ['e·e = e²', A.mul(exp('1'), exp('1')), exp('2')],
    ['(e + 1)² = e² + 2e + 1', A.pow(A.add(exp('1'), n('1')), 2), A.sum([exp('2'), A.mul(n('2'), exp('1')), n('1')])],
    ['(√2 + 1)(√2 − 1) = 1', A.mul(A.add(A.sqrt(n('2')), n('1')), A.sub(A.sqrt(n('2')), n('1'))), n('1')],
    ['2e = exp(1 + log 2)', A.mul(n('2'), exp('1')), A.exp(A.add(n('1'), log('2')))],
    ['log(2e) = 1 + log 2', A.log(A.mul(n('2'), exp('1'))), A.add(n('1'), log('2'))],
    ['(8e)^(1/3) by logs', A.exp(A.div(A.log(A.mul(n('8'), exp('1'))), n('3'))), A.mul(n('2'), exp('1/3'))],
    ['e^10000 by powers', A.pow(exp('1'), 10_000), exp('10000')],
  ])('%s', (_name, left, right) => {
    expect(A.decide('==', left, right)).toEqual({ truth: 'true', certainty: 'exact', equal: true });
    expect(A.decide('<=', left, right).truth).toBe('true');
    expect(A.decide('<', left, right).truth).toBe('false');
  });

  it('the chain rule of KL holds exactly', () => {
    const masses = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 4, maxLength: 4 });
    const law = (m: readonly number[]): Q.Rational[] =>
      m.map((x) =>
        Q.of(
          x,
          m.reduce((a, b) => a + b, 0),
        ),
      );
    const kl = (p: readonly Q.Rational[], q: readonly Q.Rational[]): ExactReal =>
      A.sum(p.map((x, i) => A.mul(exactOf(x), A.log(exactOf(Q.div(x, q[i] ?? Q.one))))));
    const halves = (p: readonly Q.Rational[]): Q.Rational[] => [Q.sum(p.slice(0, 2)), Q.sum(p.slice(2))];
    const within = (p: readonly Q.Rational[], k: 0 | 1): Q.Rational[] => {
      const part = p.slice(2 * k, 2 * k + 2);
      return part.map((x) => Q.div(x, Q.sum(part)));
    };
    fc.assert(
      fc.property(masses, masses, (m, k) => {
        const [p, q] = [law(m), law(k)];
        const [first, second] = halves(p).map(exactOf) as [ExactReal, ExactReal];
        const inner = A.add(
          A.mul(first, kl(within(p, 0), within(q, 0))),
          A.mul(second, kl(within(p, 1), within(q, 1))),
        );
        expect(equal(kl(p, q), A.add(kl(halves(p), halves(q)), inner))).toBe(true);
        expect(A.decide('>=', kl(p, q), n('0')).truth).toBe('true');
      }),
      { seed: 63, numRuns: 60 },
    );
  });
});

describe('what exact reals cannot represent', () => {
  it.each<[string, () => unknown]>([
    ['log 2 · log 3', () => A.mul(log('2'), log('3'))],
    ['1/log 2', () => A.div(n('1'), log('2'))],
    ['1/(1 + e)', () => A.div(n('1'), A.add(n('1'), exp('1')))],
    ['log(1 + e)', () => A.log(A.add(n('1'), exp('1')))],
    ['√(1 + √2)', () => A.sqrt(A.add(n('1'), A.sqrt(n('2'))))],
    ['exp(exp 1)', () => A.exp(exp('1'))],
    ['tanh 1', () => A.tanh(n('1'))],
    ['(e + e²)^10000', () => A.pow(A.add(exp('1'), exp('2')), 10_000)],
    ['((10^10000)^10000)^10000', () => A.pow(A.pow(A.pow(n('10'), 10_000), 10_000), 10_000)],
    ['((3e)^10000)^10000', () => A.pow(A.pow(A.mul(n('3'), exp('1')), 10_000), 10_000)],
  ])('%s is refused at once, for the next rung', (_name, operation) => {
    expect(operation).toThrow(NotRepresentableError);
  });
});

describe('values in other arithmetics', () => {
  const values = [
    A.sub(log('3'), exp('1/2')),
    A.add(n('1/3'), A.sqrt(n('5'))),
    A.infinity,
    n('-7/3'),
    exp('-800'),
    exp('800'),
  ];

  it('high-precision and double enclosures nest', () => {
    for (const value of values) {
      const { lo, hi } = A.enclose(value);
      const precise = evaluateIn(bigArithmetic(50), value);
      expect(toDouble(precise.lo, 'up') >= lo && toDouble(precise.hi, 'down') <= hi).toBe(true);
    }
  });

  it('numbers that overflow high precision are still enclosed', () => {
    const { lo, hi } = A.enclose(exp('-1e18'));
    expect(lo <= 0 && hi > 0 && hi < 1e-300).toBe(true);
    expect(A.enclose(A.sub(exp('1e18'), exp('1e19')))).toEqual({ lo: -Infinity, hi: Infinity });
  });

  it('differences of numbers that overflow doubles are enclosed in high precision', () => {
    const { lo, hi } = A.enclose(A.sub(A.mul(exp('800'), n('1e-400')), A.mul(exp('801'), n('1e-400'))));
    expect(lo).toBeGreaterThan(-1e-52);
    expect(hi).toBeLessThan(0);
  });
});
