/**
 * Compares the Gaussian model with reference rounds from an independent implementation
 * (`fixtures/gaussian_moments.py`).
 */
import { describe, expect, it } from '@jest/globals';
import { type AnyInterpretation, Q, type Rational, evaluate, parseClaim } from '../../../theory';
import { curatedLoop, maximumLikelihoodLoop } from '../../loops/curated';
import fixtures from '../fixtures/gaussian-moments.json';
import { decodeGaussianInstance } from '../json/gaussian';
import { type GaussianInstance, gaussianRungs } from './index';
import { quotients } from './cases.testing';
import type { GaussianLaw, Part } from './law';

/** A loop of `gaussian-moments.json`. A round holds numbers as text, and parameters if the law is a single Gaussian. */
interface LoopFixture {
  readonly name: string;
  readonly instance: unknown;
  readonly rounds: readonly Readonly<Record<string, unknown>>[];
  readonly KL_ref_q?: string;
  readonly KL_q_ref?: string;
}

const loops: readonly LoopFixture[] = fixtures.loops;
const RUNGS = ['double', 'exact', '50 digits', '200 digits'] as const;
/** The largest relative width of an enclosure, by rung; references have 40 digits. */
const WIDTH = [Q.parse('1e-11'), Q.parse('1e-36'), Q.parse('1e-36'), Q.parse('1e-36')];
const REFERENCE_ERROR = Q.parse('1e-38');

const SIDES: Readonly<Record<string, string>> = {
  E_w: 'E(p[t], w)',
  E_w2: 'E(p[t], w^2)',
  Var_w: 'Var(p[t], w)',
  E_r: 'E(p[t], r)',
  Var_r: 'Var(p[t], r)',
  E_wr: 'E(p[t], w * r)',
  sup_ratio: 'sup_ratio(p[t], p_ref)',
  KL_to_ref: 'KL(p[t], p_ref)',
  KL_from_ref: 'KL(p_ref, p[t])',
  KL_ref_q: 'KL(p_ref, q)',
  KL_q_ref: 'KL(q, p_ref)',
};

const abs = (a: Rational): Rational => (a.num < 0n ? Q.neg(a) : a);

/** Whether value ∈ [reference − slack, reference + slack]: 'in' if certainly, 'out' if certainly not, else 'wide'. */
function placed(model: AnyInterpretation, value: unknown, reference: Rational, slack: Rational): 'in' | 'out' | 'wide' {
  const A = model.arithmetic;
  const low = A.decide('>=', value, A.fromRational(Q.sub(reference, slack))).truth;
  const high = A.decide('<=', value, A.fromRational(Q.add(reference, slack))).truth;
  if (low === 'false' || high === 'false') return 'out';
  return low === 'true' && high === 'true' ? 'in' : 'wide';
}

function expectValue(model: AnyInterpretation, rung: number, t: number, name: string, text: string): void {
  const { left } = evaluate(parseClaim(`${SIDES[name]} >= 0`), model, { t, atoms: {} });
  const reference = Q.parse(text);
  expect([t, name, placed(model, left, reference, Q.mul(abs(reference), REFERENCE_ERROR))]).not.toContain('out');
  const scale = name.startsWith('Var') ? Q.add(abs(reference), Q.parse('1e-4')) : abs(reference);
  const slack = Q.add(Q.mul(scale, WIDTH[rung] as Rational), Q.parse('1e-300'));
  expect([t, name, placed(model, left, reference, slack)]).toEqual([t, name, 'in']);
}

const isMixed = (instance: GaussianInstance): boolean => instance.model === 'mixture' || instance.lambda !== 'infinity';

describe.each(loops)('$name', (fixture) => {
  const instance = decodeGaussianInstance(fixture.instance);

  it.each([0, 1, 2, 3])('encloses the reference at rung %i, narrowly', (rung) => {
    const model = gaussianRungs(instance, curatedLoop)[rung]?.() as AnyInterpretation;
    for (const [t, round] of fixture.rounds.entries()) {
      // From the second step on, shares of mixtures are quotients by sums of exponentials, which exact reals cannot
      // represent.
      if (RUNGS[rung] === 'exact' && isMixed(instance) && t > (instance.model === 'mixture' ? 0 : 1)) return;
      for (const [name, value] of Object.entries(round)) {
        if (typeof value === 'string') expectValue(model, rung, t, name, value);
      }
    }
    for (const name of ['KL_ref_q', 'KL_q_ref'] as const) {
      const value = fixture[name];
      if (value !== undefined) expectValue(model, rung, 0, name, value);
    }
  });
});

/** The precision, row by row, and mean of a law of one component, as text. */
function parameters(model: AnyInterpretation, t: number): { precision: string[]; mean: string[] } {
  const law = model.round(t) as GaussianLaw<unknown>;
  expect(law.parts).toHaveLength(1);
  const { precision, den, mean } = (law.parts as [Part<unknown>])[0].component;
  return { precision: quotients(precision, den), mean: quotients(mean.entries, mean.den) };
}

describe('exact parameters', () => {
  const single = loops.filter(({ rounds }) => 'precision' in (rounds[0] ?? {}));
  it('are given for at least six loops', () => expect(single.length).toBeGreaterThanOrEqual(6));

  it.each(single)('$name: every tilt has the reference precision and mean', (fixture) => {
    const model = gaussianRungs(decodeGaussianInstance(fixture.instance), curatedLoop)[1]?.() as AnyInterpretation;
    fixture.rounds.forEach((round, t) => {
      expect(parameters(model, t)).toEqual({ precision: (round.precision as string[][]).flat(), mean: round.mean });
    });
  });

  it.each(fixtures.fits)('$name: every maximum-likelihood fit has the reference precision and mean', (fixture) => {
    const model = gaussianRungs(
      decodeGaussianInstance(fixture.instance),
      maximumLikelihoodLoop,
    )[0]?.() as AnyInterpretation;
    fixture.rounds.forEach((round, t) => {
      expect(parameters(model, t)).toEqual({ precision: round.precision.flat(), mean: round.mean });
    });
  });
});
