/** m of K candidates without replacement: inclusion probabilities by hand, the built-in top m, and values of an independent program. */
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type Loop, curatedLoop, loopOf } from '../../../models';
import { ExactLawOperations } from '../../../models/closed-form/discrete';
import { type Field, NotRepresentableError, Q, type Rational } from '../../../theory';
import { defineLoop } from './define-loop';
import type { Candidate } from './rules';

interface Space {
  readonly p: readonly number[];
  readonly w: readonly number[];
}

const START: Space = { p: [3, 2, 1], w: [1, 2, 4] };

/** The law of the kept candidate, exactly. */
function kept(loop: Loop, { p, w }: Space, K: number): readonly Rational[] {
  const total = p.reduce((a, b) => a + b, 0);
  const operations = new ExactLawOperations(
    w.map((each) => Q.of(each)),
    { reference: w.map(() => Q.of(1, w.length)) },
  );
  return loop.curate<readonly Rational[]>(
    operations,
    p.map((digit) => Q.of(digit, total)),
    K,
  );
}

const texts = (law: readonly Rational[]): string[] => law.map((mass) => Q.format(Q.reduce(mass)));
const mean = (law: readonly Rational[], { w }: Space): string =>
  Q.format(Q.reduce(Q.sum(law.map((mass, i) => Q.mul(mass, Q.of(w[i] ?? 0))))));

/** Spaces of 2 to 4 atoms, with ties. */
const spaces = fc
  .array(fc.record({ p: fc.integer({ min: 1, max: 5 }), w: fc.integer({ min: 1, max: 4 }) }), {
    minLength: 2,
    maxLength: 4,
  })
  .map((atoms): Space => ({ p: atoms.map(({ p }) => p), w: atoms.map(({ w }) => w) }));

const agree = (a: Loop, b: Loop, Ks: readonly number[]): void =>
  fc.assert(
    fc.property(spaces, fc.constantFrom(...Ks), (space, K) => {
      expect(texts(kept(a, space, K))).toEqual(texts(kept(b, space, K)));
    }),
    { numRuns: 30 },
  );

const byScore = defineLoop({ id: 'pool', score: ({ w }) => w, keep: 2 });

/** `½ (s_k/S + Σ_{j≠k} s_j/S · s_k/(S − s_j))`. */
const byHand = defineLoop({
  id: 'by-hand',
  choose: <T>(all: readonly Candidate<T>[], F: Field<T>) => {
    const S = F.sum(all.map(({ w }) => w));
    return all.map((k) => {
      const second = all.filter((j) => j !== k).map((j) => F.mul(F.div(j.w, S), F.div(k.w, F.sub(S, j.w))));
      return F.mul(F.of(1, 2), F.add(F.div(k.w, S), F.sum(second)));
    });
  },
});

/** The top m, tabulated. */
const bestOf = (m: number): Loop =>
  defineLoop({
    id: `best-${m}-times`,
    choose: (all, F) => {
      const isBest = all.map(({ w }) => all.every((other) => F.compare(w, other.w) >= 0));
      return isBest.map((is) => F.of(is ? 1 : 0, isBest.filter(Boolean).length));
    },
    keep: m,
  });

