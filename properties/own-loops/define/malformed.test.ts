/** Malformed definitions: ways of defining a loop × mutations. Each gives an error of one clear line and nothing else. */
import { describe, expect, it } from '@jest/globals';
import { InputError } from '../../../theory';
import { defects } from '../preflight/defective-rules.testing';
import { defineLoop } from './define-loop';
import type { LoopDefinition } from './loop-definition';

type Fields = Readonly<Record<string, unknown>>;

const BASES: Readonly<Record<string, Fields>> = {
  choose: { id: 'mine', choose: (all: readonly unknown[]) => all },
  score: { id: 'mine', score: ({ w }: { readonly w: unknown }) => w },
  choice: { id: 'mine', choice: '1/K' },
  step: { id: 'mine', step: (p: unknown) => p },
};

const without = (fields: Fields, name: string): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name));

/** The change of the definition, and the text that the error must contain. */
const MUTATIONS: readonly (readonly [string, (base: Fields, way: string) => unknown, string])[] = [
  ['no id', (base) => without(base, 'id'), 'id is missing'],
  ['no way', (base, way) => without(base, way), 'give exactly one of'],
  ['a way that is undefined', (base, way) => ({ ...base, [way]: undefined }), 'give exactly one of'],
  ['a way that is null', (base, way) => ({ ...base, [way]: null }), 'is null'],
  ['a way that is a number', (base, way) => ({ ...base, [way]: 5 }), 'is 5'],
  ['a way that is a list', (base, way) => ({ ...base, [way]: [] }), 'is []'],
  [
    'two ways',
    (base, way) => ({ ...base, ...(way === 'choice' ? BASES.step : BASES.choice), id: 'mine' }),
    'give exactly one of',
  ],
  ['all ways', () => Object.assign({}, ...Object.values(BASES)) as Fields, 'choose and score and choice and step'],
  ['an empty id', (base) => ({ ...base, id: '' }), "id is ''"],
  ['an id with blanks', (base) => ({ ...base, id: 'my loop' }), "id is 'my loop'"],
  ['an id of a combination', (base) => ({ ...base, id: 'a+b+c' }), "id is 'a+b+c'"],
  ['an id of a mutant of a loop', (base) => ({ ...base, id: 'stale-model:curated' }), 'letters, digits and hyphens'],
  ['an id of a mutant', (base) => ({ ...base, id: 'stale-model' }), 'is that of a built-in loop'],
  ['an id of a variant', (base) => ({ ...base, id: 'best-of-K' }), 'is that of a built-in loop'],
  ['an id with a path', (base) => ({ ...base, id: '../../etc/passwd' }), 'letters, digits and hyphens'],
  ['an id that is a number', (base) => ({ ...base, id: 12 }), 'id is 12'],
  ['a long id', (base) => ({ ...base, id: 'x'.repeat(1000) }), 'up to 60'],
  ['an empty title', (base) => ({ ...base, title: '' }), "title is ''"],
  ['a title of two lines', (base) => ({ ...base, title: 'one\ntwo' }), 'give one line'],
  ['a title that is an object', (base) => ({ ...base, title: {} }), 'title is {}'],
  ['a long title', (base) => ({ ...base, title: 'x'.repeat(10_000) }), 'at most 200 characters'],
  ['an unknown field', (base) => ({ ...base, chooose: 1 }), 'unknown field "chooose"'],
  ['a field of a loop', (base) => ({ ...base, curate: () => 1 }), 'unknown field "curate"'],
  ['an unknown mixture', (base) => ({ ...base, mixture: 'water' }), "mixture is 'water'"],
  ['an inherited name as mixture', (base) => ({ ...base, mixture: 'constructor' }), 'real-data'],
  ['an unknown learner', (base) => ({ ...base, learner: 5 }), 'exact-fit'],
  ['an unknown limit', (base) => ({ ...base, limit: 'worst' }), "'best' or a function"],
  ['needs that are null', (base) => ({ ...base, needs: null }), 'needs is null'],
  ['needs that are a text', (base) => ({ ...base, needs: 'K = 2' }), 'give an object'],
  [
    'an unknown need',
    (base) => ({ ...base, needs: { K: 2 } }),
    'unknown field "K" in needs; the fields are candidates',
  ],
  [
    'K from 0',
    (base) => ({ ...base, needs: { candidates: { min: 0 } } }),
    'needs.candidates.min is 0; give at least 1',
  ],
  ['K up to 2.5', (base) => ({ ...base, needs: { candidates: { max: 2.5 } } }), 'needs.candidates.max is 2.5'],
  ['K up to infinity', (base) => ({ ...base, needs: { candidates: { max: Infinity } } }), 'needs.candidates.max'],
  ['K from 3 to 2', (base) => ({ ...base, needs: { candidates: { min: 3, max: 2 } } }), 'give min ≤ max'],
  ['one user', (base) => ({ ...base, needs: { users: 1 } }), 'needs.users is 1; give at least 2'],
  ['many users', (base) => ({ ...base, needs: { users: 1e6 } }), 'at most 4'],
  ['none kept', (base) => ({ ...base, keep: 0 }), 'keep is 0; give at least 1'],
  ['half kept', (base) => ({ ...base, keep: 2.5 }), 'keep is 2.5; give a whole number'],
  ['a share kept', (base) => ({ ...base, keep: '10%' }), "keep is '10%'; give a whole number from 1 to 64"],
  ['no masses', (base) => ({ ...base, needs: { masses: false } }), 'give true, or left out'],
  ['a real law that is negative', (base) => ({ ...base, needs: { pRef: 'negative' } }), "give 'positive', or left out"],
  ['no past', (base) => ({ ...base, needs: { past: false } }), 'true for all laws before p'],
  ['a past of no laws', (base) => ({ ...base, needs: { past: 0 } }), 'a whole number from 1 to 10'],
  ['a past of half a law', (base) => ({ ...base, needs: { past: 1.5 } }), 'needs.past is 1.5'],
  ['a past of many laws', (base) => ({ ...base, needs: { past: 11 } }), 'a whole number from 1 to 10'],
  ['a source that is a text', (base) => ({ ...base, source: 'p_0' }), "source is 'p_0'; give a function"],
  ['no squares', (base) => ({ ...base, needs: { squares: false } }), 'give true, or left out'],
];

