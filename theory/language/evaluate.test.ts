import { describe, expect, it } from '@jest/globals';
import { type ExactReal, exactOf, rationalOf } from '../arithmetic/exact-form';
import { exactArithmetic as A } from '../arithmetic/exact-real';
import * as Q from '../arithmetic/rational';
import { UnanswerableError, UndefinedValueError } from '../errors';
import { evaluate } from './evaluate';
import type { Draws, Interpretation } from './interpretation';
import { parseClaim } from './parse';
import type { Assignment } from './tree';

type Law = readonly ExactReal[];
type Observable = readonly ExactReal[];

const n = (text: string): ExactReal => exactOf(Q.parse(text));
const rational = (value: ExactReal): Q.Rational => {
  const q = rationalOf(value);
  if (q === undefined) throw new Error('a rational was expected');
  return q;
};

const W = [n('1'), n('2'), n('4')];
const ROUNDS: readonly Law[] = [
  [n('1/2'), n('1/4'), n('1/4')],
  [n('1/4'), n('1/4'), n('1/2')],
  [n('0'), n('1/4'), n('3/4')],
];
const SCALARS: Readonly<Record<string, string>> = { K: '3', lambda: '1/2', eta: '1/3', w_max: '4', d: '7' };

/**
 * Three atoms and three recorded rounds. Operations on laws have visible effects: curate reverses the masses, tilt
 * rotates them.
 */
const model: Interpretation<ExactReal, Law, Observable, readonly boolean[]> = {
  arithmetic: A,
  rounds: ROUNDS.length - 1,
  atoms: () => W.length,
  observables: {
    named: (name) => (name === 'w' ? W : W.map((w) => A.log(w))),
    constant: (value) => W.map(() => value),
    negate: (a) => a.map((value) => A.neg(value)),
    binary: (op, a, b) => {
      const name = ({ '+': 'add', '-': 'sub', '*': 'mul', '/': 'div' } as const)[op];
      return a.map((value, i) => A[name](value, b[i] ?? n('0')));
    },
    power: (a, k) => a.map((value) => A.pow(value, k)),
    call: (fn, [a, b]) => W.map((_, i) => fn.apply(A, a[i] ?? n('0'), b?.[i] ?? n('0'))),
    at: (a, atom) => a[atom] ?? n('0'),
  },
  scalar: (name) => {
    const text = SCALARS[name];
    if (text === undefined) throw new UnanswerableError(`no ${name} here`);
    return n(text);
  },
  candidates: () => 3,
  round: (t) => ROUNDS[t] ?? [],
  named: (name) => (name === 'q' ? [n('1'), n('0'), n('0')] : (ROUNDS[0] ?? [])),
  curate: (law) => [...law].reverse(),
  tilt: ([first, ...rest]) => [...rest, first ?? n('0')],
  given: (law, event) => law.map((mass, i) => (event[i] ? mass : n('0'))),
  bestAtoms: () => [false, false, true],
  where: (relation, left, right) =>
    left.map((value, i) => A.decide(relation, value, right[i] ?? n('0')).truth === 'true'),
  expectation: (law, f) => A.sum(law.map((mass, i) => A.mul(mass, f[i] ?? n('0')))),
  variance: (law, f) => {
    const moment = (k: number): ExactReal => A.sum(law.map((mass, i) => A.mul(mass, A.pow(f[i] ?? n('0'), k))));
    return A.sub(moment(2), A.pow(moment(1), 2));
  },
  probability: (law, event) => A.sum(law.filter((_, i) => event[i])),
  divergence: (kind, left, right) =>
    A.sum([n(String(kind.length)), ...left.map((p, i) => A.abs(A.sub(p, right[i] ?? n('0'))))]),
  mass: (law, atom) => law[atom] ?? n('0'),
  curationFactor: (law, atom) => A.mul(n('10'), law[atom] ?? n('0')),
  draws: (law, distinguished, f) => {
    // Two draws of equal probability: (1, 2) and (2, 4), scaled by the first mass of the law.
    const scale = law[0] ?? n('1');
    const sample = (a: string, b: string): Draws<ExactReal> => ({
      sum: A.mul(scale, A.add(n(a), n(b))),
      mean: A.div(A.add(n(a), n(b)), n('2')),
      variance: A.div(A.pow(A.sub(n(a), n(b)), 2), n('4')),
      distinguished: [n(a), n(b)].slice(0, distinguished),
    });
    return A.div(A.add(f(sample('1', '2')), f(sample('2', '4'))), n('2'));
  },
};

const START: Assignment = { t: 0, atoms: {} };
function value(source: string, assignment: Assignment = START, where: Record<string, string> = {}): string {
  return Q.format(rational(evaluate(parseClaim(`${source} >= 0`, where), model, assignment).left));
}

