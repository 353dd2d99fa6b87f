import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  type AnyInterpretation,
  InputError,
  Q,
  UnanswerableError,
  UndefinedValueError,
  evaluate,
  parseClaim,
} from '../../../theory';
import { drawnLaws } from '../drawn-laws';
import { caseOf } from '../case';
import { loopOf } from '../../loops/catalogue';
import { decodeCoupled, encodeCoupled } from '../json/coupled';
import { type CoupledInstance, checkCoupledInstance, coupledRungs } from './index';

interface Fixture {
  readonly name: string;
  readonly instance: unknown;
  readonly rounds: readonly (readonly [readonly string[], readonly string[]])[];
  readonly limit: readonly [readonly string[], readonly string[]];
  /** To 50 digits. */
  readonly lyapunov: readonly [string, string];
  /** `gᵀθ_*`. */
  readonly gain: string;
}

const { cases } = JSON.parse(readFileSync(join(__dirname, '../fixtures/coupled.json'), 'utf8')) as {
  readonly cases: readonly Fixture[];
};

const exact = (instance: CoupledInstance, loop = 'curated'): AnyInterpretation =>
  (coupledRungs(instance, loopOf(loop))[1] as () => AnyInterpretation)();

const truth = (claim: string, of: AnyInterpretation, t = 0): string =>
  evaluate(parseClaim(claim), of, { t, atoms: {} }).truth;

/** The instance whose second reward is the coordinate of this position. */
function reading(instance: CoupledInstance, axis: number): CoupledInstance {
  return { ...instance, trueSlope: instance.slope.map((_, i) => (i === axis ? Q.one : Q.zero)) };
}

describe.each(cases)('two coupled models: $name', ({ instance: json, rounds, limit, lyapunov, gain }) => {
  const instance = decodeCoupled(json);

  it('survive a round trip through JSON', () => {
    expect(encodeCoupled(instance)).toEqual(json);
  });

  it('have the means of an independent implementation in every round, and its limit', () => {
    instance.slope.forEach((_, axis) => {
      const model = exact(reading(instance, axis));
      rounds.forEach(([first, second], t) => {
        expect(truth(`E(p[t], r_true) == ${first[axis]}`, model, t)).toBe('true');
        expect(truth(`E(partner(p[t]), r_true) == ${second[axis]}`, model, t)).toBe('true');
      });
      expect(truth(`E(p_limit, r_true) == ${limit[0][axis]}`, model)).toBe('true');
      expect(truth(`E(partner(p_limit), r_true) == ${limit[1][axis]}`, model)).toBe('true');
    });
  });

  it('have as Lyapunov form the sum of all later squared distances, every second round', () => {
    const model = exact(instance);
    ['p[0]', 'partner(p[0])'].forEach((law, i) => {
      expect(truth(`abs(lyapunov(${law}) - ${lyapunov[i]}) < 10^(-50)*lyapunov(${law})`, model)).toBe('true');
    });
  });

  it('end with this much of the second reward', () => {
    expect(truth(`E(p_limit, r_true) == ${gain}`, exact(instance))).toBe('true');
  });

  it('are enclosed by doubles', () => {
    const double = (coupledRungs(instance, loopOf('curated'))[0] as () => AnyInterpretation)();
    const { left } = evaluate(parseClaim(`E(p_limit, r_true) <= 10^6`), double, { t: 0, atoms: {} });
    const { lo, hi } = double.arithmetic.enclose(left);
    expect(lo).toBeLessThanOrEqual(Q.toNumber(Q.parse(gain)));
    expect(hi).toBeGreaterThanOrEqual(Q.toNumber(Q.parse(gain)));
    expect(hi - lo).toBeLessThan(1e-12 * Math.max(1, Math.abs(hi)));
  });
});

const turning = decodeCoupled(cases[1]?.instance);
const spatial = decodeCoupled(cases[3]?.instance);

