/** Claims at K = ∞: rational functions of K take their limits, and a claim without one does not speak of the case. */
import { describe, expect, it } from '@jest/globals';
import { type DiscreteInstance, type Instance, caseOf, loopOf } from '../../models';
import { Q, compileFilter, parseClaim } from '../../theory';
import { checkCase } from './checker';
import type { CaseVerdict, CheckedClaim } from './verdict';

const half = [Q.of(1, 2), Q.of(1, 2)];
const discrete = (more: Partial<DiscreteInstance> = {}): DiscreteInstance => ({
  ...{ model: 'discrete', p0: half, pRef: half, q: half, w: [Q.of(1), Q.of(3)] },
  ...{ K: Infinity, lambda: 'infinity', epsilon: Q.zero, rounds: 2 },
  ...more,
});

const claimed = (source: string, given: readonly string[] = []): CheckedClaim => ({
  spec: { id: 'a', says: '', claim: source },
  claim: parseClaim(source),
  when: undefined,
  requires: given.map((text) => parseClaim(text)),
});

const decide = (source: string, instance: Instance = discrete(), given: readonly string[] = []): CaseVerdict =>
  checkCase(caseOf(instance, loopOf('curated')), [claimed(source, given)]);

/** Every rung alone, without the filter, and the filter with all rungs. */
const everyWay = (source: string, instance: Instance): readonly string[] => {
  const subject = caseOf(instance, loopOf('curated'));
  const alone = subject.rungs.map((rung) => ({ ...subject, filter: () => undefined, rungs: [rung] }));
  return [subject, ...alone].map((one) => checkCase(one, [claimed(source)]).status);
};

describe('a rational function of K has its limit at K = ∞', () => {
  it.each([
    ['(K - 1)/K == 1'],
    ['1/K == 0'],
    ['(2*K^2 - K)/(3*K^2 + 5) == 2/3'],
    ['K/(K^2 + 1) <= 0'],
    ['(K + 1) - K == 1'],
    ['K*(1 - (K - 1)/K) == 1'],
    ['((1 - 1/K)^3 - 1)*K == -3'],
    ['1/(1/K - 1/(K + 1))/K^2 == 1'],
    ['exp(-K) == 0'],
    ['min(K, 3) == 3'],
    ['E(p[0], w*((K - 1)/K)) == E(p[0], w)'],
    ['Var(p[0], w)*K/(K + Var(p[0], w)) == Var(p[0], w)'],
  ])('%s, in exact numbers', (source) => {
    const subject = caseOf(discrete(), loopOf('curated'));
    const exact = { ...subject, filter: () => undefined, rungs: subject.rungs.slice(1) };
    expect(checkCase(exact, [claimed(source)])).toMatchObject({ status: 'holds', decisions: 1 });
  });

  it.each([
    ['(K - 1)/K > 0.999'],
    ['(K - 1)/K < 1.001'],
    ['E(p[t + 1], w) - E(p[t], w) >= ((K - 1)/K)*Var(p[t], w)/w_max'],
    ['E(p[1], w) > E(p[0], w) + ((K - 1)/K)*Var(p[0], w)/w_max - 0.001'],
    ['(K^2 - 3)/(7*K^2)*w_max > w_max/8'],
  ])('%s, in doubles, by the filter and exactly', (source) => {
    expect(new Set(everyWay(source, discrete()))).toEqual(new Set(['holds']));
  });

  it('is compiled into the filter', () => {
    const program = compileFilter(parseClaim('(K - 1)/K*w_max >= w_min'))?.program ?? [];
    expect(program).toContainEqual(expect.objectContaining({ op: 'at infinity', value: 1, error: 0 }));
  });

  it('refutes what fails in the limit', () => {
    expect(decide('(K - 1)/K >= 1.001').status).toBe('refuted');
    expect(decide('E(p[1], w) - E(p[0], w) >= 2*((K - 1)/K)*Var(p[0], w)/w_max').status).toBe('refuted');
  });
});

describe('λ(K − 1) is 0 where λ is', () => {
  const real = (lambda: Q.Rational): DiscreteInstance => discrete({ lambda });
  it.each(['lambda*(K - 1) == 0', '1 - lambda*(K - 1) == 1', 'KL(p[t], p_ref) <= -log(1 - lambda*(K - 1))'])(
    '%s',
    (claim) => {
      expect(decide(claim, real(Q.zero)).status).toBe('holds');
    },
  );

  it('and infinite elsewhere, so that a claim does not speak of it and a condition is false', () => {
    expect(decide('lambda*(K - 1) >= 1', real(Q.one))).toMatchObject({ status: 'discarded' });
    expect(decide('w_max > 0', real(Q.one), ['lambda*(K - 1) < 1']).status).toBe('discarded');
    expect(decide('w_max > 0', real(Q.one), ['lambda*(K - 1) >= 1']).status).toBe('holds');
  });
});

describe('a claim without a finite limit does not speak of K = ∞', () => {
  it.each([
    ['E(p[0], w) <= K'],
    ['KL(p[1], p[0]) <= log(K)'],
    ['w_max^K >= 1'],
    ['K^(t + 1) >= 0'],
    ['K^2/(K + 1) > 0'],
    ['log(K) - log(K) == 0'],
    ['E_draws(p[0], mean(w)) == E(p[0], w)'],
    ['E(curate(p[0], K - 1), w) >= E(p[0], w)'],
    // The difference vanishes at K = ∞, and its product with K need not.
    ['K*(E(p[1], w) - E(tilt(p[0]), w)) == 0'],
  ])('%s', (source) => {
    const verdict = decide(source);
    expect(verdict.status).toBe('discarded');
    if (verdict.status === 'discarded') expect(verdict.reason).toContain(`"${source}" does not speak of K = ∞`);
  });

  it('but an infinite divergence is one', () => {
    const apart = discrete({ q: [Q.one, Q.zero] });
    expect(decide('KL(p[0], q)*(1 - 1/K) >= 1', apart).status).toBe('holds');
    expect(decide('KL(p[0], q)*((K - 1)/K) <= 1', apart).status).not.toBe('holds');
  });

  it('and at finite K is decided as ever', () => {
    expect(decide('E(p[0], w) <= K', discrete({ K: 2 })).status).toBe('holds');
    expect(decide('lambda*(K - 1) >= 0', discrete({ K: 2, lambda: Q.one })).status).toBe('holds');
  });
});

describe('what is given', () => {
  it.each([
    ['K >= 2', Infinity, 'holds'],
    ['K < inf', Infinity, 'discarded'],
    ['inf > K', Infinity, 'discarded'],
    ['K == inf', Infinity, 'holds'],
    ['K < inf', 3, 'holds'],
    ['K == inf', 3, 'discarded'],
    ['lambda < inf', 3, 'discarded'],
  ])('%s, K = %d: %s', (given, K, status) => {
    expect(decide('w_max >= w_min', discrete({ K }), [given]).status).toBe(status);
  });
});
