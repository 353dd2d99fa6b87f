import { describe, expect, it } from '@jest/globals';
import { ClaimError } from '../errors';
import { STATEMENTS, parseClaimSpec } from '../index';
import { parseClaim } from './parse';

describe('well-formed claims', () => {
  it.each(
    STATEMENTS.flatMap((statement) =>
      statement.claims.map((spec) => [`${statement.id}.${spec.id}`, statement, spec] as const),
    ),
  )('%s is read', (_name, statement, spec) => {
    const { claim, when } = parseClaimSpec(statement, spec);
    expect(claim.source).toBe(spec.claim);
    expect(when?.source).toBe(spec.when);
  });

  it.each<[string, { usesRound: boolean; lookahead: number; atoms: string[] }]>([
    ['K > 1', { usesRound: false, lookahead: 0, atoms: [] }],
    ['E(p[3], w) > 1', { usesRound: false, lookahead: 0, atoms: [] }],
    ['E(p[t], w) > 1', { usesRound: true, lookahead: 0, atoms: [] }],
    ['E(p[t + 2], w) > E(p[t + 1], w)', { usesRound: true, lookahead: 2, atoms: [] }],
    ['eta^t > 0', { usesRound: true, lookahead: 0, atoms: [] }],
    ['p[0](y) + w(x) > r(y)', { usesRound: false, lookahead: 0, atoms: ['x', 'y'] }],
    ['((K)) > (1)', { usesRound: false, lookahead: 0, atoms: [] }],
  ])('%s is quantified over what occurs in it', (source, quantified) => {
    expect(parseClaim(source)).toMatchObject(quantified);
  });

  it.each<[string, object]>([
    ['sum_rounds(E(p[s], w), 0, 3)', { usesRound: false, mentioned: { fixed: 3 } }],
    ['sum_rounds(E(p[s + 2], w), 0, t - 1)', { usesRound: true, lookahead: 1, mentioned: { fixed: 0, fromT: 1 } }],
    ['sum_rounds(E(p[s], w), 0, t - 1)', { usesRound: true, lookahead: 0 }],
    ['sum_rounds(eta^s, 0, t + 4)', { lookahead: 4 }],
    ['max_rounds(a, 0, t)', { lookahead: 3, atoms: ['x'] }],
  ])('%s mentions the rounds that it runs over', (source, quantified) => {
    expect(parseClaim(`${source} > 0`, { a: 'E(p[s + 3], w)*w(x)' })).toMatchObject(quantified);
  });

  it('a definition about the round s stands inside sums over rounds only, and none is named s there', () => {
    expect(() => parseClaim('a > 0', { a: 'E(p[s], w)' })).toThrow('the definition "a" is about one round');
    expect(() => parseClaim('sum_rounds(s, 0, t) > 0', { s: '2' })).toThrow('give the definition "s" another name');
    expect(() => parseClaim('sum_rounds(a, 0, t) > 0', { a: 'runs(E(p[s], w))' })).toThrow('runs cannot stand inside');
    expect(parseClaim('s > 0', { s: '2' }).definitions.map(({ name }) => name)).toEqual(['s']);
  });

  it('quantifies over rounds and atoms in definitions, and keeps only used definitions, in order', () => {
    const where = { unused: '1', a: 'E(p[t + 3], w)', b: 'a*w(x)', c: 'b + a' };
    expect(parseClaim('c > 0', where)).toMatchObject({ usesRound: true, lookahead: 3, atoms: ['x'] });
    expect(parseClaim('c > 0', where).definitions.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });

  it.each([
    ['0.1', 1n, 10n],
    ['1e-7', 1n, 10_000_000n],
    ['1e400', 10n ** 400n, 1n],
    ['0.1234567890123456789012345678901234567890123456789012345678901234567890123456789', undefined, 10n ** 79n],
    ['9007199254740993', 9007199254740993n, 1n],
  ])('the number %s is read exactly', (source, num, den) => {
    const { left } = parseClaim(`${source} > 0`);
    if (left.kind !== 'number') throw new Error(`${source} was read as ${left.kind}`);
    expect(left.value).toEqual({
      num: num ?? 1234567890123456789012345678901234567890123456789012345678901234567890123456789n,
      den,
    });
  });

  it.each([
    ['a sum is read from the left', '1 - 2 - 3 > 0', '(1 - 2) - 3 > 0'],
    ['a quotient too', '1/2/3 > 0', '(1/2)/3 > 0'],
    ['a power binds tighter than a sign', '-K^2 > 0', '-(K^2) > 0'],
    ['a sign binds tighter than a product', '-K*2 > 0', '(-K)*2 > 0'],
    ['a plus sign changes nothing', '+K > 0', 'K > 0'],
    ['a power is read from the right', '2^3^2 > 0', '2^(3^2) > 0'],
    ['an exponent may have a sign', '2^-1 > 0', '2^(-1) > 0'],
    ['which applies to a power in it', '2^-K^2 > 0', '2^(-(K^2)) > 0'],
    ['a quotient and a product are read from the left', '1/K*t > 0', '(1/K)*t > 0'],
    ['a square of a function of the atom has no sign', 'E(p[t], -w^2) > 0', 'E(p[t], -(w^2)) > 0'],
  ])('%s', (_name, source, same) => {
    expect({ ...parseClaim(source), source: '' }).toEqual({ ...parseClaim(same), source: '' });
  });
});

describe('averages over users and runs', () => {
  it.each([
    'E_users(E(p[t], w_u)) > 0',
    'E_users(log(E(p[t + 1], w_u)/E(p[t], w_u))) > 0',
    'E_users(w_u(x) - r_u(y)) > 0',
    'E_users(E_draws(p[t], w[1]*w_u(x))) > 0',
    'P(p[t], A_users) > 0',
    'KL(given(p[t], A_users), p[t]) > 0',
    'runs(E(p[t], w)) > 0',
    'runs(E_users(E(p[t], r_u)) + E_draws(p[0], sum(w))) > 0',
    'E(next(p[t]), w) > E(p[t], w)',
    'E(q, (ratio(p[t], q) - 1)^2) > 0',
    'risk(p[t]) < n*sigma2',
  ])('%s is read', (source) => {
    expect(parseClaim(source).source).toBe(source);
  });

  it.each<[string, object]>([
    ['runs(E(p[3], w) - E(p[1], w))', { fixed: 3 }],
    ['runs(E(p[t + 2], w) - E(p[t], w))', { fromT: 2 }],
    ['runs(TV(p[t], p[5]))', { fixed: 5, fromT: 0 }],
    ['runs(t + KL(p_ref, p_star))', {}],
    ['runs(a + 1)', { fixed: 2, fromT: 4 }],
  ])('%s knows the last rounds that it mentions, whatever is mentioned around it', (source, last) => {
    const { right } = parseClaim(`E(p[9], w) < ${source}`, { a: 'TV(p[2], p[t + 4])' });
    expect(right).toMatchObject({ kind: 'scalar', word: { name: 'runs' } });
    const [argument] = right.kind === 'scalar' ? right.args : [];
    expect(typeof argument === 'object' && 'last' in argument && argument.last).toEqual(last);
  });

  it('the round after a run must exist too', () => {
    expect(parseClaim('runs(E(p[t + 2], w)) > 0')).toMatchObject({
      usesRound: true,
      lookahead: 2,
      mentioned: { fromT: 2 },
    });
  });

  it.each<[string, Record<string, string>]>([
    ['E_users(a) > 0', { a: 'E(p[t], w_u)' }],
    ['E_users(b) > 0', { a: 'E(p[t], w_u)', b: 'log(a)' }],
    ['runs(E_users(b)) > 0', { a: 'E(p[t], w_u)', b: 'log(a)' }],
    ['runs(a) > 0', { a: 'E_users(E(p[t], w_u))' }],
    ['a > 0', { a: 'runs(E_users(E(p[t], w_u)))' }],
  ])('%s may stand by definitions %j', (source, where) => {
    expect(parseClaim(source, where).source).toBe(source);
  });

  it.each<[string, Record<string, string>, string]>([
    ['a > 0', { a: 'E(p[t], w_u)' }, 'the definition "a" is about one user, and only stands inside E_users'],
    ['E_users(a) + a > 0', { a: 'w_u(x)' }, 'the definition "a" is about one user'],
    ['b > 0', { a: 'w_u(x)', b: 'a + 1' }, 'the definition "b" is about one user'],
    ['E_users(a) > 0', { a: 'E_users(w_u(x))' }, 'E_users cannot stand inside E_users'],
    ['E_users(b) > 0', { a: 'E_users(w_u(x))', b: 'a' }, 'E_users cannot stand inside E_users'],
    ['E_draws(p[t], a) > 0', { a: 'E_users(w_u(x))' }, 'E_users cannot stand inside E_draws'],
    ['E_draws(p[t], a) > 0', { a: 'runs(K)' }, 'runs cannot stand inside E_draws'],
    ['E_users(a) > 0', { a: 'runs(K)' }, 'runs cannot stand inside E_users'],
    ['runs(a + a) > 0', { a: 'runs(K)' }, 'runs cannot stand inside runs'],
    ['a > 0', { a: 'w_u' }, 'w and r are functions of the atom'],
  ])('%s may not by definitions %j', (source, where, problem) => {
    expect(() => parseClaim(source, where)).toThrow(ClaimError);
    expect(() => parseClaim(source, where)).toThrow(problem);
  });
});

describe('an error says what to write instead', () => {
  it.each([
    ['E(p, w) > 0', 'a law was expected, not p; write p[t] for the model in every round, or p[0] for the start'],
    ['E(p_0, w) > 0', 'write p[0]'],
    ['E(p_data, w) > 0', 'a law was expected, not p_data; write p_ref'],
    ['E(w, p[t]) > 0', 'write the law first, as in E(p[t], w)'],
    ['E(w) > 0', 'E takes 2 arguments, not 1: write E(law, f)'],
    ['Var(w) > 0', 'Var takes 2 arguments, not 1: write Var(law, f)'],
    ['Cov(w, r) > 0', 'write Cov(law, f, g)'],
    ['KL(p[t]) > 0', 'write KL(p, q)'],
    ['E[w] > 0', 'E is called with parentheses, as in E(law, f)'],
    ['E_p(w) > 0', 'write the law as the first argument: E(p[t], …)'],
    ['H(p[t]) > 0', 'H(law, x) for the curation factor at an atom, or entropy(law) for the entropy'],
    ['h(p[t]) > 0', 'write entropy(law)'],
    ['entrpy(p[t]) > 0', 'did you mean entropy?'],
    ['std(p[t], w) > 0', 'did you mean Std?'],
    ['var(p[t], w) > 0', 'write Var(law, f)'],
    ['mean(w) > 0', 'write E(law, w); mean(w) is the mean of the K draws inside E_draws'],
    ['sum(w) > 0', 'write sum_atoms(x, f) over atoms'],
    ['ln(K) > 0', 'write log(a), the natural logarithm'],
    ['log2(K) > 0', 'write log(a)/log(2)'],
    ['argmax(p[t]) > 0', 'write A_mode(law)'],
    ['Pr(p[t], A_star) > 0', 'write P(law, event)'],
    ['DKL(p[t], q) > 0', 'write KL(p, q)'],
    ['K(K - 1) > 0', 'K is a number: write multiplication with *'],
    ['p(x) > 0', 'write p[t](x) for the mass of an atom'],
    ['p_t(x) > 0', 'p[t](x) for the mass of an atom'],
    ['p_t > 0', 'write p[t], and a number of it'],
    ['sigma > 0', 'write Std(p[t], w)'],
    ['k > 0', 'did you mean K?'],
    ['λ > 0', 'write lambda'],
    ['wmax > 0', 'write w_max'],
    ['w_star > 0', 'write w_max'],
    ['epsilonn > 0', 'did you mean epsilon?'],
    ['x > 0', 'x is an atom: write w(x) or p[t](x)'],
    ['A_star > 0', 'A_star is an event: write P(law, A_star)'],
    ['A_mode(q) > 0', 'A_mode is an event; take P(law, A_mode(…))'],
    ['E(p[t], w > 1) > 0', 'a comparison is an event: write P(law, event), or indicator(event)'],
    ['E(p[t], w | A_star) > 0', 'write given(law, event) for a conditional law'],
    ['P(p[t], w > 1 and w < 2) > 0', 'write indicator(a)*indicator(b)'],
    ['P(p[t], 1 < w < 2) > 0', 'multiply indicators, as in indicator(w > 1)*indicator(w < 2)'],
    ['E(p[t], w) = 1', 'write == for equality'],
    ['E(p[t], w) ≥ 1', 'write >=, <= or =='],
    ['KL(p[t] || q) > 0', 'write a comma between laws'],
    ['K**2 > 0', 'write a power as a^2'],
    ['\\frac{1}{K} > 0', 'a claim is plain text and no LaTeX'],
    ['2^(1/2) > 1', 'for other powers use sqrt, or exp and log'],
  ])('%s: %s', (source, remedy) => {
    expect(() => parseClaim(source)).toThrow(ClaimError);
    expect(() => parseClaim(source)).toThrow(remedy);
  });
});

describe('an atom that a word binds', () => {
  it.each<[string, Record<string, string>, string[]]>([
    ['sum_atoms(x, p[t](x)) == 1', {}, []],
    ['w(x) <= max_atoms(x, w(x))', {}, ['x']],
    ['w(x) <= max_atoms(y, w(y))', {}, ['x']],
    ['E(p[t], sum_atoms(x, w(x))) > 0', {}, []],
    ['sum_atoms(x, a) > 0', { a: 'w(x)*w(y)' }, ['y']],
    ['sum_atoms(x, b) > 0', { a: 'w(x)*log(p[t](x))', b: '-a' }, []],
    ['a > 0', { a: 'w(x) - sum_atoms(y, w(y))' }, ['x']],
  ])('%s with %j is about %j', (source, where, atoms) => {
    expect(parseClaim(source, where).atoms).toEqual(atoms);
  });
});

describe('an atom inside an average', () => {
  it.each([
    'P(p[t], w <= w(x)) <= 1',
    'H(p[t], x) == 1 + E(p[t], tanh((r(x) - r)/2))',
    'E(p[t], mass(p[t])*p[t](x)) <= 1',
    'KL(given(p[t], w >= w(x)), p[t]) >= 0',
    'E_users(r_u(x) - E(p[t], r_u)) <= 1',
    'E_draws(p[t], max(w[1], w(x))) >= w(x)',
    'runs(p[t](x)) == p[0](x)',
    'E_pair(p[t], q, indicator(w[1] > w(x))*w[2]) <= w_max',
    'E(p[t], indicator(w >= w(x))*w) <= w_max',
    'indicator(w(x) >= 2) <= 1',
    'p[t](x)*E(p[t], w) <= w_max',
    'E(p[t], E(q, max(w, w(x)))*w) > 0',
    'E(p[t], mass(p[t])) <= 1',
  ])('%s is about a fixed one, which is not taken for the drawn one', (source) => {
    expect(parseClaim(source).source).toBe(source);
  });

  it.each<[string, string, string]>([
    ['E(p[t], log(mass(p[t], x))) <= 0', 'mass(p[t], x) inside E', 'write mass(p[t])'],
    ['E(p[t], p[t](x)) <= 1', 'p[t](x) inside E', 'write mass(p[t])'],
    ['E(p[t], w*p[1](x)) <= w_max', 'p[1](x) inside E', 'write mass(p[1])'],
    ['E(p[t], log(q(y))) <= 0', 'q(y) inside E', 'write mass(q)'],
    ['E(p[t], w(x)) <= w_max', 'w(x) inside E', 'write w,'],
    ['E(p[t], w*r(x)) <= w_max', 'r(x) inside E', 'write r,'],
    ['Var(p[t], r(y)) <= 1', 'r(y) inside Var', 'write r,'],
    ['P(p[t], w(x) >= 2) <= 1', 'w(x) inside P', 'write w,'],
    ['P(p[t], p[t](x) >= q(x)) <= 1', 'p[t](x) inside P', 'write mass(p[t])'],
    ['E(given(p[t], w(x) >= 2), w) >= 2', 'w(x) inside given', 'write w,'],
    ['Var(p[t], H(p[t], x)) >= 0', 'H(p[t], x) inside Var', 'write ratio(curate(p[t]), p[t])'],
    ['E_draws(p[t], w(x)) <= w_max', 'w(x) inside E_draws', 'write w[1] or w[2]'],
    ['E_draws(p[t], w[1]*p[t](x)) <= w_max', 'p[t](x) inside E_draws', 'take p[t](x) out'],
    ['E_users(E(p[t], w_u(x))) <= w_max', 'w_u(x) inside E', 'write w_u,'],
    ['E(p[t], E(q, max(w, w(x)))) > 0', 'w(x) inside E', 'write w,'],
    ['E_pair(p[t], q, w(x)*w(y)) <= 1', 'w(x) inside E_pair', 'write w[1] or w[2]'],
    ['E(p[t], indicator(w(x) >= 2)) <= 1', 'w(x) inside E', 'write w,'],
    ['runs(E(p[t], mass(p[t], x))) > 0', 'mass(p[t], x) inside E', 'write mass(p[t])'],
  ])('%s is refused if it could mean the drawn one', (source, what, remedy) => {
    expect(() => parseClaim(source)).toThrow(`${what} is about a fixed atom`);
    expect(() => parseClaim(source)).toThrow(remedy);
  });

  it('is also refused by way of definitions', () => {
    const where = { a: 'log(p[t](x))', b: 'a/2' };
    expect(() => parseClaim('E(p[t], b) <= 0', where)).toThrow('the definition "b" inside E is about a fixed atom x');
    expect(parseClaim('b <= 0', where).atoms).toEqual(['x']);
    expect(parseClaim('E(p[t], mass(p[t])*b) <= 0', where).atoms).toEqual(['x']);
  });
});

const deep = (open: string, inner: string, close: string, n: number): string =>
  open.repeat(n) + inner + close.repeat(n);

describe('malformed claims are refused with the fault and the source', () => {
  it.each<[string, string]>([
    ['', 'a claim is a comparison'],
    ['   ', 'a claim is a comparison'],
    ['K', 'a claim is a comparison'],
    ['K != 2', 'a claim is a comparison'],
    ['1 < K < 3', 'a chain of comparisons'],
    ['x = 3', 'a claim is a comparison'],
    ['K > (t = 3)', 'assignment syntax'],
    ['K > 2; 3 > 2', 'a claim is a comparison'],
    ['f(x) = x', 'a claim is a comparison'],
    ['K > (f(x) = x)', 'functionassignment syntax'],
    ['foo > 1', 'unknown name "foo"; known are K, lambda'],
    ['foo(1) > 1', 'unknown function "foo"; known are E, Var, '],
    [
      'E_pair(q, q, w) > 0',
      'inside E_pair there are 2 atoms, drawn from its laws in order: write w[1], w[2], and r[1]',
    ],
    ['E_pair(q, q, w[3]) > 0', 'inside E_pair there are 2 atoms'],
    ['E_pair(q, w[1]) > 0', 'E_pair takes 3 arguments, not 2'],
    ['E_triple(q, q, q, w[4]) > 0', 'write w[1], w[2], w[3], and r[1]'],
    ['E_pair(q, q, sum(w)) > 0', 'sum(w) is about the K draws of E_draws; write w[1] + w[2]'],
    ['E_pair(q, q, w[1]*E(q, w)) > 0', 'E cannot stand inside E_pair'],
    ['E_pair(q, q, w_u[1]) > 0', 'w_u is about one user, and only stands inside E_users'],
    ['E_pair(q, q, indicator(A_star)) > 0', 'A_star is about one atom; compare draws instead'],
    ['E_draws(q, w_u[1]) > 0', 'inside E_draws use w[1], w[2], r[1]'],
    ['indicator(w) > 0', 'an event was expected'],
    ['TV(p[t], p2[t]) > 0', 'p2[…] cannot be said, because a claim has one sequence of models; the nearest are p[t]'],
    ['KL(q[t], p[t]) > 0', 'and q, any fixed second law'],
    ['E(p[t; -1], w) > 0', 'a loop is named as in the matrix'],
    ['E(p[t; f(1)], w) > 0', 'a loop is named as in the matrix'],
    ['E(p[t; a; b], w) > 0', 'in the claim'],
    ['E(p[t, a, b], w) > 0', 'properties and ranges are not part'],
    ['E(tilt[best-of-K](q), w) > 0', 'of another loop p[t; best-of-K] and curate[best-of-K](law)'],
    ['curate[best-of-K](q) > 0', 'a law was expected'],
    ['E(p[s], w) > 0', 'p[s] is about one round, and only stands inside sum_rounds, max_rounds and min_rounds'],
    ['sum_rounds(K, 0, t) + s > 0', 's is about one round'],
    ['sum_rounds(E(p[s], w), 0, K) > 0', 'sum_rounds runs from a round to a round'],
    ['sum_rounds(E(p[s], w), t - 1, t) > 0', 'starts at a round that always exists'],
    ['sum_rounds(E(p[s - 2], w), 1, t) > 0', 'p[s - 2] is not a round at the start of sum_rounds; start it at 2'],
    ['sum_rounds(max_rounds(s, 0, t), 0, t) > 0', 'put one into a definition (where)'],
    ['sum_rounds(runs(E(p[s], w)), 0, t) > 0', 'runs cannot stand inside sum_rounds; put it around'],
    ['sum_rounds(w, 0, t) > 0', 'w and r are functions of the atom'],
    ['E(p[t - 1], w) > 0', 'for p[t - 1] write the claim one round later'],
    ['indicator(w > 1) > 0', 'w and r are functions of the atom'],
    ['E(p[t]) > 1', 'E takes 2 arguments, not 1'],
    ['E(p[t], w, w) > 1', 'E takes 2 arguments, not 3'],
    ['log(1, 2) > 1', 'log takes 1 argument, not 2'],
    ['min(1) > 1', 'min takes 2 arguments, not 1'],
    ['w > 1', 'w and r are functions of the atom'],
    ['E(p[t], w)*r > 1', 'w and r are functions of the atom'],
    ['p > 1', 'p is a law, not a scalar'],
    ['p_ref > 1', 'p_ref is a law, not a scalar'],
    ['curate(p[0]) > 1', 'curate(…) is a law'],
    ['E(K, w) > 1', 'a law was expected'],
    ['P(p[t], w) > 1', 'an event was expected'],
    ['P(p[t], 1 < w < 2) > 0', 'an event was expected'],
    ['w(z) > 1', 'an atom was expected: x or y'],
    ['p[t](z) > 1', 'an atom was expected: x or y'],
    ['H(p[t], w) > 1', 'an atom was expected: x or y'],
    ['2K > 1', 'write multiplication with *'],
    ['2(K) > 1', 'write multiplication with *'],
    ['5 cm > 1', 'write multiplication with *'],
    ['50% > 1', '"%" is not part of the claim language'],
    ['K + 5% > 1', '"%" is not part of the claim language'],
    ['K % 2 > 1', 'the operator "%"'],
    ['K! > 1', 'the operator "!"'],
    ["K' > 1", `the operator "'"`],
    ['K .* 2 > 1', 'the operator ".*"'],
    ['(K > 1) + 1 > 0', 'the operator ">"'],
    ['not K > 1', 'the operator "not"'],
    ['K > 1 and K > 2', 'a claim is a comparison'],
    ['2^0.5 > 1', 'an exponent is an integer'],
    ['2^lambda > 1', 'an exponent is an integer'],
    ['2^3^-2 > 1', 'an exponent is an integer'],
    ['2^K^(1 - K) > 1', 'an exponent is an integer'],
    ['w_max^w(x) > 1', 'an exponent is an integer'],
    ['K > 1 ? 2 : 3', 'a claim is a comparison'],
    ['{a: 1} > 1', 'object syntax'],
    ['[1, 2] > 1', 'array syntax'],
    ['"K" > 1', '"K" is not a number'],
    ['true > 1', 'true is not a number'],
    ['null > 1', 'null is not a number'],
    ['NaN > 1', 'NaN is not a number'],
    ['Infinity > 1', 'Infinity is not a number'],
    ['i > 1', 'unknown name "i"'],
    ['pi > 1', 'unknown name "pi"'],
    ['0x10 > 1', '0x10 is not a number here'],
    ['0xffi8 > 1', '0xffi8 is not a number here'],
    ['1e99999 > 1', '1e99999 is not a number here'],
    ['1e-99999999999999999999 < 1', '1e-99999999999999999999 is not a number here'],
    ['a.b > 1', 'properties and ranges'],
    ['p.t > 1', 'properties and ranges'],
    ['K.constructor > 1', 'properties and ranges'],
    ['constructor > 1', 'unknown name "constructor"'],
    ['__proto__ > 1', 'unknown name "__proto__"'],
    ['toString(1) > 1', 'unknown function "toString"'],
    ['hasOwnProperty(K) > 1', 'unknown function "hasOwnProperty"'],
    ['import("fs") > 1', 'unknown function "import"'],
    ['evaluate("1") > 1', 'unknown function "evaluate"'],
    ['parse("1") > 1', 'unknown function "parse"'],
    ['createUnit("a") > 1', 'unknown function "createUnit"'],
    ['a.log(2) > 1', 'a law was expected'],
    ['w?.(x) > 1', 'only named functions can be called'],
    ['E(p[1:2], w) > 1', 'the round of p is written'],
    ['E(p["t"], w) > 1', 'the round of p is written'],
    ['E(p[-1], w) > 1', 'the round of p is written'],
    ['E(p[t - 1], w) > 1', 'the round of p is written'],
    ['E(p[1.5], w) > 1', 'the round of p is written'],
    ['E(p[K], w) > 1', 'the round of p is written'],
    ['E(p[t, 1], w) > 1', 'a loop is named as in the matrix'],
    ['E(p?.[t], w) > 1', 'properties and ranges'],
    ['E_draws(p[t], w) > 1', 'inside E_draws use w[1]'],
    ['E_draws(p[t], w[3]) > 1', 'draws are w[1] and w[2]'],
    ['E_draws(p[t], w[0]) > 1', 'draws are w[1] and w[2]'],
    ['E_draws(p[t], E(p[t], w[1])) > 1', 'E cannot stand inside E_draws'],
    ['E_draws(p[t], E_draws(p[t], w[1])) > 1', 'E_draws cannot stand inside E_draws'],
    ['E_draws(p[t], sum(r)) > 1', 'sum takes the drawn weights'],
    ['w[1] > 1', 'square brackets give the round'],
    ['sum(w) > 1', 'unknown function "sum"'],
    ['w_u > 1', 'w_u is about one user, and only stands inside E_users'],
    ['w_u(x) > 1', 'w_u is about one user'],
    ['E(p[t], r_u) > 1', 'r_u is about one user'],
    ['E_users(w_u) > 1', 'w and r are functions of the atom'],
    ['E_users(w_u, 1) > 1', 'E_users takes 1 argument, not 2'],
    ['E_users(E_users(w_u(x))) > 1', 'E_users cannot stand inside E_users'],
    ['E_draws(p[t], E_users(1)) > 1', 'E_users cannot stand inside E_draws'],
    ['E_users(E_draws(p[t], w_u)) > 1', 'inside E_draws use w[1]'],
    ['E_users(w_u[1]) > 1', 'square brackets give the round'],
    ['runs(w) > 1', 'w and r are functions of the atom'],
    ['runs() > 1', 'runs takes 1 argument, not 0'],
    ['runs(runs(K)) > 1', 'runs cannot stand inside runs'],
    ['E_users(runs(K)) > 1', 'runs cannot stand inside E_users'],
    ['runs(E_users(runs(K))) > 1', 'runs cannot stand inside E_users'],
    ['E_draws(p[t], runs(K)) > 1', 'runs cannot stand inside E_draws'],
    ['E_draws(p[t], risk(p[t])) > 1', 'risk cannot stand inside E_draws'],
    ['E_draws(p[t], ratio(p[t], q)) > 1', 'ratio cannot stand inside E_draws'],
    ['ratio(p[t], q) > 1', 'w and r are functions of the atom, and so is what is made of them or of ratio(p, q)'],
    ['ratio(p[t], w) > 1', 'a law was expected'],
    ['ratio(p[t], q)(x) > 1', 'write multiplication with *'],
    ['risk(w) > 1', 'a law was expected'],
    ['next(p[t]) > 1', 'next(…) is a law'],
    ['E(next(p[t], q), w) > 1', 'next takes 1 argument, not 2'],
    [`E(${deep('next(', 'p[0]', ')', 6)}, w) > 0`, 'laws nested more than 6 deep'],
    ['A_users > 1', 'unknown name "A_users"'],
    ['2^sigma2 > 1', 'an exponent is an integer made of numbers, t, s, K, n and d'],
    ['quantile(p[t], w, 0) > 1', 'quantile: the level 0 is not in (0, 1]'],
    ['quantile(p[t], w, 1.5) > 1', 'quantile: the level 1.5 is not in (0, 1]'],
    ['quantile(p[t], w, w) > 1', 'w and r are functions of the atom'],
    ['Renyi(p[t], q, 0) > 1', 'Renyi: the order 0 is not above 0'],
    ['moment(p[t], w, 1/2) > 1', 'a whole number was expected, made of numbers, t, s, K, n and d'],
    ['sum_atoms(w(x)) > 1', 'sum_atoms takes 2 arguments, not 1'],
    ['sum_atoms(z, w(z)) > 1', 'an atom was expected first: x or y'],
    ['sum_atoms(x, w) > 1', 'w and r are functions of the atom'],
    ['sum_atoms(x, max_atoms(x, w(x))) > 1', 'x is bound already; use the other of x and y'],
    ['sum_atoms(x, E(p[t], w(x))) > 1', 'w(x) inside E is about a fixed atom x'],
    ['E(p[t], sum_atoms(x, w(x)*w(y))) > 1', 'w(y) inside E is about a fixed atom y'],
    ['P(p[t], A_mode) > 1', 'an event was expected'],
    ['P(p[t], A_star(q)) > 1', 'an event was expected'],
    ['P(p[t], A_mode(q, q)) > 1', 'A_mode takes 1 argument, not 2'],
    ['K ≥ 2', 'Syntax error'],
    ['K > 2 )', 'Unexpected operator )'],
    ['K > ', 'Unexpected end'],
    ['🙂 > 1', 'Syntax error in part "🙂'],
    [`${'1+'.repeat(1500)}1 > 0`, 'longer than 2000 characters'],
    [`${deep('(', '1', ')', 990)} > 0`, 'nested more than 200 deep'],
    [`${'-'.repeat(1500)}1 > 0`, 'nested more than 200 deep'],
    [`${'1+'.repeat(900)}1 > 0`, 'nested more than 200 deep'],
    [`${deep('log(', '2', ')', 300)} > 0`, 'nested more than 200 deep'],
    [`E(${deep('curate(', 'p[0]', ')', 40)}, w) > 0`, 'laws nested more than 6 deep'],
    [`E(${deep('curate(given(p[0], w > E(', 'p[0]', ', w)))', 20)}, w) > 0`, 'laws nested more than 6 deep'],
  ])('%s', (source, problem) => {
    expect(() => parseClaim(source)).toThrow(ClaimError);
    expect(() => parseClaim(source)).toThrow(problem);
    expect(() => parseClaim(source)).toThrow(`(in the claim "${source.slice(0, 160)}`);
  });

  // In mathjs, calls, property accesses and assignments have a name. Before the fix, these texts were read as p[t + 1],
  // p[0], w[1] or curate.
  it.each([
    'E(p[t(5) + 1], w) > 1',
    'E(p[a.t + 1], w) > 1',
    'E(p[(t = 3) + 1], w) > 1',
    'E(p[true], w) > 1',
    'E(p[""], w) > 1',
    'E(p["0"], w) > 1',
    'E(p[null], w) > 1',
    'E(a.curate(p[0]), w) > 1',
    'E(tilt?.(p[0]), w) > 1',
    'E_draws(p[0], w(x)[1]) > 1',
    'E_draws(p[0], a.w[1]) > 1',
  ])('%s is not taken for what it resembles', (source) => {
    expect(() => parseClaim(source)).toThrow(ClaimError);
  });
});

describe('the same claim', () => {
  it('is parsed once with the same definitions', () => {
    const claim = parseClaim('a > 1', { a: 'K' });
    expect(parseClaim('a > 1', { a: 'K' })).toBe(claim);
    expect(parseClaim('a > 1', { a: 'K + 1' })).not.toBe(claim);
  });

  it('is dropped from the cache after many others', () => {
    const claim = parseClaim('K > 1.5');
    for (let i = 0; i < 600; i += 1) parseClaim(`K > ${i}`);
    expect(parseClaim('K > 1.5')).not.toBe(claim);
    expect(parseClaim('K > 1.5')).toEqual(claim);
  });
});