describe('coupled models answer', () => {
  it.each([
    ['E(curate(p[t]), r) - E(p[t], r) == 1'],
    ['KL(curate(partner(p[t])), p[t + 1]) == 0'],
    ['KL(tilt(p[t]), curate(p[t])) == 0'],
    ['KL(next(p[t]), p[t + 1]) + KL(next(partner(p[t])), partner(p[t + 1])) == 0'],
    ['KL(partner(partner(p[t])), p[t]) == 0'],
    ['Var(p[t], 2*r + r_true) == 13'],
    ['E(p[t], w) == exp(E(p[t], r) + 1/2)'],
    ['E(p[t], w^2) == exp(2*E(p[t], r) + 2)'],
    ['E(p[t], w*w) == exp(2*E(p[t], r) + 2)'],
    ['Cov(p[t], r, r_true) == 1'],
    ['Cov(partner(p[t]), r_true - r, 2*r_true) == 8'],
    ['E(p[t], r^2) - E(p[t], r)^2 == Var(p[t], r)'],
    ['E(p[t], (1 - r)*r_true/3 - r_true) == (E(p[t], r_true) - E(p[t], r)*E(p[t], r_true) - 1)/3 - E(p[t], r_true)'],
    ['E(p_ref, (3 - r)/2 + log(w)) == 3/2'],
    ['radius == 9/10'],
    ['d == 2'],
    ['eta == 1'],
  ])('%s', (claim) => expect(truth(claim, exact(turning), 1)).toBe('true'));

  it.each([
    [
      [
        ['0', '-4'],
        ['0', '0'],
      ],
      'radius == 0',
    ],
    [
      [
        ['1', '2'],
        ['2', '1'],
      ],
      'radius == 3',
    ],
    [
      [
        ['-3', '0'],
        ['0', '1'],
      ],
      'radius == 3',
    ],
    [
      [
        ['1', '1'],
        ['1', '0'],
      ],
      'radius == (1 + sqrt(5))/2',
    ],
  ])('of the map %j: %s', (map, claim) => {
    expect(truth(claim, exact({ ...turning, map: map.map((row) => row.map(Q.parse)) }))).toBe('true');
  });

  it('on the line the absolute value as the radius', () => {
    const line = decodeCoupled({ ...(cases[0]?.instance as object), map: [['-2/3']] });
    expect(truth('radius == 2/3', exact(line))).toBe('true');
  });

  it.each([
    'TV(p[0], p_limit) > 0',
    'P(p[0], r > 0) > 0',
    'E(p[0], r^3) > 0',
    'Var(p[0], w) > 0',
    'E(p[0], w*r) > 0',
    'KL(partner(p_ref), p_ref) >= 0',
    'KL(q, p_ref) >= 0',
    'w_max > 0',
  ])('not %s', (claim) => expect(() => truth(claim, exact(turning))).toThrow(UnanswerableError));

  it('not for a spectral radius in three dimensions', () => {
    expect(() => truth('radius < 1', exact(spatial))).toThrow(UnanswerableError);
  });

  it('not where A has the eigenvalue 1, or two eigenvalues with the product 1', () => {
    const [one, two] = [['1'], ['-1']].map((row) => decodeCoupled({ ...(cases[0]?.instance as object), map: [row] }));
    expect(() => truth('E(p_limit, r) > 0', exact(one as CoupledInstance))).toThrow(UndefinedValueError);
    expect(() => truth('lyapunov(p[0]) > 0', exact(two as CoupledInstance))).toThrow(UndefinedValueError);
  });
});

describe('wrong loops move model 1', () => {
  it.each([
    ['ignore-reward', 'KL(p[t + 1], partner(p[t])) == 0'],
    ['prefer-worst', 'E(p[t + 1], r) == E(partner(p[t]), r) - 1'],
    ['stale-model', 'KL(p[t + 2], curate(partner(p[t]))) == 0'],
  ])('%s: %s', (mutant, claim) => expect(truth(claim, exact(turning, mutant), 1)).toBe('true'));
});

it('is drawn as one Gaussian a round', () => {
  expect(drawnLaws(caseOf(turning, loopOf('curated')), 1)).toEqual([
    {
      t: 0,
      kind: 'gaussian',
      mean: [0, 0],
      covariance: [
        [1, 0],
        [0, 1],
      ],
    },
    {
      t: 1,
      kind: 'gaussian',
      mean: [1, 0],
      covariance: [
        [1, 0],
        [0, 1],
      ],
    },
  ]);
});

describe('an instance is refused', () => {
  const four = Array.from({ length: 4 }, () => Q.one);
  it.each<[string, Partial<CoupledInstance>, string]>([
    ['in four dimensions', { slope: four }, 'the slope has 4 entries'],
    ['with a short mean', { means: [[Q.one], [Q.one, Q.one]] }, 'the mean of model 1 = [1] has 1 entries'],
    ['with a map of another size', { map: [[Q.one, Q.one]] }, 'the map has 1 rows, but the dimension is 2'],
    ['with a long row', { map: [[Q.one, Q.one], four] }, 'row 2 of the map = [1, 1, 1, 1] has 4 entries'],
    ['without a number of rounds', { rounds: 0.5 }, '0.5 is not a number of rounds'],
  ])('%s', (_name, difference, message) => {
    expect(() => checkCoupledInstance({ ...turning, ...difference })).toThrow(InputError);
    expect(() => checkCoupledInstance({ ...turning, ...difference })).toThrow(message);
  });

  it.each([
    [{ model: 'coupled' }, 'at map'],
    [{ ...(cases[0]?.instance as object), means: [['1']] }, 'at means'],
    [{ ...(cases[0]?.instance as object), more: 1 }, 'more'],
  ])('from the JSON %#', (json, message) => {
    expect(() => decodeCoupled(json)).toThrow(InputError);
    expect(() => decodeCoupled(json)).toThrow(message);
  });
});
