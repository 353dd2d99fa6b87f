/** What is read off a tree: parts with the same value, whole numbers, what K does not change, and the programs of filters. */
import { describe, expect, it } from '@jest/globals';
import { type ExactReal, Q, exactArithmetic, exactOf, rationalOf } from '../arithmetic';
import { ClaimError, NoLimitError, NotRepresentableError, UndefinedValueError } from '../errors';
import { limitOf } from './at-infinity';
import { isRigid } from './at-infinity/rigid';
import { checkDefinitionNames } from './definition-names';
import { type ClaimFilter, type FilterModel, compileFilter, conditionTruth, runFilter } from './filter';
import { noAnswers } from './no-answers';
import { bracketDepth, isNumber, nodeOf, roundOf } from './node';
import { parseClaim } from './parse';
import { mentionedWords, partOf, speaksOfK } from './parts';
import { isIntegerExpression, sortOf } from './sort';
import { TextReader } from './text-reader';
import type { Claim, Expression } from './tree';

const claimOf = (text: string, where: Record<string, string> = {}): Claim => parseClaim(`${text} >= 0`, where);
const read = (text: string, where: Record<string, string> = {}): Expression => claimOf(text, where).left;
/** An expression inside an average, which may be a function of the atom. */
function inside(text: string): Expression {
  const e = read(`E(p[0], ${text})`);
  const argument = e.kind === 'scalar' ? e.args[1] : undefined;
  if (typeof argument !== 'object' || !('kind' in argument)) throw new Error('no expression');
  return argument as Expression;
}

describe('a part', () => {
  it.each([
    ['E(p[t], w)', 'E(p[t], w)'],
    ['a', 'E(p[t], w)'],
    ['2*K', '2*K'],
    ['w(x)', 'w(x)'],
    ['1/2', '1/2'],
    ['KL(curate(p[0]), q)', 'KL(curate(p[0]), q)'],
    ['E_draws(q, w[1]*sum(w))', 'E_draws(q, w[1]*sum(w))'],
    ['P(q, w >= 2)', 'P(q, w >= 2)'],
    ['0.5', '5e-1'],
  ])('%s is the same as %s', (one, other) => {
    const where = { a: 'E(p[t], w)' };
    expect(partOf(read(one, where)).id).toBe(partOf(read(other)).id);
  });

  it.each([
    ['E(p[t], w)', 'E(p[t + 1], w)'],
    ['E(p[t], w)', 'E(p[0], w)'],
    ['E(p[1], w)', 'E(p[2], w)'],
    ['E(p[t], w)', 'Var(p[t], w)'],
    ['E(p[t], w)', 'E(p[t], r)'],
    ['w(x)', 'r(x)'],
    ['w(x)', 'w(y)'],
    ['w(x)', 'p[0](x)'],
    ['K', 't'],
    ['2', '3'],
    ['1/2', '1/3'],
    ['-K', 'K'],
    ['K - 1', '1 - K'],
    ['K - 1', 'K + 1'],
    ['log(K)', 'exp(K)'],
    ['P(q, w >= 2)', 'P(q, w > 2)'],
    ['P(q, w >= 2)', 'P(q, w >= 3)'],
    ['P(q, A_star)', 'P(q, A_users)'],
    ['E(curate(q), w)', 'E(tilt(q), w)'],
    ['E(curate(q), w)', 'E(curate(q, 3), w)'],
    ['E_draws(q, w[1])', 'E_draws(q, w[2])'],
    ['E_draws(q, sum(w))', 'E_draws(q, mean(w))'],
    ['E(q, indicator(w > 2))', 'P(q, w > 2)'],
    ['sum_rounds(E(p[s], w), 0, t)', 'sum_rounds(E(p[s + 1], w), 0, t)'],
  ])('%s is not %s', (one, other) => {
    expect(partOf(read(one)).id).not.toBe(partOf(read(other)).id);
  });

  it.each<[string, object]>([
    ['E(p[t], w)', { usesRound: true, atoms: [], usesDraws: false, usesUser: false, usesS: false }],
    ['E(p[0], w) + K', { usesRound: false }],
    ['K + lambda/2', { usesRound: false, atoms: [] }],
    ['t', { usesRound: true }],
    ['w(x) + p[0](y)', { atoms: ['x', 'y'] }],
    ['w(y) - w(x) + r(y)', { atoms: ['y', 'x'] }],
    ['log(w(x))', { atoms: ['x'] }],
    ['E_draws(q, w[1]*t)', { usesDraws: false, usesRound: true }],
    ['E_draws(q, sum(w))', { usesDraws: false }],
    ['E_users(w_u(x))', { usesUser: false, atoms: ['x'] }],
    ['E_users(E(q, r_u))', { usesUser: false }],
    ['sum_rounds(E(p[s], w), 0, t)', { usesS: false, usesRound: true }],
    ['runs(p[t](x))', { usesRound: true, atoms: ['x'] }],
  ])('%s has the traits %j', (text, traits) => {
    expect(partOf(read(text))).toMatchObject(traits);
  });

  it('inside an average is about its draw, its user or its round', () => {
    const part = (text: string, index = 0) => {
      const e = read(text);
      const argument = e.kind === 'scalar' ? e.args[index] : undefined;
      if (typeof argument !== 'object') throw new Error('no argument');
      return partOf('of' in argument && !('kind' in argument) ? argument.of : argument);
    };
    expect(part('E_draws(q, w[1])', 1).usesDraws).toBe(true);
    expect(part('E_draws(q, var(w))', 1).usesDraws).toBe(true);
    expect(part('E_users(w_u(x))').usesUser).toBe(true);
    expect(part('E_users(E(q, r_u))').usesUser).toBe(true);
    expect(part('E_users(w(x))').usesUser).toBe(false);
    expect(part('sum_rounds(s, 0, t)').usesS).toBe(true);
    expect(part('sum_rounds(E(p[s], w), 0, t)').usesS).toBe(true);
  });
});

