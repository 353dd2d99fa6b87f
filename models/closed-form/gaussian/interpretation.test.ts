import { describe, expect, it } from '@jest/globals';
import {
  type AnyInterpretation,
  Q,
  type Rational,
  UnanswerableError,
  UndefinedValueError,
  evaluate,
  parseClaim,
} from '../../../theory';
import { curatedLoop, maximumLikelihoodLoop } from '../../loops/curated';
import type { Loop } from '../../loops/loop';
import { MUTANTS } from '../../loops/mutants';
import { caseNamed, component, instanceOf, linear, quadratic, quotients } from './cases.testing';
import { type GaussianInstance, gaussianRungs } from './index';
import type { GaussianLaw } from './law';

const RUNGS = [0, 1, 2, 3];
const EXACT = 1;

const modelOf = (instance: GaussianInstance, rung: number, loop: Loop = curatedLoop): AnyInterpretation => {
  const make = gaussianRungs(instance, loop)[rung];
  if (make === undefined) throw new Error(`no rung ${rung}`);
  return make();
};
const check = (claim: string, model: AnyInterpretation, t = 0): unknown =>
  evaluate(parseClaim(claim), model, { t, atoms: {} });
const EXACTLY_TRUE = { truth: 'true', certainty: 'exact' };

const FISHER = 'E(p[t + 1], w) - E(p[t], w) == Var(p[t], w) / E(p[t], w)';

describe('identities of the limit loop, decided exactly', () => {
  it.each([
    ['fisher-identity', FISHER],
    ['mirror-descent', 'KL(p[t + 1], p[t]) + KL(p[t], p[t + 1]) == E(p[t + 1], r) - E(p[t], r)'],
    ['chi-squared of a step', 'chi2(p[t + 1], p[t]) == Var(p[t], w) / E(p[t], w)^2'],
  ])('%s holds on single Gaussians', (_name, claim) => {
    for (const name of ['line', 'plane', 'space', 'linear']) {
      for (const t of [0, 1, 3]) expect(check(claim, modelOf(caseNamed(name), EXACT), t)).toMatchObject(EXACTLY_TRUE);
    }
  });

  it('fisher-identity holds on mixtures', () => {
    for (const t of [0, 1, 3])
      expect(check(FISHER, modelOf(caseNamed('mixture'), EXACT), t)).toMatchObject(EXACTLY_TRUE);
  });

  it.each(['real', 'realMixture'])('the tilt of a law with real data obeys fisher-identity: %s', (name) => {
    const claim = 'E(tilt(p[t]), w) - E(p[t], w) == Var(p[t], w) / E(p[t], w)';
    for (const t of [0, 1, 2]) expect(check(claim, modelOf(caseNamed(name), EXACT), t)).toMatchObject(EXACTLY_TRUE);
  });

  it('a false identity is refuted at every rung', () => {
    const claim = 'E(p[t + 1], w) - E(p[t], w) == Var(p[t], w) / w_max';
    for (const rung of RUNGS) expect(check(claim, modelOf(caseNamed('plane'), rung))).toMatchObject({ truth: 'false' });
  });

  it('without curation the loop contracts to p_ref by exactly η', () => {
    const reference = [component('1 0; 0 3', '3 -4', '1/4'), component('1 0; 0 1', '0 0', '3/4')];
    const instance = { ...caseNamed('mixture'), reference, K: 1, lambda: Q.of(2, 3) };
    const claim = 'E(p[t + 1], w) - E(p_ref, w) == eta * (E(p[t], w) - E(p_ref, w))';
    for (const t of [0, 1, 4]) expect(check(claim, modelOf(instance, EXACT), t)).toMatchObject(EXACTLY_TRUE);
  });

  it('polynomials in w and r are expanded', () => {
    const model = modelOf(caseNamed('real'), EXACT);
    for (const claim of [
      'E(p[t], exp(2 * r + 1)) == exp(1) * E(p[t], w^2)',
      'E(p[t], log(3 * w^2)) == log(3) + 2 * E(p[t], r)',
      'E(p[t], (w - E(p[t], w))^2) == Var(p[t], w)',
      'Cov(p[t], w, w) == Var(p[t], w)',
      'Cov(p[t], w, r) == E(p[t], w*r) - E(p[t], w)*E(p[t], r)',
      'central_moment(p[t], w, 2) == Var(p[t], w)',
      'moment(p[t], w, 3) == E(p[t], w^3)',
      'E(p[t], w^3 / w) == E(p[t], w^2)',
      'E(p[t], r^2) - E(p[t], r)^2 == Var(p[t], r)',
      'E(p[t], 1) == 1',
    ]) {
      for (const t of [0, 1]) expect(check(claim, model, t)).toMatchObject({ truth: 'true' });
    }
  });
});