describe('m of K candidates without replacement', () => {
  it('by scores have the inclusion probabilities of Plackett–Luce', () => agree(byScore, byHand, [2, 3, 4]));

  it('the best among those that are left are the top m, tabulated and by ranks', () => {
    for (const m of [2, 3]) agree(defineLoop({ id: 'named', choice: 'best', keep: m }), bestOf(m), [1, 2, 3, 4]);
    agree(bestOf(2), loopOf('top-2-of-K'), [1, 2, 3, 4]);
  });

  // Sums over all 27 pools and all orders of keeping, in Python's fractions (loops_as_written.py).
  it.each<[string, Loop, string]>([
    ['softmax of r over the pool, 2 of 3', byScore, '1091/540'],
    ['the top 2 of 3', bestOf(2), '943/432'],
    [
      '2 of those with w ≥ 2',
      defineLoop({
        id: 'passing',
        choose: (all, F) => {
          const passes = all.map(({ w }) => F.compare(w, F.of(2)) >= 0);
          const count = passes.filter(Boolean).length;
          return passes.map((is) => (count === 0 ? F.of(1, all.length) : F.of(is ? 1 : 0, count)));
        },
        keep: 2,
      }),
      '103/48',
    ],
  ])('%s: E(p[1], w) is that of another program', (_what, loop, expected) => {
    expect(mean(kept(loop, START, 3), START)).toBe(expected);
  });

  it('by scores are a signed sum of choices of one, for pools of any size; a choose that says the same sums over sets', () => {
    const bySets = defineLoop({
      id: 'by-sets',
      choose: (all, F) => all.map(({ w }) => F.div(w, F.sum(all.map((each) => each.w)))),
      keep: 3,
    });
    const named = defineLoop({ id: 'named', choice: 'w[1]/sum(w)', keep: 3 });
    agree(defineLoop({ id: 'by-score', score: ({ w }) => w, keep: 3 }), bySets, [2, 3, 4, 5]);
    agree(named, bySets, [2, 3, 4, 5]);
    expect(() => kept(bySets, { p: [1, 1], w: [1, 2] }, 64)).toThrow(NotRepresentableError);
    const many = kept(named, { p: [1, 1], w: [1, 2] }, 64);
    expect(texts([Q.sum(many)])).toEqual(['1']);
    // The pool is large, so three of it are nearly draws from the tilt.
    expect(Q.toNumber(many[1] ?? Q.zero)).toBeGreaterThan(0.65);
    expect(Q.toNumber(many[1] ?? Q.zero)).toBeLessThan(2 / 3);
  });

  it('are all of them among at most m, and one is the rule itself', () => {
    expect(texts(kept(byScore, START, 2))).toEqual(['1/2', '1/3', '1/6']);
    agree(defineLoop({ id: 'one', score: ({ w }) => w, keep: 1 }), curatedLoop, [2, 3]);
  });

  it('by scores are draws from the tilt at K = ∞', () => {
    expect(byScore.needs?.candidates).toEqual({ min: 1, max: 64, infinite: true });
    expect(texts(kept(byScore, START, Infinity))).toEqual(texts(kept(curatedLoop, START, Infinity)));
    expect(bestOf(2).needs?.candidates?.infinite).toBe(false);
  });

  it('may see the masses', () => {
    const sharpened = defineLoop({ id: 'likely', score: ({ p }) => p, keep: 2, needs: { masses: true } });
    // On these atoms the weights are the masses times 6.
    expect(texts(kept(sharpened, { p: [3, 2, 1], w: [1, 1, 1] }, 3))).toEqual(
      texts(kept(byScore, { p: [3, 2, 1], w: [3, 2, 1] }, 3)),
    );
  });

  it('are refused where too many sets may be kept on the way, and errors of the rule are told', () => {
    const many = defineLoop({
      id: 'many',
      choose: (all, F) => all.map(() => F.of(1, all.length)),
      keep: 8,
    });
    expect(() => kept(many, { p: [1, 1], w: [1, 2] }, 16)).toThrow(NotRepresentableError);
    const short = defineLoop({
      id: 'short',
      choose: (all, F) => [F.of(1), ...all.slice(3).map(() => F.of(0))],
      keep: 2,
    });
    expect(() => kept(short, START, 3)).toThrow('give one for each');
  });
});

describe('a rule with a closed form', () => {
  it('is that of its table: the best of K, and w[1]/sum(w)', () => {
    agree(defineLoop({ id: 'named', choice: 'best' }), loopOf('best-of-K'), [1, 2, 3, 5]);
    agree(defineLoop({ id: 'luce', choice: 'w[1]/sum(w)' }), curatedLoop, [1, 2, 3, 5]);
    agree(defineLoop({ id: 'same', choice: '2*w[1]/(2*sum(w))' }), curatedLoop, [1, 2, 3]);
  });

  it('needs no table, and an expression that only says the same has one', () => {
    const space = { p: [1, 2, 3, 4, 5, 6], w: [1, 2, 3, 4, 5, 6] };
    // 6 atoms and K = 30 make 324,632 multisets, which a table refuses.
    expect(texts(kept(defineLoop({ id: 'named', choice: 'best' }), space, 30))).toEqual(
      texts(kept(loopOf('best-of-K'), space, 30)),
    );
    expect(() => kept(defineLoop({ id: 'same', choice: '2*w[1]/(2*sum(w))' }), space, 30)).toThrow(
      NotRepresentableError,
    );
  });

  it('has K = ∞ where the best of K has it', () => {
    expect(texts(kept(defineLoop({ id: 'named', choice: 'best', keep: 3 }), START, Infinity))).toEqual(['0', '0', '1']);
    const tilted = defineLoop({ id: 'tilted', choice: 'best', limit: ({ w }) => w });
    expect(texts(kept(tilted, START, Infinity))).toEqual(texts(kept(curatedLoop, START, Infinity)));
  });
});
