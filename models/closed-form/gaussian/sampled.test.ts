import { describe, expect, it } from '@jest/globals';
import {
  type AnyInterpretation,
  type Evaluation,
  InputError,
  Q,
  UnanswerableError,
  evaluate,
  parseClaim,
} from '../../../theory';
import { loopOf } from '../../loops/catalogue';
import { component, instanceOf, linear, quadratic } from './cases.testing';
import { decodeGaussianInstance, encodeGaussianInstance } from '../json/gaussian';
import { gaussianRungs } from './index';
import type { GaussianInstance } from './instance';
import { signMoments } from './sign-moments';

/** `N(3/2, 1/2)` with real data `N(−1, 4)` and r = 1/3 + 2x, three samples per round. */
const instance = instanceOf([component('2', '3/2')], linear('1/3', '2'), {
  reference: [component('1/4', '-1')],
  K: 1,
  rounds: 3,
  samples: { size: 3 },
});
const finiteSample = loopOf('finite-sample');

const rungs = (difference: Partial<GaussianInstance> = {}, loop = finiteSample): AnyInterpretation[] =>
  gaussianRungs({ ...instance, ...difference }, loop).map((build) => build());

const EXACT = 1;
const ask = (claim: string, difference: Partial<GaussianInstance> = {}, loop = finiteSample): Evaluation<unknown> =>
  evaluate(parseClaim(claim), rungs(difference, loop)[EXACT] as AnyInterpretation, { t: 2, atoms: {} });

/** A law as weighted points with the same moments up to the fifth: Gauss–Hermite with three nodes. */
type Points = readonly { readonly x: number; readonly weight: number }[];

const gaussian = (mean: number, variance: number): Points =>
  [-1, 0, 1].map((side) => ({ x: mean + side * Math.sqrt(3 * variance), weight: side === 0 ? 2 / 3 : 1 / 6 }));

const START = { mean: 1.5, variance: 0.5 };
const REAL = gaussian(-1, 4);

interface Run {
  readonly mean: number;
  readonly variance: number;
  readonly weight: number;
}

/** All samples of `size` points, with mean, biased variance and probability. */
function samples(points: Points, size: number): Run[] {
  const sequences = Array.from({ length: size }).reduce<{ xs: number[]; weight: number }[]>(
    (all) => all.flatMap(({ xs, weight }) => points.map((p) => ({ xs: [...xs, p.x], weight: weight * p.weight }))),
    [{ xs: [], weight: 1 }],
  );
  return sequences.map(({ xs, weight }) => {
    const mean = xs.reduce((a, b) => a + b, 0) / size;
    return { mean, variance: xs.reduce((sum, x) => sum + (x - mean) ** 2, 0) / size, weight };
  });
}

/** All runs of the loop, enumerated point by point; `eta` is the share of synthetic data. */
function listedRuns(size: number, rounds: number, eta: number): Run[] {
  return Array.from({ length: rounds }).reduce<Run[]>(
    (runs) =>
      runs.flatMap((run) => {
        const own = gaussian(run.mean, run.variance).map((p) => ({ ...p, weight: eta * p.weight }));
        const real = eta === 1 ? [] : REAL.map((p) => ({ ...p, weight: (1 - eta) * p.weight }));
        return samples([...own, ...real], size).map((next) => ({ ...next, weight: next.weight * run.weight }));
      }),
    [{ ...START, weight: 1 }],
  );
}

/** A run of the loop that keeps its batches: all points so far, with their probability. */
interface KeptRun {
  readonly xs: readonly number[];
  readonly weight: number;
}

function fitOf({ xs, weight }: KeptRun): Run {
  const mean = xs.reduce((a, b) => a + b, 0) / xs.length;
  return { mean, variance: xs.reduce((sum, x) => sum + (x - mean) ** 2, 0) / xs.length, weight };
}

/** All runs of a loop that is fitted to the points of all rounds, enumerated point by point. @param stale whether it draws from the model before */
function keptRuns(size: number, rounds: number, stale: boolean): Run[] {
  let runs: KeptRun[] = [{ xs: [], weight: 1 }];
  for (let t = 0; t < rounds; t += 1) {
    for (let k = 0; k < size; k += 1)
      runs = runs.flatMap((run) => {
        const before = run.xs.slice(0, (stale ? t - 1 : t) * size);
        const { mean, variance } = before.length === 0 ? START : fitOf({ xs: before, weight: 1 });
        return gaussian(mean, variance).map(({ x, weight }) => ({ xs: [...run.xs, x], weight: run.weight * weight }));
      });
  }
  return runs.map(fitOf);
}

const average = (runs: readonly Run[], f: (run: Run) => number): number =>
  runs.reduce((sum, run) => sum + run.weight * f(run), 0);

