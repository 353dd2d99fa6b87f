/**
 * Averages over users and runs, and the questions that only some models answer, asked of a small model with answers and
 * of one without.
 */
import { describe, expect, it } from '@jest/globals';
import { type ExactReal, exactOf, rationalOf } from '../arithmetic/exact-form';
import { exactArithmetic as A } from '../arithmetic/exact-real';
import * as Q from '../arithmetic/rational';
import { UnanswerableError, UndefinedValueError } from '../errors';
import { evaluate } from './evaluate';
import type { Interpretation } from './interpretation';
import { parseClaim } from './parse';

type Vector = readonly ExactReal[];
type Model = Interpretation<ExactReal, Vector, Vector, readonly boolean[]>;

const n = (text: string): ExactReal => exactOf(Q.parse(text));
const vector = (...entries: string[]): Vector => entries.map(n);
const entry = (v: Vector, i: number): ExactReal => v[i] ?? n('0');
const reversed = (v: Vector): Vector => [...v].reverse();
const unknown = (what: string): never => {
  throw new UnanswerableError(what);
};
const W = vector('1', '4');

/** A model of two atoms, in which round t of a run has the masses (1 − shares[t], shares[t]). */
const modelOf = (shares: readonly string[], more: Partial<Model> = {}): Model => ({
  arithmetic: A,
  rounds: shares.length - 1,
  atoms: () => 2,
  observables: {
    named: (name) => (name === 'w' ? W : W.map((w) => A.log(w))),
    constant: (value) => [value, value],
    negate: (a) => a.map((value) => A.neg(value)),
    binary: (op, a, b) => {
      const name = ({ '+': 'add', '-': 'sub', '*': 'mul', '/': 'div' } as const)[op];
      return a.map((value, i) => A[name](value, entry(b, i)));
    },
    power: (a, k) => a.map((value) => A.pow(value, k)),
    call: (fn, [a, b = []]) => a.map((value, i) => fn.apply(A, value, entry(b, i))),
    at: entry,
  },
  scalar: (name) => (name === 'n' ? n('10') : name === 'sigma2' ? n('1/4') : unknown(name)),
  candidates: () => 2,
  round: (t) => [A.sub(n('1'), n(shares[t] ?? '0')), n(shares[t] ?? '0')],
  named: () => vector('1/2', '1/2'),
  curate: (law) => law,
  tilt: (law) => law,
  given: (law, event) => law.map((mass, i) => (event[i] ? mass : n('0'))),
  bestAtoms: () => [false, true],
  where: (relation, left, right) => left.map((v, i) => A.decide(relation, v, entry(right, i)).truth === 'true'),
  expectation: (law, f) => A.sum(law.map((mass, i) => A.mul(mass, entry(f, i)))),
  variance: () => unknown('Var'),
  probability: (law, event) => A.sum(law.filter((_, i) => event[i])),
  divergence: () => unknown('divergences'),
  mass: entry,
  curationFactor: () => unknown('H'),
  draws: (_law, _distinguished, f) => f({ sum: n('3'), mean: n('3/2'), variance: n('0'), distinguished: [n('5')] }),
  ...more,
});

const bare = modelOf(['1/2', '3/4', '1']);
const asked: number[] = [];
const full = modelOf(['1/2', '3/4', '1'], {
  users: () => [
    { share: n('1/3'), weights: vector('1', '2') },
    { share: n('2/3'), weights: vector('8', '2') },
  ],
  usersBestAtoms: () => [true, true],
  next: reversed,
  densityRatio: (left, right) => left.map((mass, i) => A.div(mass, entry(right, i))),
  risk: (law) => A.mul(n('7'), entry(law, 0)),
  runs: (last, value) => {
    asked.push(last);
    const runs = [
      modelOf(['1/2', '0', '0'], { users: () => [{ share: n('1'), weights: W }] }),
      modelOf(['1/2', '1', '1']),
    ];
    return A.div(A.sum(runs.slice(0, last === 0 ? 1 : 2).map(value)), n('2'));
  },
});

function value(source: string, model = full, t = 0, where: Record<string, string> = {}): string {
  const { left } = evaluate(parseClaim(`${source} >= 0`, where), model, { t, atoms: { x: 0, y: 1 } });
  return Q.format(rationalOf(left) ?? unknown('a rational was expected'));
}

