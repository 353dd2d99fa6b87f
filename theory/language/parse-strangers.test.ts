import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { ClaimError } from '../errors';
import { parseClaim } from './parse';
import type { Claim } from './tree';
import { typeset, typesetDefinitions } from './typeset';

/** The claim, or undefined if it is refused with a ClaimError. Any other error is thrown. */
function read(source: string, where: Readonly<Record<string, string>> = {}): Claim | undefined {
  try {
    return parseClaim(source, where);
  } catch (error) {
    if (error instanceof ClaimError) return undefined;
    throw error;
  }
}

const FRAGMENTS = [
  ...[
    'E(p[t], w)',
    'Var(p[0], r)',
    'KL(p[t + 1], p_ref)',
    'P(p[t], A_star)',
    'P(q, w >= 2)',
    'E_draws(p[t], ',
    'E_pair(p[t], q, ',
    'r[2]',
    'w_true',
    'p[t; best-of-K](x)',
    'curate[luce](q, ',
    'r_proxy(x)',
    'sum_rounds(E(p[s], w), 0, t)',
    'p[s',
    'indicator(w[1] > ',
    'win_rate(q, p[0])',
    'w[1]',
    'sum(w)',
  ],
  ...[
    'p[t](x)',
    'curate(',
    'given(p[t], A_star)',
    'tilt(q)',
    'mass(',
    'H(p[t], y)',
    'TV(',
    'sup_ratio(',
    'p[t',
    'p_star(y)',
    'E_users(',
    'w_u',
    'r_u(x)',
    'runs(',
    'next(p[t])',
    'ratio(p[t], q)',
    'risk(',
    'Cov(',
    'quantile(p[t], w, 1/2)',
    'sum_atoms(x, ',
    'A_mode(q)',
    'A_users',
    'sigma2',
    'n',
  ],
  ...[
    'K',
    'lambda',
    'eta',
    't',
    'w_max',
    'd',
    'M_0',
    'x',
    'y',
    'w',
    'r',
    'p',
    'A_star',
    'w(x)',
    '1',
    '2.5',
    '1e-3',
    '0',
    '1e999',
  ],
  ...[
    '+',
    '-',
    '*',
    '/',
    '^',
    '<',
    '<=',
    '==',
    '>=',
    '>',
    '!=',
    '=',
    ':',
    ',',
    ';',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '`',
  ],
  ...[
    '.',
    '?.',
    '!',
    '%',
    '?',
    '&',
    '|',
    '~',
    '\n',
    '#',
    ' ',
    '\\',
    '$',
    '_',
    'log(',
    'exp(',
    'max(',
    'min(',
    'tanh(',
    'abs(',
  ],
  ...[
    'constructor',
    '__proto__',
    'prototype',
    'toString(',
    'import(',
    'eval(',
    'this',
    'end',
    'i',
    'NaN',
    'Infinity',
    'true',
    'null',
  ],
  ...['mod', 'to', 'in', 'and', 'not', 'function', '=>', '..', '\u0000', 'π', '∞', '𝔼', '2 cm', '0x1F', '0b2', '1_000'],
];

