import { describe, expect, it } from '@jest/globals';
import {
  type DiscreteInstance,
  type Loop,
  type LuceRule,
  curatedLoop,
  discreteRungs,
  finite,
  loopOf,
} from '../../models';
import { Q, evaluate, parseClaim } from '../../theory';
import { scaledClaim, scaledInstance, topGiven } from './scaled-weights';

const instance: DiscreteInstance = {
  model: 'discrete',
  p0: [Q.of(1, 2), Q.of(1, 3), Q.of(1, 6)],
  w: [Q.of(3), Q.of(1), Q.of(2)],
  pRef: [Q.of(1, 4), Q.of(1, 4), Q.of(1, 2)],
  q: [Q.of(1), Q.zero, Q.zero],
  K: 2,
  lambda: Q.of(1, 2),
  epsilon: Q.zero,
  rounds: 2,
};
const TOP = Q.of(5, 7);

/** A choice by w + 1, which tells large weights from small ones. */
const ABSOLUTE: LuceRule = { kind: 'luce', score: ({ w }, field) => field.add(w, field.of(1)) };

function exact(of: DiscreteInstance, loop: Loop = curatedLoop) {
  const rung = discreteRungs(of, loop)[1]?.();
  if (rung === undefined) throw new Error('there is an exact rung');
  return rung;
}

describe('a claim about scaled weights', () => {
  it.each([
    'w_max',
    'w_min',
    'w_next',
    'r_max',
    'r_min',
    'D',
    'w(x)*r(x)',
    'E(p[1], w)',
    'E(p[2], w^2 - 1/w)',
    'E(p[1], r)',
    'Var(p[1], w) - Var(p[0], w)',
    'P(p[1], w >= 1/2)',
    'P(p[1], r < log(1/2))',
    'E(given(p[1], w > 1/3), w)',
    'H(p[0], x)',
    'KL(p[2], p_ref)',
    'E_draws(p[0], w[1]^2 + w[2])',
    'E_draws(p[0], sum(w)*mean(w))',
    'E_draws(p[0], var(w))',
    'K + t + lambda',
    'a*b',
  ])('%s is the claim about the scaled instance', (source) => {
    const claim = parseClaim(`${source} > 0`, { a: 'E(p[1], w)', b: 'a + w(x)' });
    const at = { t: 0, atoms: { x: 2 } };
    const rung = exact(instance);
    const rewritten = evaluate(scaledClaim(claim, TOP), rung, at).left;
    const scaled = evaluate(claim, exact(scaledInstance(instance, TOP)), at).left;
    expect(rung.arithmetic.decide('==', rewritten, scaled).truth).toBe('true');
  });

  it('is another one where it says anything about the size of w', () => {
    const claim = parseClaim('E(p[1], w) > 1');
    expect(evaluate(claim, exact(instance), { t: 0, atoms: {} }).truth).toBe('true');
    expect(evaluate(scaledClaim(claim, TOP), exact(instance), { t: 0, atoms: {} }).truth).toBe('false');
  });
});

describe('the largest weight that is given', () => {
  it.each([
    ['w_max == 1', '1'],
    ['0.25 == w_max', '1/4'],
    ['w_max == 3/7', '3/7'],
  ])('%s', (given, top) => {
    const found = topGiven([parseClaim('K > 1'), parseClaim(given)], [curatedLoop]);
    expect(found && Q.format(found.top)).toBe(top);
  });

  it.each(['w_max >= 1', 'w_max == 0', 'w_max == -1', 'w_max == w_min', 'w_max == 1/0', 'r_max == 1'])(
    '%s is met by luck only',
    (given) => {
      expect(topGiven([parseClaim(given)], [curatedLoop])).toBeUndefined();
    },
  );

  it('is met by luck only for a loop that the size of w matters to', () => {
    const absolute: Loop = {
      ...curatedLoop,
      id: 'absolute',
      curate: (ops, law, candidates) => finite(ops).choose(law, ABSOLUTE, candidates),
    };
    const throwing: Loop = {
      ...curatedLoop,
      id: 'throwing',
      curate: () => {
        throw new TypeError('not now');
      },
    };
    for (const id of ['noisy-choice', 'top-2-of-K', 'prefer-worst'])
      expect(topGiven([parseClaim('w_max == 1')], [loopOf(id)])).toBeDefined();
    expect(topGiven([parseClaim('w_max == 1')], [absolute])).toBeUndefined();
    expect(topGiven([parseClaim('w_max == 1')], [throwing])).toBeUndefined();
  });
});
