import { describe, expect, it } from '@jest/globals';
import { type DiscreteInstance, type Loop, curatedLoop, discreteRungs, loopOf } from '../../../models';
import { type AnyInterpretation, InputError, Q, UnanswerableError } from '../../../theory';
import { defineLoop, definedRule } from './define-loop';
import type { LoopDefinition } from './loop-definition';

const instance = (change: Partial<DiscreteInstance> = {}): DiscreteInstance => ({
  model: 'discrete',
  p0: [Q.of(1, 2), Q.of(1, 3), Q.of(1, 6)],
  w: [Q.of(1), Q.of(4), Q.of(9)],
  pRef: [Q.of(1, 3), Q.of(1, 3), Q.of(1, 3)],
  q: [Q.of(1, 3), Q.of(1, 3), Q.of(1, 3)],
  K: 3,
  lambda: Q.of(1, 2),
  epsilon: Q.zero,
  rounds: 2,
  ...change,
});

/** The exact rung. */
function exactly(loop: Loop, change: Partial<DiscreteInstance> = {}): AnyInterpretation {
  const rung = discreteRungs(instance(change), loop)[1];
  if (rung === undefined) throw new Error('no exact rung');
  return rung();
}

/** Masses of p_t, as doubles around exact numbers. */
function masses(loop: Loop, t: number, change: Partial<DiscreteInstance> = {}): number[] {
  const model = exactly(loop, change);
  const law: unknown = model.round(t);
  return [0, 1, 2].map((i) => model.arithmetic.enclose(model.mass(law, i)).lo);
}

const luce: readonly LoopDefinition[] = [
  { id: 'by-score', score: ({ w }) => w },
  { id: 'by-choice', choice: 'w[1]/sum(w)', limit: ({ w }) => w },
  {
    id: 'by-choose',
    limit: ({ w }) => w,
    choose: (candidates, F) => {
      const total = F.sum(candidates.map(({ w }) => w));
      return candidates.map(({ w }) => F.div(w, total));
    },
  },
];

