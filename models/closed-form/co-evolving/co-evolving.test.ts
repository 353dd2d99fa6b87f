import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type AnyInterpretation, InputError, Q, UnanswerableError, evaluate, parseClaim } from '../../../theory';
import { loopOf } from '../../loops/catalogue';
import { decodeCoEvolving, encodeCoEvolving } from '../json/co-evolving';
import { type CoEvolvingInstance, checkCoEvolvingInstance, coEvolvingRungs } from './index';

/** Texts have 40 digits. */
interface StateText {
  readonly p: readonly string[];
  readonly v: readonly string[];
}

interface Fixture {
  readonly name: string;
  readonly instance: unknown;
  readonly rounds: readonly StateText[];
  readonly nextOfQ: StateText;
}

const { cases } = JSON.parse(readFileSync(join(__dirname, '../fixtures/co-evolving.json'), 'utf8')) as {
  readonly cases: readonly Fixture[];
};

const rungs = (instance: CoEvolvingInstance, loop = 'curated'): AnyInterpretation[] =>
  coEvolvingRungs(instance, loopOf(loop)).map((build) => build());

const verdict = (claim: string, of: AnyInterpretation, t: number, x = 0): string =>
  evaluate(parseClaim(claim), of, { t, atoms: { x, y: 0 } }).truth;

/** The verdict of the first rung that has one. */
function truth(claim: string, instance: CoEvolvingInstance, t = 0, loop = 'curated'): string {
  for (const rung of rungs(instance, loop)) {
    try {
      const found = verdict(claim, rung, t);
      if (found !== 'unknown') return found;
    } catch (error) {
      if (rung.arithmetic.name !== 'exact') throw error;
    }
  }
  return 'unknown';
}

describe.each(cases)('a preference that moves: $name', ({ instance: json, rounds, nextOfQ }) => {
  const instance = decodeCoEvolving(json);
  const [double, , high] = rungs(instance) as [AnyInterpretation, AnyInterpretation, AnyInterpretation];

  it('survives a round trip through JSON', () => {
    expect(encodeCoEvolving(instance)).toEqual(json);
  });

  it.each([
    [double, '10^-13'],
    [high, '10^-38'],
  ])('has the masses of an independent implementation, on rung %#', (rung, error) => {
    rounds.forEach(({ p }, i) => {
      p.forEach((mass, x) => expect(verdict(`abs(p[t](x) - ${mass}) < ${error}`, rung, i + 1, x)).toBe('true'));
    });
    nextOfQ.p.forEach((mass, x) =>
      expect(verdict(`abs(mass(next(q), x) - ${mass}) < ${error}`, rung, 0, x)).toBe('true'),
    );
  });

  it('has its preferences', () => {
    rounds.forEach(({ v }, i) => {
      const known = { ...instance, preferences: [instance.preferences[0], v.map(Q.parse)] } as const;
      const [, , rung] = rungs(known) as [unknown, unknown, AnyInterpretation];
      expect(verdict('preference_distance(p[t], q) < 10^-38', rung, i + 1)).toBe('true');
    });
    const [, , rung] = rungs({ ...instance, preferences: [nextOfQ.v.map(Q.parse), instance.preferences[1]] }) as [
      unknown,
      unknown,
      AnyInterpretation,
    ];
    expect(verdict('preference_distance(next(q), p[0]) < 10^-38', rung, 0)).toBe('true');
  });
});

const two = decodeCoEvolving(cases[0]?.instance);
const q = (texts: readonly string[]): readonly ReturnType<typeof Q.parse>[] => texts.map(Q.parse);

describe('it answers', () => {
  it.each([
    ['TV(next(p[0]), p[1]) + preference_distance(next(p[0]), p[1]) < 10^-40'],
    ['TV(curate(p[0]), tilt(p[0])) > 0'],
    ['tau == 1'],
    ['beta == 1/2'],
    ['eta == 1/4'],
    ['d == 1'],
    ['K == 2'],
    ['sup_ratio(p[0], p_ref) == 4/3'],
    ['preference_distance(p[0], q) == 5/4'],
  ])('%s', (claim) => expect(truth(claim, two)).toBe('true'));

  it.each([
    'E(p[0], w) > 0',
    'w_max > 1',
    'P(p[0], A_star) > 0',
    'H(p[0], x) > 0',
    'preference_distance(p_ref, q) > 0',
    'TV(p_star, q) > 0',
  ])('not %s', (claim) =>
    expect(() => verdict(claim, rungs(two)[0] as AnyInterpretation, 0)).toThrow(UnanswerableError),
  );
});

