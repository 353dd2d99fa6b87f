/** Conjectures from strangers: whatever the text, it ends in an error that says what is wrong with it, or in a verdict. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { InputError } from '../../theory';
import { conjecture } from './conjecture';
import { ConjectureThreads } from './threads';

const VERDICTS = ['refuted', 'open', 'undecided', 'incomplete', 'no case'];

const LAWS = ['p[0]', 'p[1]', 'p[t]', 'p[t + 1]', 'p[2]', 'p_ref', 'p_star', 'q'];
const SCALARS = [
  'K',
  'lambda',
  'eta',
  't',
  'w_max',
  'w_min',
  'w_next',
  'r_max',
  'D',
  'epsilon',
  'd',
  'M_0',
  'n',
  'sigma2',
];
const NUMBERS = [
  '0',
  '1',
  '2',
  '0.5',
  '1e-7',
  '3.25',
  '1000',
  '1e300',
  '1e9999',
  '1e-9999',
  '123456789012345678901234567890',
];

/** Claims by the grammar: most of them are well formed, some of them are heavy. */
const { scalar } = fc.letrec<{ law: string; observable: string; event: string; scalar: string }>((tie) => ({
  law: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom(...LAWS),
    fc.tuple(fc.constantFrom('curate', 'tilt', 'next', 'train', 'binned'), tie('law')).map(([f, of]) => `${f}(${of})`),
    fc.tuple(tie('law'), tie('event')).map(([of, event]) => `given(${of}, ${event})`),
  ),
  observable: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom('w', 'r', 'w^2', '1/w', 'w_u', 'ratio(p[t], q)'),
    fc.tuple(tie('observable'), fc.constantFrom('+', '*', '/'), tie('scalar')).map(([a, op, b]) => `(${a} ${op} ${b})`),
  ),
  event: fc.oneof(
    fc.constantFrom('A_star', 'A_users'),
    fc.tuple(tie('observable'), fc.constantFrom('<', '>=', '=='), tie('scalar')).map(([a, op, b]) => `${a} ${op} ${b}`),
  ),
  scalar: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom(...SCALARS, ...NUMBERS, 'w(x)', 'r(y)', 'p[t](x)', 'E_draws(p[t], sum(w)/w[1])'),
    fc.tuple(fc.constantFrom('E', 'Var'), tie('law'), tie('observable')).map(([f, law, of]) => `${f}(${law}, ${of})`),
    fc.tuple(tie('law'), tie('event')).map(([law, event]) => `P(${law}, ${event})`),
    fc
      .tuple(fc.constantFrom('KL', 'TV', 'chi2', 'sup_ratio'), tie('law'), tie('law'))
      .map(([f, a, b]) => `${f}(${a}, ${b})`),
    fc.tuple(fc.constantFrom('mass', 'H'), tie('law')).map(([f, law]) => `${f}(${law}, x)`),
    fc
      .tuple(tie('scalar'), fc.constantFrom('+', '-', '*', '/'), tie('scalar'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(tie('scalar'), fc.constantFrom('2', 'K', '(t - 3)', '9999', '(K*t*1000)')).map(([a, n]) => `(${a})^${n}`),
    fc
      .tuple(fc.constantFrom('log', 'exp', 'sqrt', 'tanh', 'abs', 'runs', 'E_users', '-'), tie('scalar'))
      .map(([f, of]) => `${f}(${of})`),
  ),
}));
const grammatical = fc
  .tuple(scalar, fc.constantFrom('<', '<=', '==', '>=', '>'), scalar)
  .map(([left, relation, right]) => `${left} ${relation} ${right}`);

const EDITS = Array.from('()[]{}^*/+-,;:.=<>!?\'"`\\$&|%#@~ tKwEp0123456789_');
const mutated = fc
  .tuple(
    grammatical,
    fc.array(fc.tuple(fc.nat(400), fc.nat(1), fc.constantFrom(...EDITS, '')), { minLength: 1, maxLength: 2 }),
  )
  .map(([text, edits]) =>
    edits.reduce((now, [at, instead, put]) => {
      const place = at % (now.length + 1);
      return `${now.slice(0, place)}${put}${now.slice(place + instead)}`;
    }, text),
  );

const TOKENS = [
  ...LAWS,
  ...SCALARS,
  ...NUMBERS,
  'E(',
  'KL(',
  'runs(',
  'E_users(',
  'w',
  'w_u',
  'x',
  '(',
  ')',
  '[',
  ']',
  ',',
];
const soup = fc
  .array(fc.constantFrom(...TOKENS, '>', '>=', '==', '+', '^', '=>', ';', '"', '`', '${', '../', 'this', 'A_star'), {
    maxLength: 12,
  })
  .map((tokens) => tokens.join(' '));

