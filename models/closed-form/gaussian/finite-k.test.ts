import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InputError, Q, UnanswerableError } from '../../../theory';
import fixtures from '../fixtures/gaussian-finite-k.json';
import { component, linear, matrix, quadratic } from './cases.testing';
import { type FiniteKProblem, type GaussianReward, finiteKStep } from './index';

interface Fixture {
  readonly name: string;
  readonly precision: readonly (readonly string[])[];
  readonly mean: readonly string[];
  readonly reward: {
    readonly kind: string;
    readonly b: string;
    readonly A?: readonly (readonly string[])[];
    readonly c?: readonly string[];
    readonly slope?: readonly string[];
  };
  readonly points: readonly (readonly string[])[];
  readonly expectationBefore: string;
  readonly variance: string;
  readonly steps: readonly {
    readonly K: number;
    readonly expectationAfter: string;
    readonly gain: string;
    readonly curationFactor: readonly string[];
  }[];
}

const cases: readonly Fixture[] = fixtures.cases;
const parse = (row: readonly string[] = []) => row.map(Q.parse);

function problemOf({ precision, mean, reward }: Fixture): FiniteKProblem {
  const decoded: GaussianReward =
    reward.kind === 'linear'
      ? { kind: 'linear', b: Q.parse(reward.b), slope: parse(reward.slope) }
      : { kind: 'quadratic', b: Q.parse(reward.b), A: (reward.A ?? []).map(parse), c: parse(reward.c) };
  return { precision: precision.map(parse), mean: parse(mean), reward: decoded };
}

/** Within the stated error of a reference with 14 digits, and that error small. */
function expectWithin(value: number, error: number, text: string, relative: number): void {
  const reference = Number(text);
  expect(Math.abs(value - reference)).toBeLessThanOrEqual(error + 2e-14 * Math.abs(reference));
  expect(error).toBeLessThanOrEqual(relative * Math.abs(reference));
}

describe.each(cases)('finite K on $name', (fixture) => {
  it.each(fixture.steps.map((step) => [step.K, step] as const))(
    'K = %i agrees with the reference within its error',
    (K, reference) => {
      const step = finiteKStep(problemOf(fixture), K);
      expectWithin(step.expectationBefore, step.error.expectationBefore, fixture.expectationBefore, 1e-12);
      expectWithin(step.expectationAfter, step.error.expectationAfter, reference.expectationAfter, 1e-9);
      expectWithin(step.variance, step.error.variance, fixture.variance, 1e-9);
      if (K === 1) expect([step.gain, step.error.gain]).toEqual([0, 0]);
      else expectWithin(step.gain, step.error.gain, reference.gain, 1e-9);
      fixture.points.forEach((x, i) => {
        const { value, error } = step.curationFactor(x.map((text) => Q.toNumber(Q.parse(text))));
        expectWithin(value, error, reference.curationFactor[i] ?? '', 1e-6);
      });
    },
  );
});

const rational = (min: number, max: number) =>
  fc.tuple(fc.integer({ min: min * 4, max: max * 4 }), fc.constant(4)).map(([n, d]) => Q.of(n, d));
const problem = fc
  .record({
    precision: rational(1, 3),
    mean: rational(-2, 2),
    b: rational(-1, 1),
    a: rational(0, 4),
    c: rational(-1, 1),
  })
  .map(({ precision, mean, b, a, c }): FiniteKProblem => ({
    precision: [[precision]],
    mean: [mean],
    reward: { kind: 'quadratic', b, A: [[a]], c: [c] },
  }));
const candidates = fc.constantFrom(1, 2, 3, 7, 50, 1000);

