import { describe, expect, it } from '@jest/globals';
import { Q } from '../../../theory';
import { exactLaws } from '../../closed-form/discrete/exact-laws.testing';
import { BUILT_IN_LOOPS, MUTANTS, loopOf } from '../../loops';
import { traceHeaderSchema } from '../trace/header';
import { headerLine } from '../trace/write-trace';
import { type CatalogueLoop, simulateLoop } from './catalogue-loop';
import { halfWidth, keptPositionShares, keptShares, offeredShares } from './kept-frequencies.testing';

const vector = (text: string): CatalogueLoop['w'] => text.split(',').map((entry) => Q.parse(entry));

const USERS = [vector('4,1,2'), vector('1,9,1')];

/** A loop on three atoms, with the users that it asks for. */
const on = (id: string, more: Partial<CatalogueLoop> = {}): CatalogueLoop => {
  const loop = loopOf(id);
  return {
    loop,
    start: vector('1/5,1/2,3/10'),
    w: vector('1,4,9'),
    reference: vector('1/2,1/4,1/4'),
    K: 2,
    lambda: Q.of(2),
    users: USERS.slice(0, (loop.needs?.users?.count ?? 1) - 1),
    ...more,
  };
};

const recording = { rounds: 1, pools: 4_000, measure: 0, seed: 3 };

/** Loops whose kept candidates are no law, or not of one law, and the reason. */
const WITHOUT_TRACE: ReadonlyMap<string, string> = new Map([
  ['forget-to-normalise', 'the masses of its kept candidates do not sum to 1'],
  ['per-prompt', 'its choice is made within prompts'],
  ['last-snapshot', 'is one update, so nothing says which candidate it keeps'],
]);

const ids = [...BUILT_IN_LOOPS.map(({ id }) => id), ...Object.keys(MUTANTS)];

describe('every loop of the catalogue', () => {
  it.each(ids.filter((id) => !WITHOUT_TRACE.has(id)))('%s keeps candidates by its own law', (id) => {
    const given = on(id);
    const trace = simulateLoop(given, recording);
    const { shares } = keptShares(trace, 1, ['a', 'b', 'c']);
    const { kept } = exactLaws(given);
    shares.forEach((share, i) => expect(Math.abs(share - (kept[i] ?? NaN))).toBeLessThan(halfWidth(recording.pools)));
    expect(trace.models).toHaveLength(2);
    expect(traceHeaderSchema.parse(JSON.parse(headerLine(trace.header)))).toEqual(trace.header);
  });

  it.each(ids.filter((id) => !WITHOUT_TRACE.has(id)))('%s keeps candidates at any position of the pool', (id) => {
    const K = loopOf(id).needs?.candidates?.max === 2 ? 2 : 3;
    const trace = simulateLoop(on(id, { K }), recording);
    const size = trace.header.offered ?? NaN;
    for (const share of keptPositionShares(trace))
      expect(Math.abs(share - 1 / size)).toBeLessThan(halfWidth(recording.pools));
  });

  it.each([
    ['curated', [0, 1, 2]],
    ['stale-model', [0, 0, 1]],
  ])('%s offers candidates of its own models', (id, models) => {
    const trace = simulateLoop(on(id, { K: 4, lambda: 'infinity' }), { ...recording, rounds: 3 });
    models.forEach((model, i) => {
      const { shares, total } = offeredShares(trace, i + 1, ['a', 'b', 'c']);
      const law = trace.models[model] ?? [];
      shares.forEach((share, atom) => expect(Math.abs(share - (law[atom] ?? NaN))).toBeLessThan(halfWidth(total)));
    });
    // The first two models are far enough apart to be told from each other.
    const [first, second] = trace.models.map((law) => law[2] ?? NaN);
    expect(Math.abs((first ?? NaN) - (second ?? NaN))).toBeGreaterThan(2 * halfWidth(4 * recording.pools));
  });

  it.each([...WITHOUT_TRACE])('%s has no trace: %s', (id, reason) => {
    expect(() => simulateLoop(on(id), recording)).toThrow(reason);
  });
});

describe('the header of a built-in loop', () => {
  it.each([
    ['curated', { rule: 'luce', lambda: 2, offered: 2, truth: { loop: 'curated', K: 2 } }],
    ['plackett-luce-cold', { rule: 'luce at temperature 0.5' }],
    ['plackett-luce-warm', { rule: 'luce at temperature 2' }],
    ['best-of-K', { rule: 'best' }],
    ['uniform-choice', { rule: 'uniform' }],
    ['noisy-choice', { rule: 'noisy-choice' }],
    ['adversarial-share', { rule: 'adversarial-share' }],
    ['top-2-of-K', { rule: 'top-2-of-K' }],
    ['two-stage', { rule: 'two-stage', offered: 4 }],
    ['prefer-worst', { name: 'curated', rule: 'luce', truth: { loop: 'prefer-worst', K: 2 } }],
    ['one-candidate-more', { name: 'curated', offered: 3, truth: { loop: 'one-candidate-more', K: 2 } }],
    ['ignore-reward:best-of-K', { name: 'best-of-K', rule: 'best' }],
  ])('says what %s claims', (id, expected) => {
    expect(simulateLoop(on(id), { ...recording, pools: 1 }).header).toMatchObject(expected);
  });

  it('says nothing of λ for a loop with a mixture of its own', () => {
    expect(simulateLoop(on('accumulate'), { ...recording, pools: 1 }).header.lambda).toBeUndefined();
  });
});

describe('a built-in loop', () => {
  it('has the laws of its exact update', () => {
    const trace = simulateLoop(on('curated'), { ...recording, pools: 1 });
    Array.from(trace.records());
    // p_1 = (p_ref + 2 p H)/3, with p H at K = 2 by hand for the first atom: 1/5 · (1/5 + 2 (1/2 · 1/5 + 3/10 · 1/10)).
    expect(trace.models[1]?.[0]).toBeCloseTo((0.5 + 2 * 0.2 * (0.2 + 2 * (0.5 / 5 + 0.3 / 10))) / 3, 9);
  });

  it.each([
    ['K', 'curated', { K: Infinity }, 'K = inf has no pools'],
    ['the declared K', 'pairwise-with-ties', { K: 3 }, 'is declared for K 2, not 3'],
    ['users', 'heterogeneous-users', { users: [] }, 'give those of 2 users beside w'],
    ['users that it lacks', 'curated', { users: USERS }, 'has one user'],
    ['models', 'luce+real-data+weighted-means', {}, 'runs on gaussian models only'],
  ])('names what it does not allow: %s', (_, id, changed, message) => {
    expect(() => simulateLoop(on(id, changed), recording)).toThrow(message);
  });

  it('that is one update has no trace', () => {
    const loop = {
      ...loopOf('curated'),
      update: () => {
        throw new Error('not reached');
      },
    };
    expect(() => simulateLoop(on('curated', { loop }), recording)).toThrow('is one update');
  });
});