describe('a defined loop', () => {
  it.each(luce)('Luce’s rule written as $id is the loop of the paper', (definition) => {
    for (const change of [{}, { K: 1 }, { K: Infinity }, { lambda: 'infinity' }, { lambda: Q.zero }] as const)
      expect(masses(defineLoop(definition), 2, change)).toEqual(masses(curatedLoop, 2, change));
  });

  it('given as its whole step is the loop of the paper where K = ∞', () => {
    const loop = defineLoop({
      id: 'by-step',
      step: (p, { w, pRef, share }, F) => {
        const tilted = p.map((mass, i) => F.mul(mass, w[i] ?? F.of(1)));
        const total = F.sum(tilted);
        const real = F.sub(F.of(1), share);
        return tilted.map((mass, i) => F.add(F.mul(share, F.div(mass, total)), F.mul(real, pRef[i] ?? F.of(0))));
      },
    });
    for (const lambda of ['infinity', Q.of(1, 2), Q.zero] as const)
      expect(masses(loop, 2, { K: Infinity, lambda })).toEqual(masses(curatedLoop, 2, { K: Infinity, lambda }));
  });

  it('knows K, λ, the round and the users of a step', () => {
    const seen: unknown[] = [];
    const step: LoopDefinition['step'] = (p, { K, lambda, t, users }, F) => {
      seen.push([K, lambda === 'infinity' ? lambda : F.compare(lambda, F.of(1, 2)), t, users.length]);
      return p;
    };
    const users = [
      { share: Q.of(1, 2), w: instance().w },
      { share: Q.of(1, 2), w: instance().p0 },
    ];
    masses(defineLoop({ id: 'spy', step, needs: { users: 2 } }), 2, { users });
    expect(seen).toEqual([
      [3, 0, 0, 2],
      [3, 0, 1, 2],
    ]);
  });

  it('is never asked for a choice outside of the K for which it is declared', () => {
    const asked = new Set<number>();
    const loop = defineLoop({
      id: 'spy-on-K',
      choose: (all, F) => {
        asked.add(all.length);
        return all.map(() => F.of(1, all.length));
      },
      needs: { candidates: { min: 3, max: 6 } },
    });
    const model = exactly(loop);
    const law: unknown = model.round(1);
    expect(model.curateAmong?.(law, 4)).toBeDefined();
    expect(model.curateAmong?.(law, 1)).toMatchObject({ masses: (law as { masses: unknown }).masses });
    for (const K of [2, 7])
      expect(() => model.curateAmong?.(law, K)).toThrow(
        new UnanswerableError(`a choice among ${K}; the loop is declared for K 3 to 6`),
      );
    expect([...asked].sort()).toEqual([3, 4]);
  });

  it('given as its whole step has no law of kept candidates, before and after a step', () => {
    const model = exactly(defineLoop({ id: 'still', step: (p) => p }));
    for (const t of [0, 1, 2]) expect(() => model.curate(model.round(t) as never)).toThrow(UnanswerableError);
  });

  it('with a limit of the best atoms is best-of-K at K = ∞', () => {
    const loop = defineLoop({
      id: 'first',
      choose: (all, F) => all.map((_, k) => F.of(k === 0 ? 1 : 0)),
      limit: 'best',
    });
    expect(masses(loop, 2, { K: Infinity })).toEqual(masses(loopOf('best-of-K'), 2, { K: Infinity }));
  });

  it('takes mixture and learner by name', () => {
    const loop = defineLoop({ id: 'piled-up', score: ({ w }) => w, mixture: 'accumulate' });
    expect(masses(loop, 2)).toEqual(masses(loopOf('accumulate'), 2));
    expect(loop.needs?.ownMixture).toContain('1/(t + 2)');
    expect(defineLoop({ id: 'few', score: ({ w }) => w, learner: 'finite-sample' }).needs?.samples).toBe(true);
  });

  it.each<[LoopDefinition, Loop['needs']]>([
    [{ id: 'a', choice: '1/K' }, { candidates: { min: 1, max: 64, infinite: false } }],
    [
      { id: 'a', score: ({ w }) => w, needs: { candidates: 'infinity' } },
      { candidates: { min: 1, max: 0, infinite: true } },
    ],
    [{ id: 'a', choice: '1/K', limit: 'best' }, { candidates: { min: 1, max: 64, infinite: true } }],
    [
      { id: 'a', choice: '1/K', needs: { candidates: { min: 5 } } },
      { candidates: { min: 5, max: 64, infinite: false } },
    ],
    [{ id: 'a', score: ({ w }) => w }, {}],
    [
      { id: 'a', score: ({ w }) => w, needs: { candidates: { max: 2 } } },
      { candidates: { min: 1, max: 2, infinite: false } },
    ],
    [
      { id: 'a', step: (p) => p, needs: { users: 2 } },
      { exact: true, rounds: 12, users: { count: 2 } },
    ],
    [
      { id: 'a', choose: (all, F) => all.map(() => F.of(1, all.length)) },
      { orders: true, candidates: { min: 1, max: 64, infinite: false } },
    ],
    [
      { id: 'a', choice: 'sqrt(w[1]*w[1])/sum(w)', needs: { candidates: { max: 3 } } },
      { candidates: { min: 1, max: 3, infinite: false }, squares: true },
    ],
  ])('%j needs what its rule needs', (definition, needs) => {
    expect(defineLoop(definition).needs).toEqual({ growth: definition.score ? 32 : 64, ...needs });
  });

  it('keeps its rule in a copy, unless the copy has another part', () => {
    const loop = defineLoop({ id: 'luce', score: ({ w }) => w });
    expect(definedRule(loop)).toBeDefined();
    expect(definedRule({ ...loop, id: 'copy' })).toBe(definedRule(loop));
    expect(definedRule({ ...loop, learn: curatedLoop.learn })).toBeUndefined();
    expect(definedRule(curatedLoop)).toBeUndefined();
  });

  it('names the fault, the value and the remedy', () => {
    const refusal = (definition: unknown) => () => defineLoop(definition as LoopDefinition);
    expect(refusal({ id: 'x' })).toThrow('give exactly one of choose, score, choice, step; "x" has none of them');
    expect(refusal({ id: 'x', choice: '1/K', step: () => [] })).toThrow('"x" has choice and step');
    expect(refusal({ id: 'x', chose: 1 })).toThrow('unknown field "chose"; the fields are id, title, choose');
    expect(refusal({ id: 'curated', choice: '1/K' })).toThrow('the id "curated" is that of a built-in loop');
    expect(refusal({ id: 'x', choice: '1/K', mixture: 'nope' })).toThrow("mixture is 'nope'; give one of real-data,");
    expect(refusal({ id: 'x', step: () => [], learner: 'exact-fit' })).toThrow('leave out mixture and learner');
    expect(refusal(7)).toThrow('takes an object with an id and one of choose, score, choice, step, not 7');
    expect(refusal(7)).toThrow(InputError);
  });
});