describe('what K does not change', () => {
  it.each([
    ...['1', 'lambda', 't', 'w(x)', '-w_max', 'lambda - 1/2', 'log(lambda)', 'a', 'E(p[0], w)', 'Var(p_ref, r)'],
    ...['KL(q, p[0])', 'P(p[0], w >= 2)', 'P(p_star, A_star)', 'p[0](x)', 'E(tilt(p[0]), w*r)', 'TV(p_ref, q)'],
    ...[
      'E(given(p[0], w >= w_max/2), w)',
      'E(tilt(given(q, A_star)), w)',
      'E(p[0], ratio(q, p_ref))',
      'win_rate(q, p[0])',
    ],
    ...['E(binned(p[0]), w)', 'chi2(q, p_ref)', 'sup_ratio(q, p_ref)'],
  ])('%s', (text) => {
    expect(isRigid(read(text, { a: 'E(q, w)' }))).toBe(true);
  });

  it.each([
    ...[
      'E(p[1], w)',
      'E(p[t], w)',
      'E(curate(p[0]), w)',
      'E(next(p[0]), w)',
      'H(p[0], x)',
      'p[1](x)',
      'a',
      '-E(p[1], w)',
    ],
    ...[
      'E(p[0], w)*E(p[1], w)',
      'E(p[1], w)*E(p[0], w)',
      'log(E(p[1], w))',
      'E(given(p[1], w >= 2), w)',
      'KL(q, p[1])',
    ],
    ...[
      'P(p[0], w >= E(p[1], w))',
      'P(p[0], E(p[1], w) >= w)',
      'E_draws(p[0], w[1])',
      'E(tilt(p[1]), w)',
      'risk(p[0])',
    ],
    ...['E(p[0], ratio(p[1], p[0]))', 'E(given(p[0], w >= E(p[1], w)), w)', 'runs(E(p[0], w))', 'E(p_limit, w)'],
    ...['E(p[0], w*E(p[1], w))', 'sum_rounds(E(p[s], w), 0, 0)', 'max(1, E(p[1], w))'],
  ])('and what it may: %s', (text) => {
    expect(isRigid(read(text, { a: 'E(p[1], w)' }))).toBe(false);
  });
});

