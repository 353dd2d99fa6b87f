import { describe, expect, it } from '@jest/globals';
import {
  type AnyInterpretation,
  NotRepresentableError,
  Q,
  UndefinedValueError,
  evaluate,
  exactOf,
  parseClaim,
  rationalOf,
} from '../../../theory';
import { loopOf } from '../../loops';
import { curatedLoop } from '../../loops/curated';
import type { DiscreteInstance } from './instance';
import { discreteRungs } from './interpretation';

const parse = (text: string): ReturnType<typeof Q.parse>[] => text.split(',').map(Q.parse);

const instance: DiscreteInstance = {
  model: 'discrete',
  p0: parse('1/2,1/4,1/4'),
  w: parse('1,2,4'),
  pRef: parse('1/4,3/4,0'),
  q: parse('1/3,1/3,1/3'),
  K: 2,
  lambda: Q.of(1),
  epsilon: Q.zero,
  rounds: 2,
};

const rungs = (difference: Partial<DiscreteInstance> = {}, loop = curatedLoop): AnyInterpretation[] =>
  discreteRungs({ ...instance, ...difference }, loop).map((build) => build());

/** The left side of `expression >= 0` on the exact rung, as a fraction. */
function exactValue(expression: string, difference: Partial<DiscreteInstance> = {}, loop = curatedLoop): string {
  const [, exact] = rungs(difference, loop);
  const { left } = evaluate(parseClaim(`${expression} >= 0`), exact as AnyInterpretation, {
    t: 0,
    atoms: { x: 2, y: 0 },
  });
  const value = rationalOf(left as ReturnType<typeof exactOf>);
  return value ? Q.format(value) : 'not rational';
}

describe('words of one or two laws', () => {
  it.each([
    ['Cov(p[0], w, w^2)', '15/2'],
    ['Cov(p[0], w, 1/w)', '-3/8'],
    // Price: the gain of a curation is the covariance with the curation factor.
    ['Cov(p[0], w, ratio(curate(p[0]), p[0]))', '37/120'],
    ['E(curate(p[0]), w) - E(p[0], w)', '37/120'],
    ['moment(p[0], w, 3)', '37/2'],
    ['moment(p[0], w, -1)', '11/16'],
    ['central_moment(p[0], w, K + 1)', '3/2'],
    ['median(p[0], w)', '1'],
    ['median(p[0], -w)', '-2'],
    ['median(q, w)', '2'],
    ['quantile(p[0], w, 3/4)', '2'],
    ['quantile(p[0], w, 0.7500001)', '4'],
    ['quantile(p[0], w, 1)', '4'],
    ['quantile(p_ref, w, 1)', '2'],
    ['quantile(p[0], (w - 2)^2, eta + 1/4)', '1'],
    ['exp(2*entropy(p[0]))', '8'],
    ['support_size(p_ref)', '2'],
    ['support_size(p[1])', '3'],
    ['exp(Renyi(p[0], q, 2))', '9/8'],
    ['exp(Renyi(p_ref, p[0], inf))', '3'],
    ['hellinger(p[0], p[0])', '0'],
    ['js(q, q)', '0'],
    ['W1(p[0], q)', '1/3'],
    ['W1(p_ref, p[0])', '3/4'],
    ['P(p[0], A_mode(p[0]))', '1/2'],
    ['P(p[0], A_mode(q))', '1'],
    ['P(q, A_mode(p_ref))', '1/3'],
    ['E_given(p[0], w, w >= 2)', '3'],
    ['E_given(q, w, A_mode(p_ref))', '2'],
    ['sum_atoms(y, p[0](y)^2)', '3/8'],
    ['max_atoms(y, p[0](y)*w(y))', '1'],
    ['min_atoms(y, w(x) - w(y))', '0'],
    ['sum_atoms(x, sum_atoms(y, max(w(x), w(y))))', '27'],
    ['E(q, mass(p[0])/mass(q))', '1'],
    ['2^(K^3)', '256'],
    ['(1/2)^(K - 4)', '4'],
    ['2^3^2', '512'],
  ])('%s = %s', (expression, value) => {
    expect(exactValue(expression)).toBe(value);
  });

  it('takes the number of samples as an exponent', () => {
    expect(exactValue('(1 - mass(p[0], x))^n', { samples: { size: 3, seed: 1 } })).toBe('27/64');
  });

  // Values in 40 digits, computed in Python.
  it.each([
    ['entropy(p_ref)', 0.5623351446188084],
    ['js(p[0], p_ref)', 0.17328679513998632],
    ['hellinger(p_ref, p[0])', 0.46198907726753335],
    ['Renyi(p[0], p_ref, 1/2)', 0.48015705267860354],
    ['Renyi(p_ref, p[0], 3/2)', 0.778420489420964],
    ['Renyi(p_ref, p[0], 1)', 0.6506724213610959],
    ['Std(p[0], w)', 1.224744871391589],
  ])('%s is enclosed on every rung that represents it', (expression, value) => {
    const claim = parseClaim(`${expression} >= 0`);
    const widths = rungs().flatMap((rung) => {
      try {
        const { lo, hi } = rung.arithmetic.enclose(evaluate(claim, rung, { t: 0, atoms: {} }).left);
        expect(lo).toBeLessThanOrEqual(value + 1e-15);
        expect(hi).toBeGreaterThanOrEqual(value - 1e-15);
        return [hi - lo];
      } catch (error) {
        if (error instanceof NotRepresentableError) return [];
        throw error;
      }
    });
    expect(widths.length).toBeGreaterThanOrEqual(4);
    expect(Math.max(...widths)).toBeLessThan(1e-12);
  });

  it('are infinite where the second law misses the first, and undefined outside their domain', () => {
    const [, exact] = rungs() as [AnyInterpretation, AnyInterpretation];
    const holds = (text: string): string => evaluate(parseClaim(text), exact, { t: 0, atoms: {} }).truth;
    expect(['Renyi(p[0], p_ref, 2) == inf', 'Renyi(p[0], p_ref, inf) == inf'].map(holds)).toEqual(['true', 'true']);
    expect(() => holds('Renyi(p[0], q, lambda - 1) >= 0')).toThrow(UndefinedValueError);
    expect(() => holds('quantile(p[0], w, lambda + 1) >= 0')).toThrow(UndefinedValueError);
    expect(() => holds('E_given(p_ref, w, w >= 4) >= 0')).toThrow(UndefinedValueError);
  });
});