const HOSTILE = [
  ...['constructor', '__proto__', 'prototype', 'toString', 'process', 'globalThis', 'require', 'module', 'Function'],
  ...[
    'import("node:fs")',
    'evaluate("1+1")',
    'createUnit("a")',
    'parse("1")',
    'simplify("x")',
    'compile("1")',
    'config({})',
  ],
  ...['constructor.constructor("return process")()', 'p["constructor"]', 'w.constructor', 'p[__proto__]', 'help(w)'],
  ...['10^10^10', '(10^9999)^9999', '((K + 1)^9999)^9999', '1e9999^9999', 'exp(exp(exp(1e300)))', 'exp(-1e9999)'],
  ...['2^(K*t*99999999999999999999)', 'exp(1e9999)*exp(-1e9999)', 'tanh(1e9999)', 'log(1e-9999)', 'sqrt(1e9999)'],
  ...['E(p[t], exp(exp(w)))', 'E(p[t], w^9999)', 'Var(p[1], exp(w^9))', 'E(p[t], w^-9999)^9999', 'KL(p[1], q)^9999'],
  ...['E(p[20], w)', 'E(p[999999999], w)', 'E(p[t + 19], w)', 'E(p[t + 1e9], w)', 'p[20](x)*p[19](y)'],
  ...[
    'E_draws(p[t], (w[1] - w[2])^9999)',
    'E_draws(p[2], exp(sum(w)))',
    'E_draws(curate(curate(p[t])), var(w)/mean(w))',
  ],
  ...['curate(', 'log('].map((open) => `${open.repeat(150)}2${')'.repeat(150)}`),
  `${'('.repeat(180)}K${')'.repeat(180)}`,
  `${'-'.repeat(190)}K`,
  'E(curate(curate(curate(curate(curate(p[t]))))), w)',
  'H(given(tilt(curate(next(p[t]))), w >= E(curate(p[t]), w)), x)',
  Array.from({ length: 60 }, (_, i) => `E(p[t], w^${i + 40})`).join('*'),
  Array.from({ length: 60 }, (_, i) => `log(E(p[t], w + ${i}))`).join('*'),
  Array.from({ length: 60 }, (_, i) => `exp(E(p[1], w)/${i + 1})`).join('/'),
];
const hostile = fc
  .tuple(fc.constantFrom(...HOSTILE), fc.constantFrom('> 0', '== 0', '<= E(p[t], w)', '', '> 1e9999', '>= (1/3)^K'))
  .map(([text, rest]) => `${text} ${rest}`);

/** What code that runs in this process could have changed. */
function globals(): string {
  const prototypes = [Object, Array, Function, String, Number, Promise].map(({ prototype }): object => prototype);
  const names = prototypes.map((prototype) => Object.getOwnPropertyNames(prototype));
  return JSON.stringify([names, Object.keys(globalThis), process.env, process.cwd(), process.argv]);
}

describe('1,000 conjectures from strangers', () => {
  const threads = new ConjectureThreads(1);
  let before = '';
  beforeAll(async () => {
    await threads.ready();
    before = globals();
  });
  afterAll(() => threads.close());

  const outcomeOf = async (claim: string): Promise<string> => {
    const question = { claim, given: [], where: {}, loop: 'curated', model: 'discrete', seed: 1 } as const;
    try {
      return (await conjecture(question, { cases: 2, budget: 400, grace: 200, on: threads })).verdict;
    } catch (error) {
      if (error instanceof InputError) return 'refused';
      throw new Error(`the claim ${JSON.stringify(claim)} ends in ${String(error)}`, { cause: error });
    }
  };

  it.each([
    ['made by the grammar', grammatical, 400, 0.25],
    ['mutated', mutated, 250, 0.01],
    ['of loose words', soup, 200, 0],
    ['hostile', hostile, 150, 0.05],
  ])('%s end in an error that says what is wrong, or in a verdict', async (_name, texts, count, answered) => {
    const outcomes: string[] = [];
    for (const text of fc.sample(texts, { seed: 83, numRuns: count })) outcomes.push(await outcomeOf(text));
    expect(outcomes).toHaveLength(count);
    for (const outcome of outcomes) expect(['refused', ...VERDICTS]).toContain(outcome);
    expect(outcomes.filter((outcome) => outcome !== 'refused').length).toBeGreaterThanOrEqual(answered * count);
  });

  it('change no global', () => {
    expect(globals()).toBe(before);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