describe('atoms of one feature keep their law, exactly', () => {
  const twins: CoEvolvingInstance = {
    ...two,
    features: [q(['1/2']), q(['1/2']), q(['-1'])],
    p0: q(['2/7', '5/7', '0']),
    pRef: q(['1/3', '1/3', '1/3']),
    q: q(['1', '0', '0']),
    preferences: [q(['1/2']), q(['1/2'])],
    lambda: 'infinity',
  };
  it.each([2, 3, Infinity])('for K = %d', (K) => {
    expect(truth('TV(p[t], p[0]) + preference_distance(p[t], p[0]) == 0', { ...twins, K }, 3)).toBe('true');
    expect(truth('TV(next(q), q) == 0', { ...twins, K })).toBe('true');
  });

  it.each([
    ['forget-to-normalise', 2, 'TV(p[1], p[0]) == 1/4'],
    ['biased-sampler', Infinity, 'TV(next(q), q) == 0'],
    ['drop-real-data', 2, 'TV(p[1], p[0]) == 0'],
  ])('on %s, K = %d: %s', (mutant, K, claim) => expect(truth(claim, { ...twins, K }, 0, mutant)).toBe('true'));

  it('with real data they move', () => {
    expect(truth('TV(p[1], p[0]) > 0', { ...twins, lambda: Q.one })).toBe('true');
    expect(truth('TV(p[1], p_ref) == 0', { ...twins, lambda: Q.zero })).toBe('true');
  });
});

it('attains the factor of contraction in a limit', () => {
  const near: CoEvolvingInstance = {
    ...two,
    features: [q(['1']), q(['-1'])],
    p0: q(['1/2', '1/2']),
    q: q(['1/2', '1/2']),
    preferences: [q(['1/1000']), q(['0'])],
    lambda: Q.of(1, 20),
    K: Infinity,
  };
  const [h, kappa] = ['exp(2*tau)', 'eta*(exp(2*tau) + tau)'];
  const distance = (p: string, other: string): string =>
    `(2*beta*${h}*TV(${p}, ${other}) + tau*preference_distance(${p}, ${other}))`;
  const factor = `(1 - beta*(1 - ${kappa}))`;
  const claim = (share: string): string =>
    `${distance('next(p[0])', 'next(q)')} >= ${share}*${factor}*${distance('p[0]', 'q')}`;
  expect(truth(claim('(1 - 10^-6)'), near)).toBe('true');
  expect(truth(claim('1'), near)).toBe('false');
});

describe('wrong loops', () => {
  it.each([
    ['ignore-reward', 'TV(p[1], p_ref) == TV(p[0], p_ref)/4'],
    ['prefer-worst', 'p[1](x) < 1/4*1/3 + 3/4*1/2'],
    ['one-candidate-less', 'TV(p[1], p_ref) == TV(p[0], p_ref)/4'],
  ])('%s: %s', (mutant, claim) => expect(truth(claim, two, 0, mutant)).toBe('true'));

  it('that forgets the normalising factor weighs by e^r at K = ∞', () => {
    const tilted = { ...two, K: Infinity, lambda: 'infinity' } as const;
    expect(truth('abs(p[1](x) - exp(1/8)/3) < 10^-40', tilted, 0, 'forget-to-normalise')).toBe('true');
  });
});

describe('an instance is refused', () => {
  it.each<[string, Partial<CoEvolvingInstance>, string]>([
    ['with five atoms', { features: Array.from({ length: 5 }, () => q(['0'])) }, 'features of 5 atoms'],
    [
      'with features of another length',
      { features: [q(['0']), q(['0', '1'])] },
      'a vector of 2 entries beside one of 1',
    ],
    ['with three features', { preferences: [q(['0', '0', '0']), q(['0'])] }, 'a preference of 3 entries'],
    ['with a short law', { p0: q(['1']) }, 'p_0 has 1 masses, but there are 2 atoms'],
    ['with a negative mass', { q: q(['-1', '2']) }, 'q has the mass -1'],
    ['with masses that sum to another number', { pRef: q(['1', '1']) }, 'the real-data law (ref) sums to 2'],
    ['with a negative tau', { tau: Q.of(-1) }, 'tau = -1 is negative'],
    ['with beta = 0', { beta: Q.zero }, 'beta = 0 is not in (0, 1]'],
    ['with too many candidates', { K: 7 }, 'K = 7 is not a number of candidates from 1 to 6'],
    ['with a negative lambda', { lambda: Q.of(-1) }, 'lambda = -1 is negative'],
    ['without a number of rounds', { rounds: -1 }, '-1 is not a number of rounds'],
  ])('%s', (_name, difference, message) => {
    expect(() => checkCoEvolvingInstance({ ...two, ...difference })).toThrow(InputError);
    expect(() => checkCoEvolvingInstance({ ...two, ...difference })).toThrow(message);
  });

  it.each([
    [{ model: 'co-evolving' }, 'at features'],
    [{ ...(cases[0]?.instance as object), K: 'many' }, 'at K'],
    [{ ...(cases[0]?.instance as object), more: 1 }, 'more'],
  ])('from the JSON %#', (json, message) => {
    expect(() => decodeCoEvolving(json)).toThrow(InputError);
    expect(() => decodeCoEvolving(json)).toThrow(message);
  });
});
