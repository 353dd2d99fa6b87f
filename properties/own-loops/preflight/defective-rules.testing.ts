/** For tests: defective rules, each with the kind of defect that must be reported. */
import type { Weighed } from '../../../models';
import type { LoopDefinition } from '../define';
import type { DefectKind } from '../../results';

export interface Defective {
  readonly definition: LoopDefinition;
  readonly kind: DefectKind;
  readonly says?: string;
}

type Choose = NonNullable<LoopDefinition['choose']>;
type Candidates = readonly Weighed<unknown>[];

/** Untyped rules: JavaScript that does not satisfy the types. */
type Rule = (all: Candidates, F: Readonly<Record<string, (...args: unknown[]) => unknown>>) => unknown;

const call = (F: Parameters<Rule>[1], name: string, ...args: unknown[]): unknown => F[name]?.(...args);
const equal = (all: Candidates, F: Parameters<Rule>[1]): unknown[] => all.map(() => call(F, 'of', 1, all.length));
const number = (value: unknown): number => value as number;

let calls = 0;

/** Rules that return one number per element of a list: candidates, or for a step the masses. */
const LISTS: readonly (readonly [string, DefectKind, Rule, string?])[] = [
  ['returns-nothing', 'not an array', () => undefined, 'it returns undefined'],
  ['returns-null', 'not an array', () => null],
  ['returns-a-number', 'not an array', () => 1],
  ['returns-a-text', 'not an array', () => 'first'],
  ['returns-an-object', 'not an array', (all) => ({ length: all.length })],
  ['returns-a-typed-array', 'not an array', (all) => new Float64Array(all.length)],
  ['returns-a-function', 'not an array', () => () => [1]],
  ['returns-too-few', 'wrong length', (all, F) => equal(all, F).slice(1)],
  ['returns-too-many', 'wrong length', (all, F) => [...equal(all, F), call(F, 'of', 0)]],
  ['returns-none', 'wrong length', () => [], 'it returns 0 numbers'],
  ['returns-a-huge-list', 'wrong length', () => new Array<unknown>(2 ** 32 - 1)],
  ['returns-holes', 'not a number', (all) => new Array<unknown>(all.length)],
  ['returns-NaN', 'not a number', (all) => all.map(() => NaN), 'quotient by 0'],
  ['returns-infinity', 'not a number', (all) => all.map(() => Infinity)],
  ['returns-texts', 'not a number', (all) => all.map(() => '1')],
  ['returns-bigints', 'not a number', (all) => all.map(() => 1n)],
  ['returns-booleans', 'not a number', (all) => all.map(() => true)],
  ['returns-lists', 'not a number', (all) => all.map(() => [1])],
  ['returns-promises', 'not a number', (all) => all.map(() => Promise.resolve(1))],
  ['returns-doubles', 'works with JS numbers only', (all) => all.map(() => 1 / all.length), 'F.add(a, b) for a + b'],
  ['sums-to-2', 'not normalised', (all, F) => all.map(() => call(F, 'of', 2, all.length)), 'add up to 2, not 1'],
  ['sums-to-0', 'not normalised', (all, F) => all.map(() => call(F, 'of', 0))],
  ['sums-almost-to-1', 'not normalised', (all, F) => all.map(() => call(F, 'of', 1001, 1000 * all.length))],
  [
    'is-negative',
    'negative',
    (all, F) => all.map((_, k) => call(F, 'of', all.length === 1 ? 1 : k === 0 ? 2 : k === 1 ? -1 : 0)),
    'is -1; it must be at least 0',
  ],
  ['is-async', 'promise', async (all, F) => Promise.resolve(equal(all, F)), 'take "async" away'],
  ['is-async-and-fails', 'promise', () => Promise.reject(new Error('late'))],
  [
    'throws',
    'throws',
    () => {
      throw new Error('out of order');
    },
    'it throws: out of order',
  ],
  [
    'throws-nothing-sensible',
    'throws',
    () => {
      return throwNull();
    },
  ],
  ['calls-what-is-not-there', 'throws', (all) => (all as unknown as { nope(): unknown }).nope(), 'is not a function'],
  [
    'calls-itself',
    'throws',
    function again(all, F): unknown {
      return [again(all, F)];
    },
    'call stack',
  ],
  [
    'counts-calls',
    'not deterministic',
    (all, F) => {
      calls += 1;
      const k = calls % Math.max(2, all.length);
      return all.map((_, i) => call(F, 'of', all.length === 1 || i === k % all.length ? 1 : 0));
    },
  ],
  [
    'is-random',
    'not deterministic',
    (all, F) => {
      const k = Math.floor(Math.random() * all.length);
      return all.map((_, i) => call(F, 'of', i === k ? 1 : 0));
    },
  ],
  [
    'sorts-its-input',
    'mutates its input',
    (all, F) => {
      const result = equal(all, F);
      (all as unknown[]).pop();
      return result;
    },
  ],
  [
    'overwrites-its-input',
    'mutates its input',
    (all, F) => {
      const result = equal(all, F);
      (all as unknown[])[0] = call(F, 'of', 17);
      return result;
    },
  ],
  [
    'divides-by-0',
    'throws',
    (all, F) => all.map(() => call(F, 'div', call(F, 'of', 1), call(F, 'of', 0))),
    'quotient by 0',
  ],
  [
    'takes-a-decimal',
    'throws',
    (all, F) => (all.length === 1 ? equal(all, F) : all.map(() => call(F, 'of', 1 / all.length))),
    'F.of(1, 2) for 0.5',
  ],
];