describe('the value of an expression', () => {
  it.each([
    ['1 - 2 - 3', '-4'],
    ['1/2/4', '1/8'],
    ['2 + 3*4', '14'],
    ['-2^2', '-4'],
    ['(-2)^2', '4'],
    ['2^-2', '1/4'],
    ['-K*2', '-6'],
    ['K - -1', '4'],
    ['+K', '3'],
    ['(1 - eta)*lambda', '1/3'],
    ['min(2, 3) + max(2, 3)*10', '32'],
    ['abs(-2/3)', '2/3'],
    ['exp(log(3)) + sqrt(4) + tanh(log(3)/2)', '11/2'],
    ['log(1)', '0'],
    ['2^K', '8'],
    ['2^(K - 1)', '4'],
    ['2^(2*K - 7)', '1/2'],
    ['2^(100000000000000000001 - 100000000000000000000)', '2'],
    ['0^0', '1'],
    ['d', '7'],
    ['0.1 + 0.2', '3/10'],
  ])('%s = %s', (source, result) => {
    expect(value(source)).toBe(result);
  });

  it.each([
    ['E(p[0], w)', '2'],
    ['E(p[0], 3)', '3'],
    ['E(p[0], -w/2 + 1)', '0'],
    ['E(p[0], w^2)', '11/2'],
    ['E(p[0], w^-1)', '11/16'],
    ['E(p[0], max(w, 2))', '5/2'],
    ['E(p[0], exp(r))', '2'],
    ['Var(p[0], w)', '3/2'],
    ['E(p[0], (w - E(p[0], w))^2)', '3/2'],
    ['P(p[0], A_star)', '1/4'],
    ['P(p[0], w >= 2)', '1/2'],
    ['P(p[0], w < E(p[0], w))', '1/2'],
    ['P(p[0], r > log(3))', '1/4'],
    ['E(curate(p[1]), w)', '2'],
    ['E(tilt(q), w)', '4'],
    ['E(curate(tilt(q)), w)', '1'],
    ['P(given(p[0], w >= 2), w == 2)', '1/4'],
    ['TV(p[0], q)', '3'],
    ['KL(p[0], p[0])', '2'],
    ['sup_ratio(q, p[0])', '10'],
  ])('%s = %s asks the model', (source, result) => {
    expect(value(source)).toBe(result);
  });

  it.each<[string, Assignment, string]>([
    ['w(x)', { t: 0, atoms: { x: 1 } }, '2'],
    ['w(y) - w(x)', { t: 0, atoms: { x: 0, y: 2 } }, '3'],
    ['exp(r(x) + r(y))', { t: 0, atoms: { x: 1, y: 2 } }, '8'],
    ['t', { t: 2, atoms: {} }, '2'],
    ['2^t', { t: 2, atoms: {} }, '4'],
    ['p[t](x)', { t: 1, atoms: { x: 2 } }, '1/2'],
    ['p[t + 1](x) - p[t](x)', { t: 1, atoms: { x: 2 } }, '1/4'],
    ['p[2](x)', { t: 1, atoms: { x: 2 } }, '3/4'],
    ['mass(q, x)', { t: 0, atoms: { x: 0 } }, '1'],
    ['p_ref(x) + q(y)', { t: 0, atoms: { x: 1, y: 0 } }, '5/4'],
    ['H(p[0], x)', { t: 0, atoms: { x: 0 } }, '5'],
    ['E(p[0], w*w(x))', { t: 0, atoms: { x: 2 } }, '8'],
    ['E_draws(q, w(x)*w[1])', { t: 0, atoms: { x: 0 } }, '3/2'],
  ])('%s at %j = %s', (source, assignment, result) => {
    expect(value(source, assignment)).toBe(result);
  });

  it.each([
    ['E_draws(p[0], sum(w))', '9/4'],
    ['E_draws(q, var(w)/mean(w))', '1/4'],
    ['E_draws(q, (w[1] - w[2])^2)', '5/2'],
    ['E_draws(q, K)', '3'],
  ])('%s = %s', (source, result) => {
    expect(value(source)).toBe(result);
  });

  it('a definition has the value of its body wherever it is used', () => {
    const where = { a: 'E(p[t], w)', b: 'a - K', c: 'b*b' };
    expect(value('c + a', { t: 0, atoms: {} }, where)).toBe('3');
    expect(value('2*b', START, where)).toBe('-2');
  });

  it.each<[string, number, string]>([
    ['sum_rounds(E(p[s], w), 0, 2)', 0, '33/4'],
    ['sum_rounds(E(p[s], w), 0, t)', 1, '19/4'],
    ['sum_rounds(E(p[s], w), 0, t - 1)', 0, '0'],
    ['sum_rounds(E(p[s], w), 0, t - 1)', 2, '19/4'],
    ['sum_rounds(eta^s*E(p[s], w), 0, 2)', 0, '119/36'],
    ['sum_rounds(s^2 + t, t, t + 2)', 0, '5'],
    ['sum_rounds(E(p[s], w) - E(p[s - 1], w), 1, t) - E(p[t], w) + E(p[0], w)', 2, '0'],
    ['sum_rounds(E(p[s + 1], w)*E(p[t], w), 0, t - 1)', 2, '175/8'],
    ['max_rounds(E(p[s], w), 0, t)', 1, '11/4'],
    ['min_rounds(E(p[s], w), 0, 2)', 2, '2'],
    ['max_rounds(Var(p[s], w), 0, t)', 1, '27/16'],
    ['sum_rounds(a, 0, t) + b', 1, '29/4'],
    ['sum_rounds(b, t, t + 1)', 1, '5'],
    ['sum_rounds(p[s](x), 0, t)', 1, '3/4'],
  ])('%s in round %i = %s', (source, t, result) => {
    const where = { a: 'E(p[s], w)', b: 'sum_rounds(s + 1/2, 1, 1) + 1' };
    expect(value(source, { t, atoms: { x: 0 } }, where)).toBe(result);
  });

  it('the maximum over no rounds is below every number, the minimum above', () => {
    expect(evaluate(parseClaim('max_rounds(E(p[s], w), 0, t - 1) < -1e300'), model, START).truth).toBe('true');
    expect(evaluate(parseClaim('min_rounds(E(p[s], w), 0, t - 1) > 1e300'), model, START).truth).toBe('true');
  });

  // Before the fix, the inner draws replaced the outer ones, and sum(w) used the wrong sample.
  it('a definition with draws of its own does not disturb the draws around it', () => {
    const where = { inner: 'E_draws(q, sum(w))' };
    expect(value('E_draws(q, inner*sum(w))', START, where)).toBe('81/4');
    expect(value('E_draws(q, sum(w)*inner)', START, where)).toBe('81/4');
  });
});