describe('a limit at K = ∞', () => {
  const A = exactArithmetic;
  const VALUES: Readonly<Record<string, string>> = { lambda: '1/2', w_max: '3', eta: '0' };
  /** Words other than K have these values; laws and means are 0, though K may change them. */
  const limit = (text: string): { value: string; diverges: boolean } => {
    const value = (e: Expression): ExactReal => {
      if (e.kind === 'number') return exactOf(e.value);
      if (e.kind === 'name' && e.name === 'inf') return A.infinity;
      if (e.kind === 'name') return exactOf(Q.parse(VALUES[e.name] ?? '7'));
      if (e.kind === 'binary' && e.op === '/') return A.div(value(e.left), value(e.right));
      if (e.kind === 'negate') return A.neg(value(e.of));
      return exactOf(Q.zero);
    };
    const exponent = (e: Expression): number => {
      if (e.kind === 'number') return Number(e.value.num);
      if (e.kind === 'negate') return -exponent(e.of);
      throw new NoLimitError('an exponent');
    };
    const found = limitOf(read(text, { a: '(K - 1)/K' }), { arithmetic: A, value, exponent });
    const { lo } = A.enclose(found.value);
    const rational = rationalOf(found.value);
    return { value: rational ? Q.format(rational) : lo > 0 ? '∞' : '-∞', diverges: found.diverges };
  };

  it.each([
    ['(K - 1)/K', '1'],
    ['a', '1'],
    ['a*a', '1'],
    ['1/K', '0'],
    ['-(2*K - 1)/(3*K + 1)', '-2/3'],
    ['(K^2 - 1)/(2*K - 1)^2', '1/4'],
    ['K - (K - 1)', '1'],
    ['K*(1 - (K - 1)/K)', '1'],
    ['(K + 1)^3/K^3 + w_max', '4'],
    ['K^(-2)*K^2', '1'],
    ['K^(-1)', '0'],
    ['eta*K', '0'],
    ['eta*(K - 1) + lambda', '1/2'],
    ['lambda*K/(K + lambda)', '1/2'],
    ['(K + lambda*K)/(K - lambda*K)', '3'],
    ['1/(1/K - 1/(K + 1))/K^2', '1'],
    ['min(K, 3)', '3'],
    ['max(1/K, 2)', '2'],
    ['(K - K)/(1 + 1/K)', '0'],
    ['K^0', '1'],
    ['K^32/K^32', '1'],
    ['1/inf + 1/K', '0'],
    ['(1/K)*(1/inf)', '0'],
  ])('%s is %s', (text, value) => {
    expect(limit(text)).toEqual({ value, diverges: false });
  });

  it.each([
    ['K', '∞'],
    ['-K', '-∞'],
    ['K^2/(3*K + 1)', '∞'],
    ['K^2/(1 - 3*K)', '-∞'],
    ['(1 - K^2)/(1 - 3*K)', '∞'],
    ['lambda*(K - 1)', '∞'],
    ['log(K)', '∞'],
    ['K + inf', '∞'],
    ['max(K, 2)', '∞'],
    ['exp(K)*w_max', '∞'],
    ['exp(K)/2', '∞'],
    ['2 + exp(K)', '∞'],
    ['2 - exp(K)', '-∞'],
    ['-exp(K)', '-∞'],
    ['exp(K)^2', '∞'],
    ['K*K', '∞'],
  ])('%s diverges to %s', (text, value) => {
    expect(limit(text)).toEqual({ value, diverges: true });
  });

  it('an infinite value that K does not make is no divergence', () => {
    expect(limit('inf*(1 + 1/K)')).toEqual({ value: '∞', diverges: false });
    expect(limit('inf - 1/K')).toEqual({ value: '∞', diverges: false });
    expect(limit('-inf/(1 + 1/K)')).toEqual({ value: '-∞', diverges: false });
  });

  it.each<[string, new (message: string) => Error, string]>([
    ['K*E(p[1], w)', NoLimitError, 'no limit at K = ∞ is known of a product of K with what vanishes there'],
    ['1/(E(p[1], w)*K + 1/K)', NoLimitError, 'no limit at K = ∞ is known of a product of K with what vanishes there'],
    ['K*min(1/K, 1)', NoLimitError, 'no limit at K = ∞ is known of a product of K with what vanishes there'],
    ['K^33/K^33', NoLimitError, 'no limit at K = ∞ is known of a power of more than 32'],
    ['(1/K)^(-33)', NoLimitError, 'no limit at K = ∞ is known of a power of more than 32'],
    ['exp(K)/exp(K)', NoLimitError, 'no limit at K = ∞ is known of '],
    ['exp(K) - exp(K)', NoLimitError, 'no limit at K = ∞ is known of '],
    ['exp(K)*(1/K)', NoLimitError, 'no limit at K = ∞ is known of '],
    ['1/(K - K)', UndefinedValueError, 'division by zero'],
    ['K/eta', UndefinedValueError, 'division by zero'],
    ['(K - K)^(-1)', UndefinedValueError, 'division by zero'],
    ['inf - inf + 1/K - inf*(1/K)', UndefinedValueError, ''],
  ])('%s has none', (text, error, message) => {
    expect(() => limit(text)).toThrow(error);
    expect(() => limit(text)).toThrow(message);
  });

  it('a rung that cannot tell a coefficient from 0 leaves it to others', () => {
    const unsure = { ...A, decide: () => ({ truth: 'unknown', certainty: 'certified' }) as const };
    const context = { arithmetic: unsure, value: () => exactOf(Q.one), exponent: () => 1 };
    expect(() => limitOf(read('lambda*K'), context)).toThrow(NotRepresentableError);
  });
});

