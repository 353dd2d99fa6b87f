import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { InputError, Q, type Rational, STATEMENTS } from '../../theory';
import { DoubleLawOperations, doubleLaw, enclosures } from '../closed-form/discrete/laws/double-law';
import { ExactLawOperations } from '../closed-form/discrete/laws/exact-law';
import { composeLoop } from './compose';
import { curatedLoop } from './curated';
import { attractor, greatest } from './limits';
import { type Round, limitOf, newest, step } from './loop';
import { MUTANTS, mutantOf } from './mutants/catalogue';
import { BUILT_IN_LOOPS, loopOf } from './catalogue';
import { CHOICES, LEARNERS_OF_LAWS, MIXTURES } from './parts';

const rationals = (text: string): Rational[] => text.split(',').map(Q.parse);
const w = rationals('1,4,9');
const users = [w, rationals('9,1,4'), rationals('4,9,1')].map((each) => ({ share: Q.of(1, 3), w: each }));
const operations = new ExactLawOperations(w, { users });

const round = (history: Round<readonly Rational[]>['history'], lambda: Rational | 'infinity' = Q.one) => ({
  history,
  reference: () => rationals('1/2,1/4,1/4'),
  candidates: 2,
  lambda,
  epsilon: Q.zero,
  sampling: { size: 3, seed: 5 },
});

const start = rationals('1/3,1/3,1/3');

describe('the catalogue of mutants', () => {
  it('lists each under its id', () => {
    expect(Object.values(MUTANTS).map(({ id }) => id)).toEqual(Object.keys(MUTANTS));
  });

  it.each(STATEMENTS)('has the mutants that $id names', ({ mutants }) => {
    for (const id of mutants) expect(mutantOf(id).id).toBe(id);
  });

  it('refuses an unknown id', () => {
    expect(() => mutantOf('toString')).toThrow(InputError);
  });
});

describe('the parts of loops', () => {
  const learners = [...LEARNERS_OF_LAWS.values()].filter(({ needs }) => needs?.models?.includes('discrete') ?? true);
  const ids = [...CHOICES.keys()].flatMap((choice) =>
    [...MIXTURES.keys()].flatMap((mixture) => learners.map((learner) => `${choice}+${mixture}+${learner.id}`)),
  );

  it(`run in all ${ids.length} combinations`, () => {
    expect(ids.length).toBe(11 * 4 * 7);
    for (const id of ids) {
      const loop = loopOf(id);
      expect(loop.id).toBe(id);
      const first = step(loop, operations, round([start]));
      const second = step(loop, operations, round([start, first]));
      expect(Q.format(Q.reduce(Q.sum(second)))).toBe('1');
      expect(second.every(({ num }) => num >= 0n)).toBe(true);
    }
  });

  it.each(['luce+real-data', 'luce+real-data+exact-fit+more', 'luce+real-data+oops', '++', 'nope'])(
    'of no loop are refused: %s',
    (id) => {
      expect(() => loopOf(id)).toThrow(InputError);
      expect(() => loopOf(id)).toThrow(id);
    },
  );

  it('combine their needs', () => {
    expect(loopOf('pairwise-with-ties+accumulate+finite-sample').needs).toMatchObject({
      candidates: { min: 2, max: 2, infinite: false },
      samples: true,
      ownMixture: expect.stringContaining('1/(t + 2)'),
    });
    expect(loopOf('two-stage+real-data+exact-fit').needs?.users?.count).toBe(2);
  });

  it('give every loop a title, a formula and a source', () => {
    for (const { title, formula, reference } of BUILT_IN_LOOPS) {
      expect([title, formula, reference].every((text) => text !== undefined && text.length > 0)).toBe(true);
    }
  });
});

describe('mixtures', () => {
  const masses = (id: string, history: Round<readonly Rational[]>['history'], lambda?: Rational): string[] =>
    step(loopOf(`uniform-choice+${id}+exact-fit`), operations, round(history, lambda)).map((mass) => Q.format(mass));

  it.each([
    ['real-data', ['5/12', '7/24', '7/24']],
    ['fully-synthetic', ['1/3', '1/3', '1/3']],
    // The second round has λ_1 = λ/2, so it gives (ref + p/2)/(3/2).
    ['waning-schedule', ['4/9', '5/18', '5/18']],
    // Two parts of the model and one part of curated data, which have the same law here.
    ['accumulate', ['1/3', '1/3', '1/3']],
  ])('%s in the second round', (id, expected) => {
    expect(masses(id, [start, start])).toEqual(expected);
  });

  it('accumulate begins with the real data', () => {
    expect(masses('accumulate', [start])).toEqual(['5/12', '7/24', '7/24']);
  });
});