/** Rules that give F what is not its number. */
const NO_NUMBERS: readonly (readonly [string, DefectKind, Rule, string?])[] = [
  [
    'compares-candidates',
    'throws',
    (all, F) => {
      // Best of K, as it is often written.
      const best = all.reduce((a, b) => (call(F, 'compare', a, b) === 1 ? a : b));
      return all.map((each) => call(F, 'of', each === best ? 1 : 0));
    },
    'F.compare is given { w: 1, users: [] }, a candidate; it is an object { w, users }: give its weight, as in F.compare(a.w, b.w)',
  ],
  ['adds-candidates', 'throws', (all, F) => [call(F, 'sum', all)], 'F.sum(candidates.map(({ w }) => w))'],
  ['adds-beyond-the-list', 'throws', (all, F) => [call(F, 'add', all[0]?.w, all[99])], 'beyond the end of a list'],
  ['divides-lists', 'throws', (all, F) => [call(F, 'div', all, all)], 'a list; give one of its numbers'],
  ['writes-half', 'throws', (_all, F) => [call(F, 'of', 0.5)], 'F.of(1, 2) for 0.5'],
  ['takes-a-power', 'throws', (all, F) => [call(F, 'pow', all[0]?.w, '2')], 'as the exponent'],
  [
    'doubles-a-number',
    'works with JS numbers only',
    (all, F) =>
      all.map(({ w }) =>
        call(
          F,
          'div',
          call(F, 'mul', 1, w),
          call(
            F,
            'sum',
            all.map((each) => each.w),
          ),
        ),
      ),
    'F.mul is given 1, a JavaScript number; write F.of(1, 2) for 0.5',
  ],
];

/** Rules that see masses, or should not. */
const MASSES: readonly Defective[] = [
  {
    definition: { id: 'score-reads-p', score: ({ w, p }, F) => F.mul(w, p) },
    kind: 'throws',
    says: 'add needs: { masses: true } to its definition',
  },
  {
    definition: { id: 'limit-reads-p-ref', choice: '1/K', limit: ({ pRef }) => pRef },
    kind: 'throws',
    says: 'the rule reads pRef of a candidate',
  },
  {
    definition: { id: 'choose-sums-masses', choose: (all) => all.map(({ p }) => p), needs: { masses: true } },
    kind: 'not normalised',
    says: 'divide by the sum',
  },
  {
    definition: { id: 'score-is-log-p', score: ({ p }, F) => F.log(p), needs: { masses: true } },
    kind: 'not positive',
  },
  {
    definition: { id: 'score-needs-real-data', score: ({ p, pRef }, F) => F.div(pRef, p), needs: { masses: true } },
    kind: 'not positive',
    says: 'it must be above 0',
  },
];

/** Rules that keep several candidates. */
const POOLS: readonly Defective[] = [
  {
    definition: { id: 'pool-score-is-negative', score: ({ w }, F) => F.sub(F.of(0), w), keep: 2 },
    kind: 'throws',
    says: "a score is -1; it must be above 0 in Luce's rule",
  },
  {
    definition: { id: 'pool-forgets-to-divide', choose: (all) => all.map(({ w }) => w), keep: 2 },
    kind: 'not normalised',
    says: 'divide by the sum',
  },
  {
    definition: {
      id: 'pool-is-negative',
      choose: (all, F) => all.map((_, k) => F.of(k === 0 ? all.length : -1)),
      keep: 2,
    },
    kind: 'negative',
    says: 'it must be at least 0',
  },
  {
    definition: { id: 'pool-gives-NaN', choose: (all) => all.map(() => NaN) as never, keep: 2 },
    kind: 'not a number',
    says: 'look for a quotient by 0',
  },
  {
    definition: { id: 'pool-gives-too-few', choose: (all, F) => all.slice(1).map(() => F.of(1)), keep: 2 },
    kind: 'throws',
    says: 'give one for each',
  },
  {
    definition: { id: 'quantile-of-0', choose: (_, __, pool) => pool.threshold(pool.quantile(0)) },
    kind: 'throws',
    says: 'pool.quantile is given 0; give a share above 0 and at most 1',
  },
  {
    definition: { id: 'rank-of-a-copy', choose: (all, F, pool) => all.map((each) => F.of(pool.rank({ ...each }))) },
    kind: 'throws',
    says: 'give one of the candidates, not a copy of it',
  },
];