describe('a sort', () => {
  it.each([
    ['w', 'observable'],
    ['-r', 'observable'],
    ['w + 1', 'observable'],
    ['2*w', 'observable'],
    ['log(w)', 'observable'],
    ['max(1, w)', 'observable'],
    ['ratio(q, p_ref)', 'observable'],
    ['indicator(w > 1)', 'observable'],
    ['indicator(1 < w)', 'observable'],
    ['indicator(A_star)', 'observable'],
    ['indicator(K > 1)', 'scalar'],
    ['K', 'scalar'],
    ['-lambda', 'scalar'],
    ['max(1, K)', 'scalar'],
    ['E(q, w)', 'scalar'],
  ])('of %s is %s', (text, sort) => {
    expect(sortOf(inside(text))).toBe(sort);
  });

  it.each([
    ['2', true],
    ['-K', true],
    ['t*K + 2', true],
    ['t - 1', true],
    ['1/2', false],
    ['0.5', false],
    ['K^2', true],
    ['(-2)^(t + n*d)', true],
    ['a', true],
    ['2^a', true],
    ['2^(-K)', false],
    ['2^(K - 1)', false],
    ['(K/2)^2', false],
    ['K/2', false],
    ['lambda', false],
    ['K + lambda', false],
    ['lambda + K', false],
    ['K*0.5', false],
    ['-eta', false],
    ['E(q, w)', false],
  ])('%s is a whole number: %s', (text, whole) => {
    expect(isIntegerExpression(read(text, { a: '2*K' }))).toBe(whole);
  });
});

describe('nodes of texts', () => {
  it.each([
    ['3', { fromT: false, offset: 3 }],
    ['0', { fromT: false, offset: 0 }],
    ['t', { fromT: true, offset: 0 }],
    ['t - 1', { fromT: true, offset: -1 }],
    ['t + 2', { fromT: true, offset: 2 }],
    ['(t) + (2)', { fromT: true, offset: 2 }],
  ])('%s is a round', (text, round) => {
    expect(roundOf(nodeOf(text))).toEqual(round);
  });

  it.each(['2 + t', 't + K', 't*2', '-1', '1.5', 'K', '"t"', 't + 1.5', 't + t', '1e30', 'f(t, 2)', 't + 1 + 1'])(
    '%s is none',
    (text) => {
      expect(roundOf(nodeOf(text))).toBeUndefined();
    },
  );

  it('brackets are counted by their depth, and numbers known', () => {
    expect(['', 'a', '(a)', '([{a}])', '()()', '((', '))(('].map(bracketDepth)).toEqual([0, 0, 1, 3, 1, 2, 0]);
    const numbers = ['1', '2.5', '1e400'].map((text) => nodeOf(text).value);
    expect(numbers.map(isNumber)).toEqual([true, true, true]);
    expect([undefined, null, 3, 'a', {}, nodeOf('NaN').value, nodeOf('Infinity').value].map(isNumber)).not.toContain(
      true,
    );
  });

  it('a long text is refused with its beginning', () => {
    const reader = new TextReader(`K > ${'1 + '.repeat(600)}1`, 0);
    expect(() => reader.read()).toThrow('longer than 2000 characters');
    expect(() => reader.read()).toThrow(`${'1 + '.repeat(39)}…`);
    const short = new TextReader('a'.repeat(160), 0);
    expect(() => short.fail('wrong')).toThrow(`"${'a'.repeat(160)}"`);
    expect(() => new TextReader('('.repeat(201), 0).read()).toThrow('nested more than 200 deep');
    expect(() => new TextReader(`${'('.repeat(200)}1${')'.repeat(200)}`, 0).read()).not.toThrow();
    const full = new TextReader('', 0);
    full.grow(10_000, 200);
    expect([full.size, full.deepest]).toEqual([10_000, 200]);
    expect(() => full.grow(1, 0)).toThrow('more than 10000 operations, with its definitions spelled out');
    expect(() => new TextReader('', 1).grow(1, 200)).toThrow('nested more than 200 deep');
    const nested = new TextReader('', 0);
    expect(nested.nested(() => [nested.depth, nested.size, nested.deepest])).toEqual([1, 1, 1]);
    expect(nested.depth).toBe(0);
  });
});

