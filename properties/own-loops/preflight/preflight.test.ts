import { describe, expect, it } from '@jest/globals';
import { BUILT_IN_LOOPS, type Loop, MUTANTS, curatedLoop, loopOf } from '../../../models';
import { type LoopDefinition, defineLoop } from '../define';
import type { DefectKind } from '../../results';
import { defects } from './defective-rules.testing';
import { preflight } from './preflight';

describe('a valid loop', () => {
  it.each(BUILT_IN_LOOPS)('the built-in loop $id', (loop) => {
    expect(preflight(loop).defects).toEqual([]);
  });

  it.each<LoopDefinition>([
    { id: 'uniform', choice: '1/K' },
    { id: 'keeps-the-last', choose: (all, F) => all.map((_, k) => F.of(k === all.length - 1 ? 1 : 0)) },
    { id: 'still', step: (p) => p },
    { id: 'reference', step: (_p, { pRef }) => pRef },
    { id: 'second-user', score: ({ users, w }) => users[1] ?? w, needs: { users: 2 } },
    { id: 'roots', score: ({ w }, F) => F.sqrt(w), needs: { squares: true } },
  ])('$id', (definition) => {
    expect(preflight(defineLoop(definition)).defects).toEqual([]);
  });

  it('is tried where it is declared only: without real data, at K = ∞', () => {
    const seen = new Set<string>();
    const step: LoopDefinition['step'] = (p, { K, lambda }) => {
      seen.add(`${K} ${lambda === 'infinity' ? '∞' : 'λ'}`);
      return p;
    };
    const needs = { candidates: 'infinity', lambda: 'infinity' } as const;
    expect(preflight(defineLoop({ id: 'spy', step, needs })).defects).toEqual([]);
    expect([...seen]).toEqual(['Infinity ∞']);
  });

  it('is told when the order of the candidates matters, and when it does not', () => {
    const first = defineLoop({ id: 'first', choose: (all, F) => all.map((_, k) => F.of(k === 0 ? 1 : 0)) });
    expect(preflight(first).notes.join()).toContain('depends on the order of the candidates');
    const equal = defineLoop({ id: 'equal', choose: (all, F) => all.map(() => F.of(1, all.length)) });
    expect(preflight(equal).notes).toEqual([]);
  });

  it('may have exponentials, and is tried in enclosures: what is wrong there is a defect', () => {
    const softmax = (wrong: boolean): ReturnType<typeof defineLoop> =>
      defineLoop({
        id: 'softmax',
        choose: (all, F) => {
          const scores = all.map(({ w }) => F.exp(w));
          const top = all.filter(({ w }) =>
            all.every((other) => (wrong ? !(other.w > w) : F.compare(other.w, w) <= 0)),
          );
          return scores.map((score) =>
            F.div(F.add(score, F.of(top.length - 1)), F.add(F.sum(scores), F.of((top.length - 1) * all.length))),
          );
        },
      });
    expect(preflight(softmax(false))).toMatchObject({
      defects: [],
      notes: [expect.stringContaining('decided in enclosures')],
    });
    expect(preflight(softmax(true)).defects).toMatchObject([{ kind: 'differs between doubles and rationals' }]);
  });

  it('may be an exponential that doubles cannot hold, as a score and over a pool', () => {
    for (const keep of [1, 2]) {
      const softmax = defineLoop({ id: 'softmax', score: ({ w }, F) => F.exp(w), keep });
      expect(preflight(softmax)).toMatchObject({
        defects: [],
        notes: expect.arrayContaining([expect.stringContaining('irrational')]),
      });
    }
  });

  it('is told when roots are irrational', () => {
    const roots = defineLoop({ id: 'roots', score: ({ w }, F) => F.sqrt(w) });
    expect(preflight(roots)).toMatchObject({ defects: [], notes: [expect.stringContaining('irrational')] });
  });
});

describe('a defective loop', () => {
  it.each(defects)('$definition.id', ({ definition, kind, says = '' }) => {
    const [defect, ...more] = preflight(defineLoop(definition), { patience: 3000 }).defects;
    expect(more).toEqual([]);
    expect(defect?.kind).toBe(kind);
    expect(defect?.message).toContain(says);
  });

  it.each<[string, LoopDefinition]>([
    [
      'choose',
      { id: 'endless', choose: (all, F) => (all.length > 2 ? forEver() : all.map(() => F.of(1, all.length))) },
    ],
    ['score', { id: 'endless', score: ({ w }, F) => (F.compare(w, F.of(3)) > 0 ? forEver() : w) }],
    ['step', { id: 'endless', step: (p, { t }) => (t > 1 ? forEver() : p) }],
    ['limit', { id: 'endless', choice: '1/K', limit: () => forEver() }],
  ])('is a %s that does not return, which is ended', (_way, definition) => {
    const began = performance.now();
    const [defect] = preflight(defineLoop(definition), { patience: 300 }).defects;
    expect(defect).toMatchObject({
      kind: 'hangs',
      message: expect.stringContaining('did not return within 0.3 s') as unknown,
    });
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  it('is shown with the smallest input, by shrinking', () => {
    const loop = defineLoop({
      id: 'forgets-large-weights',
      choose: (all, F) => all.map(({ w }) => F.of(F.compare(w, F.of(5)) > 0 && all.length > 1 ? 0 : 1, all.length)),
    });
    const [defect] = preflight(loop).defects;
    expect(defect).toMatchObject({ kind: 'not normalised', input: { K: 2 } });
    expect(defect?.message).toContain('add up to 0.5, not 1');
  });

  it('is found on inputs that are not among the given ones', () => {
    const loop = defineLoop({
      id: 'rare',
      needs: { candidates: { max: 6 } },
      choose: (all, F) => all.map(() => F.of(1, all.length < 6 ? all.length : 7)),
    });
    expect(preflight(loop).defects).toMatchObject([
      { kind: 'not normalised', input: { K: 6, w: ['1', '1', '1', '1', '1', '1'] } },
    ]);
  });

  it('shows in the laws of a loop put together by hand', () => {
    expect(preflight(MUTANTS['forget-to-normalise'].mutate(curatedLoop)).defects).toMatchObject([
      { kind: 'not normalised' },
    ]);
    const broken: Loop = {
      ...loopOf('curated'),
      id: 'broken',
      learn: () => {
        throw new TypeError('no such thing');
      },
    };
    expect(preflight(broken).defects).toMatchObject([
      { kind: 'throws', message: 'it throws at a round: no such thing' },
    ]);
    const endless: Loop = { ...loopOf('curated'), id: 'endless', learn: () => forEver() };
    expect(preflight(endless, { patience: 200 }).defects).toMatchObject([{ kind: 'hangs' satisfies DefectKind }]);
  });
});

function forEver(): never {
  for (;;);
}