describe('a fitting error', () => {
  const half = { K: 1, epsilon: Q.of(1, 2) };

  it('leads towards the first atom in every round', () => {
    expect(['p[1](y)', 'p[1](x)', 'p[2](x)'].map((text) => exactValue(text, half))).toEqual(['11/16', '1/16', '1/64']);
  });

  it('leads towards its targets in turn', () => {
    const inTurn = { ...half, errorTowards: [2, 'uniform'] as const };
    expect(['p[1](y)', 'p[1](x)', 'p[2](x)'].map((text) => exactValue(text, inTurn))).toEqual([
      '3/16',
      '9/16',
      '59/192',
    ]);
  });

  it.each([[[2]], [['uniform' as const]], [[1, 2]]])(
    'towards %j is enclosed by the rungs of doubles',
    (errorTowards) => {
      const [doubles] = rungs({ ...half, errorTowards });
      const exact = Q.toNumber(Q.parse(exactValue('p[2](x)', { ...half, errorTowards })));
      const { left } = evaluate(parseClaim('p[2](x) >= 0'), doubles as AnyInterpretation, { t: 0, atoms: { x: 2 } });
      const { lo, hi } = (doubles as AnyInterpretation).arithmetic.enclose(left);
      expect(lo).toBeLessThanOrEqual(exact);
      expect(hi).toBeGreaterThanOrEqual(exact);
      expect(hi - lo).toBeLessThan(1e-13);
    },
  );
});