describe('inequalities', () => {
  const LEMMA = 'E(p[t + 1], w) >= E(p[t], w) + (1 - 1 / K) * Var(p[t], w) / w_max';
  it.each(RUNGS)('lemma-2.2 holds at rung %i', (rung) => {
    for (const name of ['line', 'plane', 'space', 'linear', 'mixture']) {
      expect(check(LEMMA, modelOf(caseNamed(name), rung), 1)).toMatchObject({ truth: 'true' });
    }
  });

  it('a loop that prefers the worst refutes it', () => {
    const worst: Loop = {
      ...curatedLoop,
      curate: (ops, law, candidates) => ops.curate(law, { candidates, power: -1 }),
    };
    const instance = instanceOf([component('9', '1')], quadratic('0', '1', '0'));
    expect(check(LEMMA, modelOf(instance, 0, worst), 2)).toMatchObject({ truth: 'false' });
    expect(() => check(LEMMA, modelOf(caseNamed('line'), 0, worst))).toThrow(UnanswerableError);
  });

  it('a loop that ignores the reward refutes it', () => {
    const blind: Loop = { ...curatedLoop, curate: (ops, law, candidates) => ops.curate(law, { candidates, power: 0 }) };
    for (const name of ['line', 'mixture'])
      expect(check(LEMMA, modelOf(caseNamed(name), 0, blind))).toMatchObject({ truth: 'false' });
  });

  it('a loop that does not normalise multiplies the total mass by E[w]', () => {
    const raw = MUTANTS['forget-to-normalise'].mutate(curatedLoop);
    for (const name of ['line', 'mixture']) {
      expect(check('E(p[1], 1) == E(p[0], w)', modelOf(caseNamed(name), EXACT, raw))).toMatchObject(EXACTLY_TRUE);
      expect(check('E(p[2], 1) == E(p[0], w^2)', modelOf(caseNamed(name), EXACT, raw))).toMatchObject(EXACTLY_TRUE);
    }
  });
});

describe('a thousand rounds', () => {
  it.each([0, EXACT, 2])('stay cheap and narrow at rung %i', (rung) => {
    const model = modelOf({ ...caseNamed('plane'), rounds: 1001 }, rung);
    expect(check('E(p[t + 1], w) > E(p[t], w)', model, 1000)).toMatchObject({ truth: 'true' });
    expect(check('w_max - E(p[t], w) < 1 / 500', model, 1000)).toMatchObject({ truth: 'true' });
    expect(check('sup_ratio(p[t], p_ref) > 2000', model, 1000)).toMatchObject({ truth: 'true' });
  });
});

describe('dropped hypotheses', () => {
  it('an indefinite A with Λ + A not positive definite has no limit law', () => {
    const instance = instanceOf([component('1 0; 0 1', '0 0')], quadratic('0', '1 0; 0 -2', '0 0'));
    for (const rung of RUNGS) {
      expect(() => modelOf(instance, rung).round(1)).toThrow(UndefinedValueError);
      expect(() => modelOf(instance, rung).round(1)).toThrow(/the limit law does not exist/);
    }
  });

  it('a mildly indefinite A has laws only for a few rounds, and an infinite E[w^2] before that', () => {
    const model = modelOf(instanceOf([component('5', '1')], quadratic('0', '-2', '0')), 0);
    expect(model.round(2)).toBeDefined();
    expect(() => model.round(3)).toThrow(UndefinedValueError);
    expect(() => check('Var(p[1], w) > 0', model)).toThrow(/E\[w\^2\] is infinite/);
    expect(check('w_max > 1000', model)).toMatchObject({ truth: 'true' });
  });

  it('a linear reward moves the mean by Σ·slope and keeps the covariance for ever', () => {
    const model = modelOf(caseNamed('linear'), 0);
    const shapes = [0, 1, 5].map((t) => {
      const law = model.round(t) as GaussianLaw<unknown>;
      return law.parts.map(({ component: { precision, den, mean } }) => ({
        precision: quotients(precision, den).join(' '),
        mean: quotients(mean.entries, mean.den).join(' '),
      }));
    });
    // Σ = [[4, -2], [-2, 8]]/7, slope = (1, -1/2): Σ·slope = (5/7, -6/7).
    expect(shapes.flat().map(({ precision }) => precision)).toEqual(Array(3).fill('2 1/2 1/2 1'));
    expect(shapes.flat().map(({ mean }) => mean)).toEqual(['1 -1', '12/7 -13/7', '32/7 -37/7']);
    expect(check('Var(p[5], r) == Var(p[0], r)', modelOf(caseNamed('linear'), EXACT))).toMatchObject(EXACTLY_TRUE);
  });
});

