import { describe, expect, it } from '@jest/globals';
import {
  type AnyInterpretation,
  InputError,
  Q,
  type Rational,
  UnanswerableError,
  evaluate,
  parseClaim,
} from '../../../theory';
import { loopOf } from '../../loops/catalogue';
import { type RandomStream, stream } from '../../random/stream';
import { decodeRegression, encodeRegression } from '../json/regression';
import { type RegressionInstance, regressionRungs } from './index';

const instance: RegressionInstance = {
  model: 'regression',
  d: 2,
  n: 10,
  sigma2: Q.of(3, 2),
  data: 'accumulate',
  rounds: 4,
};

const rungs = (difference: Partial<RegressionInstance> = {}, loop = 'finite-sample'): AnyInterpretation[] =>
  regressionRungs({ ...instance, ...difference }, loopOf(loop)).map((build) => build());

const holds = (claim: string, difference: Partial<RegressionInstance> = {}, loop = 'finite-sample', t = 0): string =>
  evaluate(parseClaim(claim), rungs(difference, loop)[1] as AnyInterpretation, { t, atoms: {} }).truth;

function riskOf(t: number, difference: Partial<RegressionInstance>): number {
  const [double] = rungs(difference);
  const { left } = evaluate(parseClaim('risk(p[t]) >= 0'), double as AnyInterpretation, { t, atoms: {} });
  return (double as AnyInterpretation).arithmetic.enclose(left).lo;
}

const TRUE_THETA = [0.7, -1.3];