describe('untrusted texts', () => {
  const grammatical = fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 14 }).map((parts) => parts.join(''));
  const spaced = fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 14 }).map((parts) => parts.join(' '));
  const bytes = fc.string({ unit: 'binary', maxLength: 60 });
  const long = fc
    .tuple(fc.constantFrom(...FRAGMENTS), fc.integer({ min: 1, max: 700 }))
    .map(([part, n]) => part.repeat(n));
  const texts = fc.oneof(
    grammatical,
    spaced,
    bytes,
    long,
    fc.tuple(grammatical, bytes).map(([a, b]) => `${a} > ${b}`),
  );

  it('are parsed or refused with ClaimError before the test is ended, and every claim can be typeset', () => {
    fc.assert(
      fc.property(texts, (source) => {
        const claim = read(source);
        if (claim) expect(typeset(claim).length).toBeGreaterThan(0);
      }),
      { seed: 81, numRuns: 1200 },
    );
  });

  it('built by the grammar are mostly claims, so the parser does not refuse everything', () => {
    const scalar = fc.letrec<{ e: string }>((tie) => ({
      e: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(
          'K',
          'eta',
          't',
          '2.5',
          'E(p[t], w)',
          'KL(p[0], p_ref)',
          'p[t](x)',
          'w(y)',
          'P(q, w >= 2)',
          'E(next(q), ratio(p[t], q)*w)',
          'risk(p[t])*sigma2/n',
          'runs(E_users(E(p[t], w_u)/c))',
          'a',
          'b',
        ),
        fc.tuple(tie('e'), fc.constantFrom('+', '-', '*', '/'), tie('e')).map(([l, op, r]) => `(${l}) ${op} (${r})`),
        fc.tuple(fc.constantFrom('log', 'exp', 'sqrt', 'tanh', 'abs', '-'), tie('e')).map(([f, e]) => `${f}(${e})`),
        fc.tuple(tie('e'), fc.constantFrom('2', 'K', '(t + 1)', '(-3)')).map(([e, n]) => `(${e})^${n}`),
      ),
    })).e;
    fc.assert(
      fc.property(
        scalar,
        scalar,
        (left, right) => read(`${left} <= ${right}`, { a: '1 - eta', b: 'a*K', c: 'w_u(y)' }) !== undefined,
      ),
      { seed: 82, numRuns: 500 },
    );
  });

  it('cannot reach a prototype', () => {
    const names = ['__proto__', 'constructor', 'prototype', 'polluted'];
    const templates = [
      (n: string) => `${n} = 1`,
      (n: string) => `K.${n} > 1`,
      (n: string) => `K["${n}"] = 1 > 0`,
      (n: string) => `${n}.${n}("return 1")() > 0`,
      (n: string) => `{"${n}": {"polluted": 1}} > 0`,
      (n: string) => `E(p[${n}], w) > 0`,
    ];
    for (const name of names) {
      for (const template of templates) expect(read(template(name))).toBeUndefined();
      const where = JSON.parse(`{"${name}": "1", "a": "2"}`) as Record<string, string>;
      read('a > 1', where);
      read(`${name} > 1`, where);
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('untrusted definitions', () => {
  it.each([
    ...[
      'K',
      'lambda',
      't',
      'd',
      'w',
      'r',
      'p_ref',
      'q',
      'p',
      'x',
      'y',
      'A_star',
      'E',
      'Var',
      'log',
      'max',
      'KL',
      'H',
      'mass',
    ],
    ...['curate', 'tilt', 'given', 'sum', 'mean', 'var', 'E_draws', 'e', 'w_1', 'p_0', 'r_x'],
    ...[
      'E_users',
      'w_u',
      'r_u',
      'A_users',
      'A_mode',
      'Cov',
      'median',
      'entropy',
      'sum_atoms',
      'W1',
      'runs',
      'next',
      'ratio',
      'risk',
      'n',
      'sigma2',
    ],
  ])('may not be named %s, a word of the language or the look of one', (name) => {
    expect(() => parseClaim('K > 1', { [name]: '1' })).toThrow(ClaimError);
    expect(() => parseClaim('K > 1', { [name]: '1' })).toThrow(`the definition "${name}" hides a word of the language`);
  });

  it.each(['', '1a', 'a b', 'a-b', '$a', 'α', '__proto__', 'a.b'])(
    'may not be named "%s", which is no name',
    (name) => {
      const where = JSON.parse(`{${JSON.stringify(name)}: "1"}`) as Record<string, string>;
      expect(() => parseClaim('K > 1', where)).toThrow('is not named by letters, digits and _');
    },
  );

  it.each<[string, Record<string, string>, string]>([
    ['themselves', { a: 'a + 1' }, 'unknown name "a"'],
    ['one another in a circle', { a: 'b', b: 'a' }, 'unknown name "b"'],
    ['later ones', { a: 'b', b: '1' }, 'unknown name "b"'],
    ['observables', { a: 'w' }, 'w and r are functions of the atom'],
    ['comparisons', { a: 'K > 1' }, 'the operator ">"'],
    ['nothing', { a: '' }, 'is not a number'],
    ['too much', { a: '1+'.repeat(1500) }, 'longer than 2000 characters'],
  ])('may not be made of %s', (_name, where, problem) => {
    expect(() => parseClaim('a > 0', where)).toThrow(ClaimError);
    expect(() => parseClaim('a > 0', where)).toThrow(problem);
  });

  it('that double at every step are refused before evaluation', () => {
    const where = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`a${i}`, i === 0 ? 'K' : `a${i - 1} + a${i - 1}`]),
    );
    expect(() => parseClaim('a39 > 0', where)).toThrow('more than 10000 operations, with its definitions spelled out');
    expect(typesetDefinitions(parseClaim('a9 > 0', where))).toHaveLength(10);
  });

  it('that make a long chain, or a deep chain of shallow steps, are refused', () => {
    const chain = Object.fromEntries(
      Array.from({ length: 3000 }, (_, i) => [`a${i}`, i === 0 ? 'K' : `a${i - 1} + 1`]),
    );
    expect(() => parseClaim('a2999 > 0', chain)).toThrow('nested more than 200 deep');
    const steps = Object.fromEntries(
      Array.from({ length: 9 }, (_, i) => [`a${i}`, `${'-'.repeat(50)}${i === 0 ? 'K' : `a${i - 1}`}`]),
    );
    expect(() => parseClaim('a8 > 0', steps)).toThrow('nested more than 200 deep');
    expect(() => parseClaim('a2 > -------------------------------------------------a2', steps)).toThrow(
      'nested more than 200 deep',
    );
    expect(parseClaim('a2 > -------a2', steps).relation).toBe('>');
  });
});