describe('the expectation over the users', () => {
  it.each([
    ['E_users(7)', '7'],
    ['E_users(w_u(x))', '17/3'],
    ['E_users(E(p[0], w_u))', '23/6'],
    ['E_users(w_u(x)/w_u(y))', '17/6'],
    ['E_users(exp(r_u(x)))', '17/3'],
    ['exp(3*E_users(E(p[2], r_u)))', '8'],
    ['E_users(E(p[0], w_u*w) - E(p[0], w_u))', '3'],
    ['E_users(P(p[1], w_u >= 2))', '11/12'],
    ['E_users(E_draws(p[0], w[1]*w_u(x)))', '85/3'],
    ['E_users(w_u(x)) - E_users(w_u(y))', '11/3'],
    ['P(p[1], A_users)', '1'],
    ['E_users(a^2)', '43'],
  ])('%s = %s', (source, result) => {
    expect(value(source, full, 0, { a: 'w_u(x)' })).toBe(result);
  });
});

describe('the expectation over the runs', () => {
  it.each([
    ['runs(E(p[1], w))', '5/2'],
    ['runs(E(p[1], w)^2)', '17/2'],
    ['runs(E(p[1], w))^2', '25/4'],
    ['runs(E_draws(p[1], sum(w))*p[1](y))', '3/2'],
  ])('%s = %s on a model with two runs', (source, result) => {
    expect(value(source)).toBe(result);
  });

  it.each([
    ['runs(E(p[1], w))', '13/4'],
    ['runs(E(p[t], w)^2)', '25/4'],
  ])('%s = %s on a deterministic model', (source, result) => {
    expect(value(source, bare)).toBe(result);
  });

  it.each<[string, number, number]>([
    ['runs(p[2](x))', 0, 2],
    ['runs(p[t + 1](x))', 1, 2],
    ['runs(p[1](x) + p[t](x))', 0, 1],
    ['runs(a)', 1, 2],
    ['runs(t + 1)', 2, 0],
  ])('%s at t = %d is asked of the runs up to round %d', (source, t, last) => {
    asked.length = 0;
    const counted = modelOf(['0', '0', '0'], full);
    value(source, counted, t, { a: 'p[t + 1](x)' });
    expect(asked).toEqual([last]);
  });

  it('of rounds past the last is undefined', () => {
    expect(() => value('runs(p[t + 1](x))', full, 2)).toThrow(UndefinedValueError);
    expect(() => value('runs(p[t + 1](x))', full, 2)).toThrow('round 3 is past the last, 2');
  });
});

describe('other questions that not every model answers', () => {
  it.each([
    ['E(next(p[1]), w)', '7/4'],
    ['E(next(next(p[1])), w)', '13/4'],
    ['E(q, ratio(p[1], q)*w)', '13/4'],
    ['E(q, (ratio(p[1], q) - 1)^2)', '1/4'],
    ['P(q, ratio(p[1], q) >= 1)', '1/2'],
    ['risk(p[1])', '7/4'],
    ['n*sigma2', '5/2'],
  ])('%s = %s', (source, result) => {
    expect(value(source)).toBe(result);
  });

  it.each([
    ['E_users(1)', 'this model has one reward, and no users'],
    ['P(p[0], A_users)', 'this model has one reward, and no users'],
    ['E(next(p[0]), w)', 'this model has no next(law)'],
    ['E(p[0], ratio(p[0], q))', 'this model has no density ratios'],
    ['risk(p[0])', 'this model has no risk'],
    ['E(train(p[0]), w)', 'this model has no train(law)'],
    ['E(binned(p[0]), w)', 'this model has no binned(law)'],
    ['E(curate(p[0], 3), w)', 'this model has one number of candidates only'],
    ['E(curate(p[0], 0), w)', 'a choice among 0 candidates'],
    ['E_pair(q, q, w[1])', 'this model has no atoms to draw; discrete models have'],
    ['E_triple(q, q, q, w[1])', 'this model has no atoms to draw; discrete models have'],
  ])('%s is unanswerable where the model has no answer', (source, problem) => {
    expect(() => value(source, bare)).toThrow(UnanswerableError);
    expect(() => value(source, bare)).toThrow(problem);
  });
});