describe('what has no value', () => {
  it.each<[string, new () => Error, string]>([
    ['E(p[3], w)', UndefinedValueError, 'round 3 is past the last, 2'],
    ['E(p[t + 3], w)', UndefinedValueError, 'round 3 is past the last, 2'],
    ['1/(K - 3)', UndefinedValueError, 'division by zero'],
    ['log(2 - K)', UndefinedValueError, 'logarithm of a negative number'],
    ['0^(-1)', UndefinedValueError, '1/0 is not a number'],
    ['1^10001', UnanswerableError, 'the exponent 10001 exceeds 10000'],
    ['1^-10001', UnanswerableError, 'the exponent -10001 exceeds 10000'],
    ['2^(K*1000000*1000000)', UnanswerableError, 'exceeds 10000'],
    ['M_0', UnanswerableError, 'no M_0 here'],
    ['w(x)', UnanswerableError, 'x stands for no atom here'],
  ])('%s', (source, error, message) => {
    expect(() => value(source)).toThrow(error);
    expect(() => value(source)).toThrow(message);
  });

  it('the largest exponent is accepted', () => {
    expect(value('1^10000')).toBe('1');
  });
});

describe('the comparison', () => {
  it.each<[string, string]>([
    ['E(p[0], w) == 2', 'true'],
    ['E(p[0], w) > 2', 'false'],
    ['E(p[1], w) > E(p[0], w)', 'true'],
    ['log(8) == 3*log(2)', 'true'],
    ['log(8) <= 3*log(2) - 1/10^50', 'false'],
    ['1/K < 0.3333333333333333333333', 'false'],
  ])('%s is %s, with both sides', (source, truth) => {
    const result = evaluate(parseClaim(source), model, START);
    expect(result.truth).toBe(truth);
    expect(A.decide('==', A.sub(result.left, result.right), A.sub(result.left, result.right)).truth).toBe('true');
  });
});

describe('a model that knows differences of expectations', () => {
  const asked: string[] = [];
  const knowing: typeof model = {
    ...model,
    difference: (left, right, f) => {
      asked.push([left, right].map((law) => ROUNDS.indexOf(law)).join(' − '));
      return f === W ? n('7') : undefined;
    },
  };
  const left = (source: string): string =>
    Q.format(rational(evaluate(parseClaim(`${source} >= 0`), knowing, START).left));

  it('computes the difference of two expectations of one observable', () => {
    expect(left('E(p[1], w) - E(p[0], w)')).toBe('7');
    expect(left('2*(E(p[2], w) - E(p[0], w)) + 1')).toBe('15');
    expect(asked).toEqual(['1 − 0', '2 − 0']);
  });

  it('may leave the difference to the evaluator', () => {
    expect(left('E(p[1], w^2) - E(p[0], w^2)')).toBe('15/4');
  });

  it('is used for no other expression', () => {
    asked.length = 0;
    expect(left('E(p[1], w) - E(p[0], w^2)')).toBe('-11/4');
    expect(left('E(p[1], w) + E(p[0], w)')).toBe('19/4');
    expect(left('w_max - E(p[0], w)')).toBe('2');
    expect(asked).toEqual([]);
  });
});