describe('finite K', () => {
  it('obeys lemma-2.2 and E[w] after at most K times before, within its error', () => {
    fc.assert(
      fc.property(problem, candidates, (p, K) => {
        const { gain, variance, expectationBefore, expectationAfter, error } = finiteKStep(p, K, {
          relativeTolerance: 1e-8,
        });
        const wMax = Math.exp(Q.toNumber(p.reward.b));
        expect(gain + error.gain + error.variance / wMax).toBeGreaterThanOrEqual(((1 - 1 / K) * variance) / wMax);
        expect(expectationAfter - error.expectationAfter).toBeLessThanOrEqual(
          K * (expectationBefore + error.expectationBefore),
        );
        expect(expectationAfter - error.expectationAfter).toBeLessThanOrEqual(wMax);
      }),
      { numRuns: 40 },
    );
  });

  it('approaches the tilted Gaussian like 1/K', () => {
    // E[w²]/E[w] for N(0, 1), r = −x²: sqrt(3/5).
    const p: FiniteKProblem = { ...component('1', '0'), reward: quadratic('0', '2', '0') };
    const gaps = [100, 1000, 10000].map((K) => K * (Math.sqrt(3 / 5) - finiteKStep(p, K).expectationAfter));
    // lemma-2.1: K(H/H^∞ − 1) → 1 + Var/E² − w/E, whose mean under the limit law times w is the constant.
    const moment = (k: number): number => (1 + 2 * k) ** -0.5;
    const constant = moment(3) / moment(1) ** 2 - moment(2) ** 2 / moment(1) ** 3;
    gaps.forEach((gap, i) => expect(Math.abs(gap / constant - 1)).toBeLessThan(30 / 10 ** (i + 2)));
  });

  it('has a curation factor of mean 1', () => {
    const { curationFactor } = finiteKStep({ ...component('2', '-1/2'), reward: quadratic('1/3', '3', '1') }, 5);
    let mean = 0;
    for (let z = -9; z <= 9; z += 1 / 16) {
      mean += (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) / 16) * curationFactor([-0.5 + z / Math.sqrt(2)]).value;
    }
    expect(Math.abs(mean - 1)).toBeLessThan(1e-9);
  });

  it('takes a diagonal problem in two dimensions as one where a coordinate does not matter', () => {
    const plane = finiteKStep({ ...component('2 0; 0 5', '-1/2 7'), reward: quadratic('1/3', '3 0; 0 0', '1 0') }, 4);
    const line = finiteKStep({ ...component('2', '-1/2'), reward: quadratic('1/3', '3', '1') }, 4);
    expect(Math.abs(plane.gain - line.gain)).toBeLessThan(plane.error.gain + line.error.gain);
  });

  it('takes a linear reward in any dimension as its one-dimensional law', () => {
    const space = finiteKStep({ ...component('2 1 0; 1 2 0; 0 0 1', '1 0 1'), reward: linear('0', '1/2 0 1/2') }, 3);
    // slopeᵀμ = 1 and slopeᵀΣ slope = (2/3)/4 + 1/4 = 5/12
    const line = finiteKStep({ ...component('12/5', '1'), reward: linear('0', '1') }, 3);
    expect(Math.abs(space.gain - line.gain)).toBeLessThan(space.error.gain + line.error.gain);
  });

  const valid: FiniteKProblem = { ...component('1', '0'), reward: quadratic('0', '1', '0') };
  it.each<[string, FiniteKProblem, number, object, unknown]>([
    ['half a candidate', valid, 1.5, {}, InputError],
    ['no candidate', valid, 0, {}, InputError],
    ['infinitely many', valid, Infinity, {}, InputError],
    ['an impossible tolerance', valid, 2, { relativeTolerance: 1e-20 }, InputError],
    ['an indefinite A', { ...valid, reward: quadratic('0', '-1', '0') }, 2, {}, InputError],
    ['an indefinite precision', { ...valid, precision: matrix('-1') }, 2, {}, InputError],
    [
      'a full matrix',
      { ...component('1 0; 0 1', '0 0'), reward: quadratic('0', '2 1; 1 2', '0 0') },
      2,
      {},
      UnanswerableError,
    ],
    [
      'three dimensions',
      { ...component('1 0 0; 0 1 0; 0 0 1', '0 0 0'), reward: quadratic('0', '1 0 0; 0 1 0; 0 0 1', '0 0 0') },
      2,
      {},
      UnanswerableError,
    ],
  ])('refuses %s', (_name, p, K, options, kind) => {
    expect(() => finiteKStep(p, K, options)).toThrow(kind);
  });

  it('refuses a point of another dimension', () => {
    expect(() => finiteKStep(valid, 2).curationFactor([1, 2])).toThrow(InputError);
    expect(() => finiteKStep(valid, 2).curationFactor([NaN])).toThrow(InputError);
  });
});