describe('names', () => {
  it.each([
    'w',
    'r',
    'K',
    'lambda',
    'E',
    'curate',
    'A_star',
    'log',
    'sum',
    'w_u',
    'p',
    'x',
    'y',
    'e',
    'p_0',
    'w_1',
    'r_old',
    'inf',
  ])('%s cannot be a definition, since it is a word or looks like one', (name) => {
    expect(() => checkDefinitionNames([name], 'K > 1')).toThrow(
      new ClaimError(`the definition "${name}" hides a word of the language; rename it`, 'K > 1'),
    );
  });

  it.each(['1a', 'a b', '_a', 'a-b', '', 'é'])('"%s" cannot, since it has other characters', (name) => {
    expect(() => checkDefinitionNames(['a', name], 'K > 1')).toThrow(
      new ClaimError(`the definition "${name}" is not named by letters, digits and _; rename it`, 'K > 1'),
    );
  });

  it('others can', () => {
    expect(() => checkDefinitionNames(['gain', 'h_K', 'a1', 'upw_1', 'X', 'Z9_'], '')).not.toThrow();
  });

  it('those that a claim mentions are found, in definitions too', () => {
    const words = mentionedWords(
      claimOf('E_draws(curate(q), w[1]*sum(w)) + a - P(p[t], w >= w(x))', { a: '-log(K)*p_ref(y)' }),
    );
    expect([...words].sort()).toEqual(['E_draws', 'K', 'P', 'curate', 'log', 'mass', 'p', 'p_ref', 'q', 'sum', 'w']);
    expect(
      ['K', 'E(q, w*K)', 'P(q, w >= K)', 'E(curate(q, K + 1), w)', 'a'].map((text) =>
        speaksOfK(read(text, { a: '2^K' })),
      ),
    ).not.toContain(false);
    expect(['E(curate(q), w)', 'lambda', 't'].map((text) => speaksOfK(read(text)))).not.toContain(true);
  });
});