describe('scalars', () => {
  const infinite = (model: AnyInterpretation, name: Parameters<AnyInterpretation['scalar']>[0]): number =>
    model.arithmetic.enclose(model.scalar(name)).lo;

  it.each(RUNGS)('follow from the case at rung %i', (rung) => {
    const model = modelOf(caseNamed('real'), rung);
    for (const claim of [
      'w_max == exp(1/3)',
      'r_max == 1/3',
      'lambda == 1/2',
      'eta == 1/3',
      'd == 2',
      'w_min == 0',
      'epsilon == 0',
    ]) {
      expect(['true', 'unknown']).toContain((check(claim, model) as { truth: string }).truth);
    }
    expect([infinite(model, 'K'), infinite(model, 'D'), infinite(model, 'r_min')]).toEqual([
      Infinity,
      Infinity,
      -Infinity,
    ]);
  });

  it('are exact on the exact rung', () => {
    for (const claim of ['w_max == exp(1/3)', 'r_max == 1/3', 'eta == 1/3', 'M_0 == 29/18', 'd == 2', 'w_min == 0']) {
      expect(check(claim, modelOf(caseNamed('real'), EXACT))).toMatchObject(EXACTLY_TRUE);
    }
  });

  it('are infinite for a linear reward, and all equal for a constant one', () => {
    const model = modelOf(caseNamed('linear'), 0);
    expect([infinite(model, 'w_max'), infinite(model, 'r_max'), infinite(model, 'w_min')]).toEqual([
      Infinity,
      Infinity,
      0,
    ]);
    const constant = modelOf(instanceOf([component('1', '0')], linear('2', '0')), EXACT);
    for (const claim of ['w_max == w_min', 'r_max == 2', 'D == 0', 'sup_ratio(p[3], p_ref) == 1']) {
      expect(check(claim, constant)).toMatchObject(EXACTLY_TRUE);
    }
  });
});

describe('the supremum ratio', () => {
  it.each([
    ['fully synthetic', caseNamed('plane')],
    ['with real data', caseNamed('real')],
    ['of a mixture', caseNamed('realMixture')],
  ])('bounds the mean ratio and is at most 1 + λ-like growth: %s', (_name, instance) => {
    for (const rung of [0, EXACT]) {
      const model = modelOf(instance, rung);
      // E_{p_t}[w]/E_ref[w] is a mean of the ratio p_t/p_ref under another law, hence below its supremum.
      expect(check('sup_ratio(p[2], p_ref) > E(p[2], w) / E(p_ref, w)', model)).toMatchObject({ truth: 'true' });
      expect(check('sup_ratio(p_ref, p_ref) == 1', model)).toMatchObject({ truth: 'true' });
    }
  });

  it('has the value w_max/E[w] after one step', () => {
    const claim = 'sup_ratio(p[1], p_ref) == w_max / E(p_ref, w)';
    for (const name of ['line', 'space', 'mixture'])
      expect(check(claim, modelOf(caseNamed(name), EXACT))).toMatchObject(EXACTLY_TRUE);
    const mixed = 'sup_ratio(p[1], p_ref) == 1 - eta + eta * w_max / E(p_ref, w)';
    for (const name of ['real', 'realMixture'])
      expect(check(mixed, modelOf(caseNamed(name), EXACT))).toMatchObject(EXACTLY_TRUE);
  });

  it.each([
    [
      'a start other than p_ref',
      { ...caseNamed('real'), start: [component('1 0; 0 1', '0 0')] },
      'sup_ratio(p[1], p_ref) > 0',
    ],
    ['an unbounded reward', caseNamed('linear'), 'sup_ratio(p[1], p_ref) > 0'],
    ['another law below', caseNamed('real'), 'sup_ratio(p[1], q) > 0'],
  ])('is not known for %s', (_name, instance, claim) => {
    expect(() => check(claim, modelOf(instance, 0))).toThrow(UnanswerableError);
  });
});