describe('answers of a discrete model, by hand', () => {
  it.each([
    ['E(p[0], w)', '2'],
    ['Var(p[0], w)', '3/2'],
    ['E(p[0], w^2 - w)', '7/2'],
    ['P(p[0], A_star)', '1/4'],
    ['P(p[0], w >= 2)', '1/2'],
    ['TV(p[0], q)', '1/6'],
    ['chi2(p[0], q)', '1/8'],
    ['sup_ratio(p[0], q)', '3/2'],
    ['w_max', '4'],
    ['w_next', '2'],
    ['w_min', '1'],
    ['eta', '1/2'],
    ['E(p[0], mass(p[0]))', '3/8'],
    ['E(q, mass(p[0])/mass(q))', '1'],
    ['exp(-4*E(p[0], log(mass(p[0]))))', '64'],
    ['E(p[0], mass(curate(p[0])))', '83/240'],
    ['exp(D)', '4'],
    ['exp(r(x) - r(y))', '4'],
    ['mass(tilt(p[0]), x)', '1/2'],
    ['mass(given(p[0], w >= 2), x)', '1/2'],
    ['p_star(x)', '1'],
    ['H(p[0], x)', '83/60'],
    ['mass(curate(p[0]), x)', '83/240'],
    ['p[1](x)', '83/480'],
    ['E_draws(p[0], sum(w))', '4'],
    ['E_draws(p[0], w[1]*w[2])', '4'],
    ['E_draws(p[0], var(w))', '3/4'],
    ['min(K, lambda)', '1'],
    // Values of an enumeration in Python fractions.
    ['E_pair(p[0], p[0], abs(w[1] - w[2]))', '5/4'],
    ['E_pair(p[0], p[0], indicator(w[1] == w[2]))', '3/8'],
    ['E_pair(p[0], q, w[1]/w[2])', '7/6'],
    ['exp(2*E_pair(p[0], p[0], r[1] + r[2]))', '8'],
    ['E_triple(p[0], p[0], q, indicator(max(w[1], w[2]) > w[3]))', '19/48'],
    ['win_rate(curate(p[0]), q)', '39/80'],
    ['win_rate(p_ref, p[0])', '17/32'],
    ['E(p[0], w*indicator(w >= 2))', '3/2'],
    ['E(p[0], indicator(A_star))', '1/4'],
    ['indicator(K == 2) + 2*indicator(K < 2)', '1'],
    ['E_draws(p[0], indicator(w[1] > w[2]))', '5/16'],
  ])('%s = %s', (expression, value) => {
    expect(exactValue(expression)).toBe(value);
  });

  // p = (2/3, 1/3), w = (1, 3), K = 3, against an enumeration of the 27 samples and the 4 pairs in Python fractions.
  it.each([
    ['curated', '1097/1890'],
    ['best-of-K', '37/54'],
  ])('the kept candidate of %s beats a fresh draw with probability %s, ties counting one half', (id, value) => {
    const difference = { p0: parse('2/3,1/3'), w: parse('1,3'), pRef: parse('1,0'), q: parse('1,0'), K: 3 };
    const pairs = 'E_pair(curate(p[0]), p[0], indicator(w[1] > w[2]) + indicator(w[1] == w[2])/2)';
    for (const expression of ['win_rate(curate(p[0]), p[0])', pairs])
      expect(exactValue(expression, difference, loopOf(id))).toBe(value);
    expect(exactValue('win_rate(curate(p[0]), p[0]) + win_rate(p[0], curate(p[0]))', difference)).toBe('1');
  });

  it('the ranks and the pairs give the same win rate with ties, on every rung', () => {
    const ties = { w: parse('1/3,2/3,2/3') };
    expect(exactValue('win_rate(p[0], q)', ties)).toBe('5/12');
    for (const rung of rungs(ties)) {
      const claim = parseClaim('E_pair(p[0], q, indicator(w[1] > w[2]) + indicator(r[1] == r[2])/2) >= 2/5');
      expect(evaluate(claim, rung, { t: 0, atoms: {} }).truth).toBe('true');
    }
  });

  it('encloses the same values in doubles', () => {
    const [double] = rungs() as [AnyInterpretation];
    const claim = parseClaim('H(p[1], x) >= 0');
    const { left } = evaluate(claim, double, { t: 0, atoms: { x: 2 } });
    const enclosure = double.arithmetic.enclose(left);
    const [, exact] = rungs();
    const truth = (exact as AnyInterpretation).arithmetic.enclose(
      evaluate(claim, exact as AnyInterpretation, { t: 0, atoms: { x: 2 } }).left,
    );
    expect(enclosure.lo).toBeLessThanOrEqual(truth.hi);
    expect(enclosure.hi).toBeGreaterThanOrEqual(truth.lo);
  });

  it('gives an infinite divergence to a law that does not cover the support of the other', () => {
    const [, exact] = rungs();
    const { truth } = evaluate(parseClaim('KL(p[0], p_ref) > 1000'), exact as AnyInterpretation, { t: 0, atoms: {} });
    expect(truth).toBe('true');
  });

  it('uses the declared bound if there is one', () => {
    expect(exactValue('w_max', { wMax: Q.of(3) })).toBe('3');
  });
});