describe('limits', () => {
  it('are the best atoms for one reward, and those of the product for two stages', () => {
    const atoms = w.map((weight, i) => ({ w: weight, users: users.map((user) => user.w[i] ?? Q.one) }));
    expect(greatest(atoms, ({ w: weight }) => weight)).toEqual([false, false, true]);
    expect(limitOf(loopOf('curated'))?.({ atoms, shares: [] })).toEqual([false, false, true]);
    expect(
      limitOf(loopOf('two-stage'))?.({
        atoms: atoms.map((atom) => ({ ...atom, users: atom.users.slice(0, 2) })),
        shares: [],
      }),
    ).toEqual([false, false, true]);
  });

  it('agree with the loop for two stages', () => {
    const likes = [rationals('4,1,3'), rationals('1,5,3')];
    const [owner = []] = likes;
    const two = new ExactLawOperations(owner, { users: likes.map((each) => ({ share: Q.of(1, 2), w: each })) });
    let p: readonly Rational[] = start;
    for (let t = 0; t < 40; t += 1) p = loopOf('two-stage').curate(two, p, Infinity);
    // The products are 4, 5 and 9, so the limit is the third atom, which neither user likes best.
    expect(Q.toNumber(p[2] ?? Q.zero)).toBeGreaterThan(1 - 1e-9);
  });

  it('agree with the loop for several users', () => {
    const weight = fc.integer({ min: 1, max: 20 }).map((value) => Q.of(value));
    const atoms = fc.array(fc.record({ w: weight, users: fc.tuple(weight, weight) }), { minLength: 2, maxLength: 4 });
    let known = 0;
    fc.assert(
      fc.property(atoms, (space) => {
        const left = attractor({ atoms: space, shares: [Q.of(1, 2), Q.of(1, 2)] });
        if (left === undefined) return;
        known += 1;
        const likes = [0, 1].map((u) => space.map((atom) => Q.toNumber(atom.users[u] ?? Q.one)));
        let p = space.map(() => 1 / space.length);
        for (let t = 0; t < 20_000; t += 1) {
          const means = likes.map((each) => each.reduce((sum, value, i) => sum + value * (p[i] ?? 0), 0));
          p = p.map(
            (mass, i) => mass * (((likes[0]?.[i] ?? 0) / (means[0] ?? 1) + (likes[1]?.[i] ?? 0) / (means[1] ?? 1)) / 2),
          );
        }
        expect(p[left.indexOf(true)]).toBeGreaterThan(0.9);
      }),
      { numRuns: 60, seed: 1 },
    );
    expect(known).toBeGreaterThan(20);
  });

  it.each(['luce+fully-synthetic+exact-fit', 'waning-schedule', 'maximum-likelihood'])(
    'are those of the curated loop for %s, which has no real data at λ = ∞ and fits exactly',
    (id) => {
      expect(limitOf(loopOf(id))).toBe(limitOf(curatedLoop));
      const mixed = step(loopOf(id), operations, { ...round([start, start]), lambda: 'infinity' });
      expect(mixed).toEqual(step(curatedLoop, operations, { ...round([start]), lambda: 'infinity' }));
    },
  );

  it('are not known for a loop that was changed, has another mixture or fits samples', () => {
    expect(limitOf(curatedLoop)).toBeDefined();
    expect(limitOf({ ...curatedLoop, id: 'mine' })).toBe(limitOf(curatedLoop));
    expect(limitOf({ ...curatedLoop, learn: (_ops, curated) => curated })).toBeUndefined();
    for (const { mutate } of Object.values(MUTANTS)) expect(limitOf(mutate(curatedLoop))).toBeUndefined();
    expect(limitOf(loopOf('accumulate'))).toBeUndefined();
    expect(limitOf(loopOf('finite-sample'))).toBeUndefined();
    expect(limitOf(loopOf('noisy-choice'))).toBeUndefined();
  });
});

it('a loop of the same parts under another name has the same steps', () => {
  const parts = [CHOICES.get('luce'), MIXTURES.get('real-data'), LEARNERS_OF_LAWS.get('exact-fit')] as const;
  const [choice, mixture, learner] = parts;
  if (!choice || !mixture || !learner) throw new Error('a part is missing');
  const named = composeLoop({ choice, mixture, learner }, { id: 'mine', title: 'Mine' });
  expect([named.id, named.title]).toEqual(['mine', 'Mine']);
  const history: Round<readonly Rational[]>['history'] = [start];
  expect(step(named, operations, round(history))).toEqual(step(curatedLoop, operations, round(history)));
  expect(newest(round(history))).toBe(start);
});

describe('a large λ', () => {
  // With λ = 10^6 the real data keep a share of 1/1000001. Two even atoms with weights 1 and 3 and K = 2 are curated to 3/8 and 5/8.
  const million = Q.of(1_000_000);
  const even = rationals('1/2,1/2');
  const reference = (): Rational[] => rationals('1,0');
  const pair = new ExactLawOperations(rationals('1,3'));
  const one = { history: [even] as const, reference, candidates: 2, epsilon: Q.zero };
  const formatted = (masses: readonly Rational[]): string[] => masses.map((mass) => Q.format(Q.reduce(mass)));

  it.each([
    ['40', ['16/41', '25/41']],
    ['41', ['131/336', '205/336']],
    ['1000000', ['375001/1000001', '625000/1000001']],
    ['∞', ['3/8', '5/8']],
  ])('is not cut off: λ = %s', (text, masses) => {
    const lambda = text === '∞' ? 'infinity' : Q.parse(text);
    expect(formatted(step(curatedLoop, pair, { ...one, lambda }))).toEqual(masses);
  });

  it('stays large when a schedule divides it', () => {
    const { mix } = MIXTURES.get('waning-schedule') ?? { mix: () => [] };
    const later = { ...one, history: [even, even] as const, lambda: million, sampling: { size: 1, seed: 1 } };
    expect(formatted(mix(pair, rationals('0,1'), later))).toEqual(['1/500001', '500000/500001']);
  });

  it('is not cut off where laws are doubles', () => {
    const law = {
      history: [doubleLaw(even)] as const,
      reference: () => doubleLaw(reference()),
      candidates: 2,
      epsilon: Q.zero,
    };
    const [first] = enclosures(
      step(curatedLoop, new DoubleLawOperations(rationals('1,3')), { ...law, lambda: million }),
    );
    expect(first?.lo).toBeLessThanOrEqual(375001 / 1000001);
    expect(first?.hi).toBeGreaterThanOrEqual(375001 / 1000001);
    expect((first?.hi ?? 1) - (first?.lo ?? 0)).toBeLessThan(1e-13);
  });
});
