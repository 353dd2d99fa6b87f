/** Loops of one's own that remember earlier models: they are the built-in ones where they say the same, and are searched beyond their memory. */
import { describe, expect, it } from '@jest/globals';
import { type DiscreteInstance, type Loop, discreteRungs, loopOf } from '../../../models';
import { Q, statementOf } from '../../../theory';
import { checkCell } from '../check/check-loop';
import { preflight } from '../preflight';
import { defineLoop } from './define-loop';
import type { LoopDefinition } from './loop-definition';

const INSTANCE: DiscreteInstance = {
  model: 'discrete',
  p0: [Q.of(1, 2), Q.of(1, 3), Q.of(1, 6)],
  w: [Q.of(1), Q.of(2), Q.of(4)],
  pRef: [Q.of(1, 4), Q.of(1, 2), Q.of(1, 4)],
  q: [Q.of(1, 3), Q.of(1, 3), Q.of(1, 3)],
  K: 2,
  lambda: Q.of(2),
  epsilon: Q.zero,
  rounds: 4,
};

/** Enclosures of the masses of p_t: on rung 1 of exact numbers, on rung 2 of enclosures. */
function masses(loop: Loop, t: number, rung = 1): readonly { readonly lo: number; readonly hi: number }[] {
  const model = discreteRungs(INSTANCE, loop)[rung]?.();
  if (model === undefined) throw new Error('no such rung');
  const law: unknown = model.round(t);
  return [0, 1, 2].map((i) => model.arithmetic.enclose(model.mass(law, i)));
}

const luce: Pick<LoopDefinition, 'score'> = { score: ({ w }) => w };

const averaged: LoopDefinition = {
  id: 'averaged',
  ...luce,
  source: (p, { past, t }, F) =>
    p.map((mass, i) => F.div(F.sum([mass, ...past.map((law) => law[i] ?? mass)]), F.of(t + 1))),
  needs: { past: true },
};

const snapshot: LoopDefinition = {
  id: 'snapshot',
  step: (p, { w, pRef, share, past }, F) => {
    const [before = p] = past;
    const atoms = p.map((mass, x) => ({ p: mass, q: before[x] ?? mass, w: w[x] ?? mass, real: pRef[x] ?? mass }));
    return atoms.map((x) => {
      const kept = F.sum(atoms.map((y) => F.mul(F.add(F.mul(x.p, y.q), F.mul(x.q, y.p)), F.div(x.w, F.add(x.w, y.w)))));
      return F.add(F.mul(share, kept), F.mul(F.sub(F.of(1), share), x.real));
    });
  },
  needs: { past: 1, candidates: { min: 2, max: 2 } },
};

describe('a loop that remembers earlier models', () => {
  it.each([
    ['average-of-past', averaged],
    ['last-snapshot', snapshot],
  ] as const)('is the built-in loop %s where it says the same', (id, definition) => {
    const loop = defineLoop(definition);
    for (const t of [1, 2, 3]) {
      expect(masses(loop, t)).toEqual(masses(loopOf(id), t));
      masses(loop, t, 2).forEach(({ lo, hi }, i) => {
        const exact = masses(loop, t)[i] ?? { lo: NaN, hi: NaN };
        expect(lo <= exact.hi && exact.lo <= hi && hi - lo < 1e-12).toBe(true);
      });
    }
    expect(preflight(loop, { inputs: 40 })).toEqual({ defects: [], notes: [] });
  });

  it.each([
    [true as const, [0, 1, 2, 3], [1 / 2, 1 / 2, 1 / 2]],
    [2, [0, 1, 2, 2], [1 / 2, 1 / 2, 0.375]],
  ])('with past: %s sees the laws before p, the oldest first', (past, counts, oldest) => {
    const seen: [number, number | undefined][] = [];
    const step: LoopDefinition['step'] = (p, about, F) => {
      const [first] = about.past;
      const mass: unknown = first?.[0];
      seen.push([about.past.length, mass === undefined ? undefined : Q.toNumber(mass as never)]);
      return p.map((_, i) => F.of(i === 0 ? 3 : 5, 8 * (i === 0 ? 1 : 2)));
    };
    masses(defineLoop({ id: 'spy', step, needs: { past } }), 4);
    expect(seen.map(([count]) => count)).toEqual(counts);
    expect(seen.slice(1).map(([, mass]) => mass)).toEqual(oldest);
  });

  it.each(['step', 'source'])('a %s that reads the past undeclared is refused, with the remedy', (field) => {
    const rule: LoopDefinition['step'] = (p, { past }) => past[0] ?? p;
    const definition = field === 'step' ? { step: rule } : { source: rule, ...luce };
    const [defect] = preflight(defineLoop({ id: 'undeclared', ...definition })).defects;
    expect(defect?.kind).toBe('throws');
    expect(defect?.message).toContain('add needs: { past: true }');
  });

  it('a source is tried like any rule', () => {
    const [defect] = preflight(
      defineLoop({ id: 'halved', ...luce, source: (p, _, F) => p.map((m) => F.div(m, F.of(2))) }),
    ).defects;
    expect(defect).toMatchObject({ kind: 'not normalised' });
  });
});

/** The loop of the paper, until it remembers `laws` models: then it goes back to the oldest of them, once and for all. */
const relapsing = (laws: number): Loop =>
  defineLoop({
    id: `relapse-after-${laws}`,
    ...luce,
    source: (p, { past }) => (past.length < laws ? p : (past[0] ?? p)),
    needs: { past: laws },
  });

describe('a search goes on beyond the memory', () => {
  it.each([1, 2, 4, 7, 10])('of %d laws: what is wrong only after them is found', async (laws) => {
    const options = { cases: 400, seed: 20240709, stopped: () => false };
    const cell = await checkCell(statementOf('lemma-2.2'), relapsing(laws), options);
    expect(cell.verdict).toBe('refuted');
    expect(cell.counterexample?.finding.t).toBe(laws);
  });

  it('or says that too few cases reached so far', async () => {
    // From nine rounds of two candidates on, K^rounds is too large for a search.
    const needs: LoopDefinition['needs'] = { past: 8, candidates: { min: 2, max: 8 } };
    const deep = defineLoop({ id: 'deep', choice: 'w[1]/sum(w)', source: (p) => p, needs });
    const cell = await checkCell(statementOf('lemma-2.2'), deep, { cases: 200, seed: 1, stopped: () => false });
    expect(cell.verdict).toBe('undecided');
    expect(cell.reason).toContain('t ≥ 9, after 8 remembered');
  });
});