function throwNull(): never {
  const nothing: unknown = null;
  throw nothing as Error;
}

/** Rules that use the weights. */
const WEIGHTS: readonly (readonly [string, DefectKind, Rule, string?])[] = [
  [
    'uses-plus-and-slash',
    'works with JS numbers only',
    (all) => all.map(({ w }) => number(w) / all.reduce((sum, other) => sum + number(other.w), 0)),
    'F.add(a, b) for a + b',
  ],
  [
    'compares-objects',
    'differs between doubles and rationals',
    (all, F) => {
      const best = all.findIndex(({ w }) => all.every((other) => !(number(other.w) > number(w))));
      return all.map((_, k) => call(F, 'of', k === best ? 1 : 0));
    },
    'F.compare(a, b) > 0',
  ],
  [
    'changes-a-weight',
    'mutates its input',
    (all, F) => {
      (all[0] as { w: unknown }).w = call(F, 'of', 17);
      return equal(all, F);
    },
  ],
  ['asks-for-users', 'throws', (all) => all.map(({ users }) => (users[0] as { num: bigint }).num)],
  ['forgets-to-divide', 'not normalised', (all) => all.map(({ w }) => w)],
];

const asChoose = (rule: Rule): Choose => rule as unknown as Choose;
const asStep = (rule: Rule): NonNullable<LoopDefinition['step']> =>
  ((p: Candidates, _about: unknown, F: Parameters<Rule>[1]) => rule(p, F)) as unknown as NonNullable<
    LoopDefinition['step']
  >;
const asScore = (rule: (w: unknown, F: Parameters<Rule>[1]) => unknown): NonNullable<LoopDefinition['score']> =>
  ((atom: Weighed<unknown>, F: Parameters<Rule>[1]) => rule(atom.w, F)) as unknown as NonNullable<
    LoopDefinition['score']
  >;

const SCORES: readonly (readonly [string, DefectKind, (w: unknown, F: Parameters<Rule>[1]) => unknown, string?])[] = [
  ['is-0', 'not positive', (_w, F) => call(F, 'of', 0), 'it must be above 0'],
  ['is-negative', 'not positive', (_w, F) => call(F, 'of', -1)],
  ['is-0-for-some', 'not positive', (w, F) => call(F, 'sub', w, call(F, 'of', 1))],
  ['is-nothing', 'not a number', () => undefined],
  ['is-NaN', 'not a number', () => NaN],
  ['is-a-list', 'not a number', (w) => [w]],
  ['is-a-double', 'works with JS numbers only', () => 0.5],
  ['is-exp', 'works with JS numbers only', (w) => Math.exp(Math.min(5, number(w)))],
  ['is-a-product', 'works with JS numbers only', (w) => number(w) * 2],
  ['is-a-promise', 'promise', (w) => Promise.resolve(w)],
  ['is-random', 'not deterministic', (_w, F) => call(F, 'of', 1 + Math.floor(Math.random() * 1e9))],
  [
    'is-thrown',
    'throws',
    () => {
      throw new RangeError('no score');
    },
  ],
  ['is-of-an-object', 'differs between doubles and rationals', (w, F) => call(F, 'of', number(w) > 2 ? 2 : 1)],
];

const entry = (definition: LoopDefinition, kind: DefectKind, says: string | undefined): Defective => ({
  definition,
  kind,
  ...(says === undefined ? {} : { says }),
});

/** Every kind of defect, in every way of defining a loop in which it can occur. */
export const defects: readonly Defective[] = [
  ...MASSES,
  ...POOLS,
  ...[...LISTS, ...WEIGHTS, ...NO_NUMBERS].map(([id, kind, rule, says]) =>
    entry({ id: `choose-${id}`, choose: asChoose(rule) }, kind, says),
  ),
  ...LISTS.map(([id, kind, rule, says]) => entry({ id: `step-${id}`, step: asStep(rule) }, kind, says)),
  ...SCORES.map(([id, kind, rule, says]) => entry({ id: `score-${id}`, score: asScore(rule) }, kind, says)),
  ...SCORES.map(([id, kind, rule, says]) =>
    entry({ id: `limit-${id}`, choice: '1/K', limit: asScore(rule) }, kind, says),
  ),
  entry({ id: 'choice-w', choice: 'w[1]' }, 'not normalised', undefined),
  entry({ id: 'choice-half', choice: '1/2' }, 'not normalised', 'add up to 0.5, not 1'),
  entry({ id: 'choice-negative', choice: '1/K + w[1] - mean(w)' }, 'negative', undefined),
  entry({ id: 'choice-over-0', choice: 'w[1]/var(w)' }, 'throws', 'quotient by 0'),
  entry({ id: 'choice-power', choice: 'w[1]^99/sum(w)' }, 'throws', 'beyond 64'),
  entry({ id: 'choice-root', choice: 'sqrt(w[1] - 2)/K' }, 'not a number', undefined),
];