describe('a Gaussian refit to n samples', () => {
  it.each([1, 2, 3, 4, 5, 6])('loses E[z̄²] = 1/n of its variance, for n = %i', (n) => {
    const moments = signMoments(n);
    expect([Q.format(moments.squaredMean), Q.format(moments.variance)]).toEqual([
      Q.format(Q.of(1, n)),
      Q.format(Q.reduce(Q.of(n - 1, n))),
    ]);
  });

  it.each([
    [2, 1, 'infinity' as const],
    [3, 2, 'infinity' as const],
    [4, 1, 'infinity' as const],
    [2, 2, Q.of(1, 2)],
    [3, 1, Q.of(2)],
  ])('has the moments of its runs listed point by point: n = %i, %i rounds, λ = %j', (size, rounds, lambda) => {
    const eta = lambda === 'infinity' ? 1 : Q.toNumber(Q.div(lambda, Q.add(Q.one, lambda)));
    const runs = listedRuns(size, rounds, eta);
    const expected = {
      [`runs(E(p[${rounds}], r))`]: average(runs, ({ mean }) => 1 / 3 + 2 * mean),
      [`runs(Var(p[${rounds}], r))`]: average(runs, ({ variance }) => 4 * variance),
      [`runs(E(p[${rounds}], r^2))`]: average(runs, ({ mean, variance }) => (1 / 3 + 2 * mean) ** 2 + 4 * variance),
    };
    const [double] = rungs({ lambda, samples: { size } });
    for (const [question, value] of Object.entries(expected)) {
      const { left } = evaluate(parseClaim(`${question} >= 0`), double as AnyInterpretation, { t: 0, atoms: {} });
      const { lo, hi } = (double as AnyInterpretation).arithmetic.enclose(left);
      expect(lo).toBeCloseTo(value, 9);
      expect(hi - lo).toBeLessThan(1e-9);
    }
  });

  it.each([
    [2, 2, 'accumulated-batches', false],
    [1, 3, 'accumulated-batches', false],
    [2, 3, 'accumulated-batches', false],
    [2, 2, 'stale-model:accumulated-batches', true],
  ])('is fitted to the points of all rounds: n = %i, %i rounds, %s', (size, rounds, id, stale) => {
    const runs = keptRuns(size, rounds, stale);
    const expected = {
      [`runs(E(p[${rounds}], r))`]: average(runs, ({ mean }) => 1 / 3 + 2 * mean),
      [`runs(Var(p[${rounds}], r))`]: average(runs, ({ variance }) => 4 * variance),
      [`runs(E(p[${rounds}], r^2))`]: average(runs, ({ mean, variance }) => (1 / 3 + 2 * mean) ** 2 + 4 * variance),
    };
    const [double] = rungs({ samples: { size } }, loopOf(id)) as [AnyInterpretation];
    for (const [question, value] of Object.entries(expected)) {
      const { left } = evaluate(parseClaim(`${question} >= 0`), double, { t: 0, atoms: {} });
      expect(double.arithmetic.enclose(left).lo).toBeCloseTo(value, 9);
    }
  });

  it.each([
    ['weighted-means', 1, 1],
    ['weighted-means', 2, 2],
    ['weighted-means-of-twice', 1, 2],
  ] as const)('averages the means of a real and a synthetic sample: %s, n = %i and %i', (learner, size, synthetic) => {
    const weights = { lambda: Q.of(1, 2), samples: { size } };
    const loop = loopOf(`luce+fully-synthetic+${learner}`);
    const own = samples(gaussian(START.mean, START.variance), synthetic);
    const means = samples(REAL, size).flatMap((real) =>
      own.map(({ mean, weight }) => ({ mean: (2 * real.mean + mean) / 3, variance: 4, weight: weight * real.weight })),
    );
    const [double] = rungs(weights, loop) as [AnyInterpretation];
    const left = (question: string): number =>
      double.arithmetic.enclose(evaluate(parseClaim(`${question} >= 0`), double, { t: 0, atoms: {} }).left).lo;
    expect(left('runs(E(p[1], r))')).toBeCloseTo(
      average(means, ({ mean }) => 1 / 3 + 2 * mean),
      9,
    );
    expect(left('runs(E(p[1], r^2))')).toBeCloseTo(
      average(means, ({ mean }) => (1 / 3 + 2 * mean) ** 2 + 16),
      9,
    );
    expect(left('runs(Var(p[2], r))')).toBeCloseTo(16, 9);
    expect(() => ask('runs(E(p[2], r^2)) >= 0', { ...weights, K: Infinity }, loop)).toThrow(UnanswerableError);
  });

  it('does not know a batch that depends on the earlier ones other than by their fit', () => {
    const mixed = { lambda: Q.of(1, 2) };
    expect(ask('runs(E(p[1], r)) >= 0', mixed, loopOf('accumulated-batches')).certainty).toBe('exact');
    expect(() => ask('runs(E(p[2], r)) >= 0', mixed, loopOf('accumulated-batches'))).toThrow(
      new UnanswerableError('a batch that depends on the earlier ones other than by their fit'),
    );
  });

  it.each([
    ['runs(Var(p[t], r)) == (1 - 1/n)^t*Var(p[0], r)', 'true'],
    ['runs(Var(p[t], r)) == Var(p[0], r)', 'false'],
    ['runs(2*Var(p[1], r) - E(p[2], r)/3 + t) == 2*(1 - 1/n)*Var(p[0], r) - E(p[0], r)/3 + 2', 'true'],
    ['runs(Var(p[0], r)^2) == Var(p[0], r)^2', 'true'],
    ['runs(E(curate(p[t]), r)) == E(p[0], r)', 'true'],
  ])('answers %s: %s', (claim, truth) => expect(ask(claim)).toMatchObject({ truth, certainty: 'exact' }));

  it('moves its mean by s σ² under curation by a linear reward', () => {
    const curated = { K: Infinity };
    expect(ask('runs(E(p[1], r)) == E(p[0], r) + Var(p[0], r)', curated).truth).toBe('true');
    expect(ask('runs(E(p[2], r)) == E(p[0], r) + (2 - 1/n)*Var(p[0], r)', curated).truth).toBe('true');
  });

  it('keeps its expected variance with the divisor n − 1', () => {
    const unbiased = loopOf('luce+real-data+unbiased-sample');
    expect(ask('runs(Var(p[t], r)) == Var(p[0], r)', {}, unbiased).truth).toBe('true');
    expect(() => ask('runs(Var(p[t], r)) == 0', { samples: { size: 1 } }, unbiased)).toThrow(UnanswerableError);
  });

  it.each([
    ['a product of random numbers', 'runs(Var(p[1], r)^2) >= 0'],
    ['a quotient by one', 'runs(1/Var(p[1], r)) >= 0'],
    ['a function of one', 'runs(sqrt(Var(p[1], r))) >= 0'],
    ['the greater of two', 'runs(max(Var(p[1], r), Var(p[2], r))) >= 0'],
    ['a weight', 'runs(E(p[1], w)) >= 0'],
    ['a power of r beyond the second', 'runs(E(p[1], r^3)) >= 0'],
    ['a divergence', 'runs(KL(p[1], p[0])) >= 0'],
    ['a number of one run, outside them', 'Var(p[1], r) >= 0'],
    ['such a number beside its expectation', 'runs(Var(p[1], r))*Var(p[1], r) >= 0'],
  ])('does not answer for %s', (_name, claim) => {
    expect(() => ask(claim)).toThrow(UnanswerableError);
  });

  it('answers only the mean for a quadratic reward', () => {
    const bowl = { reward: quadratic('1', '1/2', '1/3') };
    expect(ask('runs(E(p[t], r)) == E(p[0], r)', bowl).truth).toBe('true');
    expect(() => ask('runs(Var(p[t], r)) >= 0', bowl)).toThrow(UnanswerableError);
    expect(() => ask('runs(E(p[t], r)) >= 0', { ...bowl, K: Infinity })).toThrow(UnanswerableError);
  });

  it('needs samples', () => {
    const { samples: _samples, ...without } = instance;
    const [double] = gaussianRungs(without, finiteSample).map((build) => build());
    const claim = parseClaim('runs(Var(p[1], r)) >= 0');
    expect(() => evaluate(claim, double as AnyInterpretation, { t: 0, atoms: {} })).toThrow(UnanswerableError);
  });
});

describe('samples of an instance', () => {
  const json = encodeGaussianInstance(instance);

  it('survive encoding', () => {
    expect(json.samples).toEqual({ size: 3 });
    expect(encodeGaussianInstance(decodeGaussianInstance(json))).toEqual(json);
  });

  it.each<[string, unknown, RegExp]>([
    ['none', { ...json, samples: { size: 0 } }, /n = 0/],
    ['too many', { ...json, samples: { size: 7 } }, /n = 7 .* from 1 to 6/],
    ['half a point', { ...json, samples: { size: 1.5 } }, /n = 1.5/],
    ['a seed', { ...json, samples: { size: 1, seed: 2 } }, /at samples/],
    ['a mixture', { ...json, model: 'mixture' }, /samples of a mixture/],
  ])('are refused for %s', (_name, value, message) => {
    expect(() => decodeGaussianInstance(value)).toThrow(InputError);
    expect(() => decodeGaussianInstance(value)).toThrow(message);
  });
});