/** Fields that do not go with every way. */
const EXCLUDED = [
  ...['choose', 'score', 'choice'].map((way) => ({
    way,
    what: 'a past without a source',
    definition: { ...BASES[way], needs: { past: true } },
    names: 'needs.past is for step and source',
  })),
  {
    way: 'step',
    what: 'a source',
    definition: { ...BASES.step, source: (p: unknown) => p },
    names: 'step is the whole update: leave out source',
  },
  ...['choice', 'step'].map((way) => ({
    way,
    what: 'masses',
    definition: { ...BASES[way], needs: { masses: true } },
    names: 'needs.masses is for choose, score and limit',
  })),
  {
    way: 'step',
    what: 'two that are kept',
    definition: { ...BASES.step, keep: 2 },
    names: 'step is the whole update: leave out keep',
  },
];

/** Values that are not definitions. */
const FOREIGN: readonly (readonly [string, unknown])[] = [
  ['nothing', undefined],
  ['null', null],
  ['a number', 7],
  ['a text', 'w[1]/sum(w)'],
  ['a list', []],
  ['a function', () => ({ id: 'x' })],
  ['a promise', Promise.resolve({ id: 'x' })],
  ['a date', new Date(0)],
  ['a symbol', Symbol('x')],
  ['a bigint', 7n],
  [
    'a field that throws',
    {
      get id(): string {
        throw new Error('keep out');
      },
    },
  ],
  [
    'a proxy that throws',
    new Proxy(
      {},
      {
        get: () => {
          throw new Error('keep out');
        },
        ownKeys: () => {
          throw new Error('keep out');
        },
      },
    ),
  ],
];

const refused = (definition: unknown): Error => {
  try {
    defineLoop(definition as LoopDefinition);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error('the definition passed');
};

const cases = [
  ...Object.entries(BASES).flatMap(([way, base]) =>
    MUTATIONS.map(([what, mutate, names]) => ({ way, what, definition: mutate(base, way), names })),
  ),
  ...EXCLUDED,
];

describe('a malformed definition is refused in one line with its remedy', () => {
  it.each(cases)('$way: $what', ({ definition, names }) => {
    const { message } = refused(definition);
    expect(message).toContain(names);
    expect(message).toMatch(/^defineLoop: [^\n]{10,500}$/);
    expect(message).toContain('docs/variants.md');
  });

  it.each(FOREIGN)('%s', (_what, definition) => {
    expect(refused(definition).message).toMatch(/^defineLoop: [^\n]{10,500}$/);
  });

  it('in more than 200 ways, with the rules that are defective', () => {
    expect(cases.length + FOREIGN.length + defects.length).toBeGreaterThan(200);
  });
});