interface Point {
  readonly x: readonly number[];
  readonly y: number;
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

/** Least squares in one or two dimensions by the normal equations. */
function leastSquaresFit(points: readonly Point[], d: number): number[] {
  const moment = (i: number, j: number): number => points.reduce((sum, { x }) => sum + (x[i] ?? 0) * (x[j] ?? 0), 0);
  const right = (i: number): number => points.reduce((sum, { x, y }) => sum + (x[i] ?? 0) * y, 0);
  if (d === 1) return [right(0) / moment(0, 0)];
  const determinant = moment(0, 0) * moment(1, 1) - moment(0, 1) ** 2;
  return [
    (moment(1, 1) * right(0) - moment(0, 1) * right(1)) / determinant,
    (moment(0, 0) * right(1) - moment(0, 1) * right(0)) / determinant,
  ];
}

/** The squared error of the fit in each round of a simulated run. */
function simulated({ d, n, sigma2, data, rounds }: RegressionInstance, random: RandomStream): number[] {
  const truth = TRUE_THETA.slice(0, d);
  let theta: readonly number[] = truth;
  let points: Point[] = [];
  return Array.from({ length: rounds }, () => {
    const fresh = Array.from({ length: n }, () => {
      const x = truth.map(() => random.normal());
      return { x, y: dot(x, theta) + Math.sqrt(Q.toNumber(sigma2)) * random.normal() };
    });
    points = data === 'accumulate' ? [...points, ...fresh] : fresh;
    theta = leastSquaresFit(points, d);
    return theta.reduce((sum, value, i) => sum + (value - (truth[i] ?? 0)) ** 2, 0);
  });
}

describe('the risk of a regression on its own labels', () => {
  it.each([
    [1, 'accumulate' as const],
    [2, 'accumulate' as const],
    [1, 'replace' as const],
    [2, 'replace' as const],
  ])('is that of simulated runs: d = %i, %s', (d, data) => {
    const runs = 3000;
    const about = { d, data };
    const errors = Array.from({ length: runs }, (_, run) =>
      simulated({ ...instance, ...about }, stream(11, 'regression', d, data, run)),
    );
    for (let t = 1; t <= instance.rounds; t += 1) {
      const values = errors.map((error) => error[t - 1] ?? NaN);
      const mean = values.reduce((a, b) => a + b, 0) / runs;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (runs - 1);
      const standardError = Math.sqrt(variance / runs);
      expect(Math.abs(mean - riskOf(t, about))).toBeLessThan(4 * standardError);
      expect(standardError).toBeLessThan(0.05 * mean);
    }
  });

  it.each([4, 5, 9])('is in one dimension that of Beta and Gamma variables, n = %i', (n) => {
    // S_t/B_t ~ Beta(n/2, (t − 1) n/2), independent of B_t ~ Gamma(shape tn/2, rate 1/2).
    const beta = (a: Rational, b: Rational): Rational => Q.div(a, Q.add(a, b));
    const inverseGamma = (shape: Rational, rate: Rational): Rational => Q.div(rate, Q.sub(shape, Q.one));
    const half = (k: number): Rational => Q.of(k, 2);
    const terms = [1, 2, 3, 4].map((t) => Q.mul(beta(half(n), half((t - 1) * n)), inverseGamma(half(t * n), half(1))));
    const expected = Q.format(Q.reduce(Q.mul(instance.sigma2, Q.sum(terms))));
    expect(holds(`risk(p[4]) == ${expected}`, { d: 1, n })).toBe('true');
  });

  it.each([
    ['risk(p[0]) == 0', {}],
    ['risk(p[1]) == sigma2*d/(n - d - 1)', {}],
    ['risk(p[3]) == 3*sigma2*d/(n - d - 1)', { data: 'replace' as const }],
    ['risk(p[3]) == 0', { sigma2: Q.zero }],
    ['risk(p[1]) > 10^9', { n: 3 }],
    ['risk(p[1]) > 10^9', { n: 2 }],
  ])('%s', (claim, difference) => expect(holds(claim, difference)).toBe('true'));

  it('has another value if an older fit labels the data, or points are missing', () => {
    expect(holds('risk(p[2]) == sigma2*d/(2*n - d - 1)', {}, 'stale-model:finite-sample')).toBe('true');
    expect(holds('risk(p[1]) == sigma2*d/(n - d - 2)', {}, 'one-sample-less:finite-sample')).toBe('true');
    expect(holds('risk(p[3]) == 2*sigma2*d/(n - d - 1)', { data: 'replace' }, 'stale-model:finite-sample')).toBe(
      'true',
    );
  });

  it.each([
    ['accumulated data of several older fits', 'risk(p[3]) >= 0', 'stale-model:finite-sample'],
    ['a candidate more', 'risk(p[1]) >= 0', 'one-candidate-more:finite-sample'],
    ['a mixture', 'risk(p[1]) >= 0', 'luce+accumulate+finite-sample'],
    ['an unbiased variance', 'risk(p[1]) >= 0', 'luce+real-data+unbiased-sample'],
    ['K', 'K >= 0', 'finite-sample'],
    ['an expectation', 'E(p[1], w) >= 0', 'finite-sample'],
    ['a divergence', 'KL(p[1], p_ref) >= 0', 'finite-sample'],
  ])('is not known for %s', (_name, claim, loop) => {
    expect(() => holds(claim, {}, loop)).toThrow(UnanswerableError);
  });
});

describe('instances of a regression', () => {
  const json = encodeRegression(instance);

  it('survive encoding', () => {
    expect(json).toEqual({ model: 'regression', d: 2, n: 10, sigma2: '3/2', data: 'accumulate', rounds: 4 });
    expect(encodeRegression(decodeRegression(json))).toEqual(json);
  });

  it.each<[string, unknown, RegExp]>([
    ['no dimension', { ...json, d: 0 }, /d = 0/],
    ['fewer points than coefficients', { ...json, n: 1 }, /n = 1 points do not determine 2 coefficients/],
    ['a negative variance', { ...json, sigma2: '-1/2' }, /sigma2 = -1\/2/],
    ['half a round', { ...json, rounds: 0.5 }, /0.5 is not a number of rounds/],
    ['other data', { ...json, data: 'forget' }, /at data/],
    ['an unknown key', { ...json, K: 1 }, /K/],
    ['nothing', undefined, /not an instance of a regression/],
  ])('are refused with %s', (_name, value, message) => {
    expect(() => decodeRegression(value)).toThrow(InputError);
    expect(() => decodeRegression(value)).toThrow(message);
  });
});