describe('the maximum-likelihood loop', () => {
  const reference = component('1 1/4 0; 1/4 2 0; 0 0 3', '3 -1 2');
  const instance = { ...caseNamed('space'), reference: [reference], K: 1, lambda: Q.of(1, 3) };
  const parameters = (law: GaussianLaw<unknown>): Rational[] =>
    law.parts.flatMap(({ component: { mean, covariance } }) => {
      const first = quotients(mean.entries, mean.den).map(Q.parse);
      const second = quotients(covariance.entries, covariance.den).map(Q.parse);
      const products = first.flatMap((a) => first.map((b) => Q.mul(a, b)));
      return [...first, ...second.map((entry, i) => Q.add(entry, products[i] ?? Q.zero))];
    });

  it('contracts every mean parameter by exactly η per round', () => {
    const model = modelOf(instance, 0, maximumLikelihoodLoop);
    const target = parameters(model.named('p_ref') as GaussianLaw<unknown>);
    const eta = Q.of(1, 4);
    for (const t of [0, 1, 2, 3]) {
      const [now, next] = [
        parameters(model.round(t) as GaussianLaw<unknown>),
        parameters(model.round(t + 1) as GaussianLaw<unknown>),
      ];
      next.forEach((value, i) => {
        const [old, limit] = [now[i] ?? Q.zero, target[i] ?? Q.zero];
        expect(Q.equals(Q.sub(value, limit), Q.mul(eta, Q.sub(old, limit)))).toBe(true);
      });
    }
  });

  it('lowers KL(p_ref, p_t) in every round', () => {
    const model = modelOf(instance, 0, maximumLikelihoodLoop);
    for (const t of [0, 1, 2, 3])
      expect(check('KL(p_ref, p[t + 1]) < KL(p_ref, p[t])', model, t)).toMatchObject({ truth: 'true' });
  });

  it('has no exact fit if shares are evidences', () => {
    const model = modelOf({ ...caseNamed('mixture'), lambda: Q.one }, 0, maximumLikelihoodLoop);
    expect(() => model.round(1)).toThrow(UnanswerableError);
  });

  it('refuses numbers that grow without bound', () => {
    const curated = { ...caseNamed('space'), lambda: Q.one, rounds: 40 };
    expect(() => modelOf(curated, 0, maximumLikelihoodLoop).round(40)).toThrow(/an exact fit of numbers with/);
  });
});

describe('questions without an answer', () => {
  it.each([
    'P(p[1], A_star) > 0',
    'P(p[1], w >= 1) > 0',
    'KL(p_star, p[1]) > 0',
    'E(given(p[1], A_star), w) > 0',
    'E_draws(p[1], mean(w)) > 0',
    'H(p[1], x) > 0',
    'mass(p[1], x) > 0',
    'TV(p[0], p[1]) > 0',
    'w_next > 0',
    'E(p[1], exp(w)) > 0',
    'E(p[1], tanh(r)) > 0',
    'E(p[1], r^3) > 0',
    'E(p[1], w / (1 + w)) > 0',
    'Var(p[1], r^2) > 0',
    'KL(p[2], p[1]) > 0',
  ])('are refused at every rung: %s', (claim) => {
    for (const rung of RUNGS)
      expect(() => check(claim, modelOf(caseNamed('realMixture'), rung))).toThrow(UnanswerableError);
  });

  it('a moment of w that is infinite is undefined', () => {
    expect(() => check('E(p[0], 1 / w) > 0', modelOf(caseNamed('line'), 0))).toThrow(UndefinedValueError);
    expect(
      check('E(p[0], 1 / w) > 1', modelOf(instanceOf([component('5', '1')], quadratic('0', '1', '0')), 0)),
    ).toMatchObject({ truth: 'true' });
  });

  it('a fitting error has no closed form', () => {
    expect(() => modelOf({ ...caseNamed('line'), epsilon: Q.of(1, 10) }, 0).round(1)).toThrow(UnanswerableError);
  });

  it('a law has divergence 0 from itself, mixtures included', () => {
    for (const rung of RUNGS) {
      const model = modelOf(caseNamed('realMixture'), rung);
      for (const claim of ['KL(p[2], p[2]) <= 0', 'chi2(p[1], p[1]) <= 0', 'KL(p[0], p_ref) <= 0']) {
        expect(check(claim, model)).toMatchObject({ truth: 'true' });
      }
    }
  });
});