describe('the program of a filter', () => {
  const program = (text: string): ClaimFilter['program'] | undefined => compileFilter(parseClaim(text))?.program;

  it.each<[string, readonly object[]]>([
    [
      'E(p[t + 1], w) >= -1',
      [{ op: 'mean', fromT: true, offset: 1 }, { op: 'number', value: 1, error: 0 }, { op: 'negate' }],
    ],
    ['Var(p_ref, w) < t', [{ op: 'variance', fromT: false, offset: -1 }, { op: 'round' }]],
    [
      'E(q, r) == Var(p[1], r)',
      [
        { op: 'mean of r', fromT: false, offset: -2 },
        { op: 'variance of r', fromT: false, offset: 1 },
      ],
    ],
    [
      'KL(p_ref, p[t + 1]) > sqrt(lambda)',
      [
        { op: 'KL', left: { fromT: false, offset: -1 }, right: { fromT: true, offset: 1 } },
        { op: 'scalar', name: 'lambda' },
        { op: 'sqrt' },
      ],
    ],
    [
      'eta^t > eta^(t - 2)',
      [
        ...[
          { op: 'scalar', name: 'eta' },
          { op: 'power', fromT: true, offset: 0 },
        ],
        ...[
          { op: 'scalar', name: 'eta' },
          { op: 'power', fromT: true, offset: -2 },
        ],
      ],
    ],
    [
      'lambda^2 > 2^3',
      [
        { op: 'scalar', name: 'lambda' },
        { op: 'square' },
        ...[{ op: 'number', value: 2, error: 0 }, { op: 'square' }, { op: 'number', value: 2, error: 0 }, { op: '*' }],
      ],
    ],
    [
      '(K - 1)/K >= lambda/K',
      [
        { op: 'at infinity', value: 1, error: 0, skip: 5 },
        ...[
          { op: 'scalar', name: 'K' },
          { op: 'number', value: 1, error: 0 },
          { op: '-' },
          { op: 'scalar', name: 'K' },
          { op: '/' },
        ],
        ...[{ op: 'scalar', name: 'lambda' }, { op: 'scalar', name: 'K' }, { op: '/' }],
      ],
    ],
    [
      '1/K >= 0',
      [
        { op: 'number', value: 1, error: 0 },
        { op: 'scalar', name: 'K' },
        { op: '/' },
        { op: 'number', value: 0, error: 0 },
      ],
    ],
  ])('of %s', (text, instructions) => {
    expect(program(text)).toEqual(instructions);
  });

  it.each([
    ['(2*K - 1)/(3*K) > 0', 2 / 3],
    ['(K^2 - 4)/(-(2*K)^2) > 0', -1 / 4],
    ['K/(K^2 + 1) < 1', 0],
    ['(2^3*K + 1/2)/(K*(4 - 2)) < 5', 4],
    ['(K*(1/3)^2)/(K + 2^(3)) < 1', 1 / 9],
  ])('of %s has the limit', (text, value) => {
    expect(program(text)?.[0]).toMatchObject({ op: 'at infinity', value });
  });

  it.each(['K^2/(K + 1) > 0', '(K*lambda)/K > 0', 'K/(K - K) > 0', '(K + t)/K > 0'])('of %s has none', (text) => {
    expect(program(text)?.some(({ op }) => op === 'at infinity')).toBe(false);
  });

  it.each([
    ...['w(x) > 0', 'E(p[t], w^2) > 0', 'TV(p[t], q) > 0', 'Var(p[t], r^2) > 0', 'lambda^4 > 0', 'lambda^1 > 0'],
    ...[
      'lambda^(-2) > 0',
      'lambda^(2*t) > 0',
      'inf > K',
      'log(K) > 0',
      'E(curate(p[t]), w) > 0',
      'P(p[t], A_star) > 0',
      'E(p[t], 2) > 0',
    ],
  ])('%s has none at all', (text) => {
    expect(program(text)).toBeUndefined();
  });

  it('needs a stack of at most 32 places', () => {
    const deep = (n: number): string => `${'(lambda + '.repeat(n)}lambda${')'.repeat(n)} > 0`;
    expect(program(deep(31))).toHaveLength(2 * 31 + 2);
    expect(program(deep(32))).toBeUndefined();
  });

  /** λ = 3 ± 0.25, η = 1 exactly, w_max = ∞, K = 2, means 5 ± 1; the round has no answer from 4 on. */
  const model = (K = 2): FilterModel => {
    const answers: Record<string, readonly [number, number]> = {
      lambda: [3, 0.25],
      eta: [1, 0],
      w_max: [Infinity, 0],
      K: [K, 0],
    };
    const self: FilterModel = {
      value: 0,
      error: 0,
      rounds: 3,
      scalar: (name) => {
        const found = answers[name];
        if (found) [self.value, self.error] = found;
        return found !== undefined;
      },
      mean: (t) => {
        [self.value, self.error] = [5 + t, 1];
        return true;
      },
      variance: () => false,
    };
    return self;
  };
  const run = (text: string, t = 0, below?: number, K = 2) => {
    const claim = parseClaim(text);
    const filter = compileFilter(claim);
    if (filter === undefined) throw new Error('no filter');
    const truth = conditionTruth(claim, filter, model(K), t);
    return { ran: runFilter(claim, filter, model(K), t, below), truth, holds: truth === 'true' };
  };

  it.each<[string, number, boolean]>([
    ['lambda > 2.7', 0, true],
    ['lambda > 2.8', 0, false],
    ['2.7 < lambda', 0, true],
    ['lambda < 3.2', 0, false],
    ['lambda < 3.3', 0, true],
    ['lambda - 3.3 <= 0', 0, true],
    ['-lambda <= -2.7', 0, true],
    ['E(p[t], w) > 3', 0, true],
    ['E(p[t], w) > 4.5', 0, false],
    ['E(p[t], w) > 4.5', 1, true],
    ['E(p[t + 1], w) > 4.5', 0, true],
    ['E(p[2], w) > 5.5', 0, true],
    ['E(p_ref, w) > 3.5', 0, false],
    ['E(p_ref, w) > 2.5', 0, true],
    ['E(p[t + 1], w) > 0', 2, true],
    ['E(p[t + 1], w) > 0', 3, false],
    ['E(p[4], w) > 0', 0, false],
    ['Var(p[t], w) >= 0', 0, false],
    ['epsilon < 1', 0, false],
    ['1/(lambda - 3) < 1', 0, false],
    ['t > 1', 2, true],
    ['t > 1', 1, false],
    ['eta*lambda^2 > 7.4', 0, true],
    ['eta*lambda^2 > 7.5', 0, false],
    ['lambda/2 < 1.63', 0, true],
    ['lambda/2 < 1.62', 0, false],
  ])('%s at t = %d is certified: %s', (text, t, certified) => {
    const { ran, holds } = run(text, t);
    expect(ran !== undefined).toBe(certified);
    expect(holds).toBe(certified);
  });

  it('an infinite side satisfies a condition, and has no certificate', () => {
    expect(run('w_max > 1')).toEqual({ ran: undefined, truth: 'true', holds: true });
  });

  it('a certificate has the margin and both sides; a large margin has none', () => {
    const { ran } = run('lambda > 1');
    expect(ran).toMatchObject({ margin: 2 / 3 });
    if (ran === undefined || typeof ran === 'string') throw new Error('no certificate');
    expect(ran.left.lo).toBeCloseTo(2.75, 10);
    expect(ran.left.hi).toBeCloseTo(3.25, 10);
    expect(ran.left.lo).toBeLessThan(2.75);
    expect(ran.left.hi).toBeGreaterThan(3.25);
    expect(run('lambda > 1', 0, 0.66).ran).toBe('holds');
    expect(run('lambda > 1', 0, 0.67).ran).toMatchObject({ margin: 2 / 3 });
    expect(run('1 < lambda', 0, 0.67).ran).toMatchObject({ margin: 2 / 3 });
    expect(run('-4 < lambda - 4').ran).toMatchObject({ margin: 3 / 4 });
  });

  it.each([
    ['eta >= 1', true],
    ['eta <= 1', true],
    ['eta > 1', false],
    ['eta < 1', false],
    ['eta == 1', true],
    ['lambda >= lambda', false],
  ])('%s, with equal sides, certainly holds: %s', (text, holds) => {
    expect(run(text).holds).toBe(holds);
    expect(run(text).ran).toBeUndefined();
  });

  it('a limit stands for a quotient at K = ∞ only', () => {
    expect(run('(K - 1)/K > 0.9').holds).toBe(false);
    expect(run('(K - 1)/K < 0.6').holds).toBe(true);
    expect(run('(K - 1)/K > 0.9', 0, undefined, Infinity).holds).toBe(true);
    expect(run('(K - 1)/K*lambda > 2.7', 0, undefined, Infinity).holds).toBe(true);
    expect(run('(K - 1)/K*lambda > 2.8', 0, undefined, Infinity).holds).toBe(false);
  });
});

it('a model without answers refuses every question', () => {
  const refuse = (): never => {
    throw new Error('refused');
  };
  const { rounds, observables, ...questions } = noAnswers(refuse);
  expect(rounds).toBe(0);
  expect(new Set<unknown>(Object.values(questions))).toEqual(new Set([refuse]));
  expect(new Set<unknown>(Object.values(observables))).toEqual(new Set([refuse]));
  expect(Object.keys(questions)).toContain('curationFactor');
});
