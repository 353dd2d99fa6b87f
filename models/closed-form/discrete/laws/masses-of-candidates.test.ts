/** Rules that see the masses of candidates: exact laws are sums over ordered candidates, enclosures contain them, and nothing of one law is used for another. */
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  InputError,
  NotRepresentableError,
  Q,
  type Rational,
  UnanswerableError,
  rationalField,
} from '../../../../theory';
import type { KeepRule, LuceRule } from '../../../loops';
import { DoubleLawOperations, doubleLaw } from './double-law';
import { ExactLawOperations } from './exact-law';
import { fixedPointLaws } from './fixed-point/fixed-point-law';

const formats = (values: readonly Rational[]): string[] => values.map((value) => Q.format(Q.reduce(value)));
const missing = Q.of(-1);

/** Luce's choice by `w p_ref/p`, as a score. */
const byScore: LuceRule = {
  kind: 'luce',
  masses: true,
  score: ({ w, p = w, pRef = w }, F) => F.div(F.mul(w, F.add(pRef, F.of(1, 10))), p),
};

/** The same choice as probabilities. */
const byProbabilities: KeepRule = {
  kind: 'keep',
  masses: true,
  keep: (candidates, F) => {
    const scores = candidates.map((candidate) => byScore.score(candidate, F));
    return scores.map((score) => F.div(score, F.sum(scores)));
  },
};

/** The first is kept with its own mass, else the last: a rule that depends on the order. */
const ordered: KeepRule = {
  kind: 'keep',
  masses: true,
  keep: (candidates, F) => {
    const share = candidates[0]?.p ?? F.of(2);
    return candidates.map((_, k) =>
      F.add(k === 0 ? share : F.of(0), k === candidates.length - 1 ? F.sub(F.of(1), share) : F.of(0)),
    );
  },
};

const RULES = [
  ['by score', byScore],
  ['by probabilities', byProbabilities],
  ['by order', ordered],
] as const;

interface Space {
  readonly p: readonly Rational[];
  readonly q: readonly Rational[];
  readonly pRef: readonly Rational[];
  readonly w: readonly Rational[];
}

const lawOf = (digits: readonly number[]): Rational[] =>
  digits.map((digit) =>
    Q.of(
      digit,
      digits.reduce((a, b) => a + b, 0),
    ),
  );

/** Two laws on 1 to 4 atoms, some without mass. */
const spaces: fc.Arbitrary<Space> = fc.integer({ min: 1, max: 4 }).chain((n) => {
  const digits = (min: number): fc.Arbitrary<number[]> =>
    fc.array(fc.integer({ min, max: 5 }), { minLength: n, maxLength: n }).filter((all) => all.some((d) => d > 0));
  return fc
    .record({ p: digits(0), q: digits(0), pRef: digits(0), w: digits(1) })
    .map(({ p, q, pRef, w }) => ({ p: lawOf(p), q: lawOf(q), pRef: lawOf(pRef), w: w.map((each) => Q.of(each, 2)) }));
});

/** The law of the kept candidate, over all ordered lists of K candidates. */
function bruteForce({ w, pRef }: Space, p: readonly Rational[], K: number, rule: KeepRule | LuceRule): Rational[] {
  const kept = p.map(() => Q.zero);
  const visit = (atoms: readonly number[], probability: Rational): void => {
    if (probability.num === 0n) return;
    if (atoms.length < K) {
      p.forEach((mass, i) => visit([...atoms, i], Q.mul(probability, mass)));
      return;
    }
    const seen = atoms.map((i) => ({ w: w[i] ?? missing, users: [], p: p[i] ?? missing, pRef: pRef[i] ?? missing }));
    const keep = rule.kind === 'keep' ? rule.keep : byProbabilities.keep;
    keep(seen, rationalField).forEach((share, k) => {
      const i = atoms[k] ?? 0;
      kept[i] = Q.reduce(Q.add(kept[i] ?? Q.zero, Q.mul(probability, share)));
    });
  };
  visit([], Q.one);
  return kept;
}

const exactly = ({ w, pRef }: Space): ExactLawOperations => new ExactLawOperations(w, { reference: pRef });

describe.each(RULES)('a choice that sees masses, %s', (_name, rule) => {
  it('is the sum over ordered candidates, of one law after another', () => {
    fc.assert(
      fc.property(spaces, fc.integer({ min: 2, max: 3 }), (space, K) => {
        const { finite } = exactly(space);
        for (const law of [space.p, space.q, space.p])
          expect(formats(finite.choose(law, rule, K))).toEqual(formats(bruteForce(space, law, K, rule)));
      }),
      { numRuns: 60 },
    );
  });

  it('lies in the enclosures of fixed point, of one law after another', () => {
    const laws = fixedPointLaws(256);
    fc.assert(
      fc.property(spaces, fc.integer({ min: 2, max: 3 }), (space, K) => {
        const { finite } = laws.operations(space.w, { reference: space.pRef });
        for (const law of [space.p, space.q]) {
          const kept = finite?.choose(laws.from(law), rule, K);
          bruteForce(space, law, K, rule).forEach((mass, i) => {
            const [lo, hi] = [kept?.lo[i] ?? 1n, kept?.hi[i] ?? 0n].map((end) => Q.of(end, 1n << 256n));
            expect(Q.compare(lo ?? Q.one, mass)).toBeLessThanOrEqual(0);
            expect(Q.compare(hi ?? Q.zero, mass)).toBeGreaterThanOrEqual(0);
            expect(Q.toNumber(Q.sub(hi ?? Q.one, lo ?? Q.zero))).toBeLessThan(1e-60);
          });
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is left to exact numbers by doubles', () => {
    const { finite } = new DoubleLawOperations([Q.of(1), Q.of(2)]);
    expect(() => finite.choose(doubleLaw([Q.of(1, 2), Q.of(1, 2)]), rule, 2)).toThrow(NotRepresentableError);
  });

  it('is not answered where the real data are not known', () => {
    const { finite } = new ExactLawOperations([Q.of(1), Q.of(2)]);
    expect(() => finite.choose([Q.of(1, 2), Q.of(1, 2)], rule, 2)).toThrow(UnanswerableError);
  });
});

it('by a score is the tilt of a law at K = ∞', () => {
  const space = { p: lawOf([3, 2, 1]), q: lawOf([1, 1, 1]), pRef: lawOf([1, 1, 2]), w: [1, 2, 4].map((w) => Q.of(w)) };
  // w (p_ref + 1/10), normalised: (1·7/20, 2·7/20, 4·3/5) over 69/20.
  expect(formats(exactly(space).finite.choose(space.p, byScore, Infinity))).toEqual(['7/69', '14/69', '16/23']);
});

/** Applications of Luce's rule by w on 2 atoms and K = 3, over two laws. */
function applications(masses: boolean): number {
  let calls = 0;
  const rule: KeepRule = {
    kind: 'keep',
    symmetric: true,
    ...(masses ? { masses } : {}),
    keep: (candidates, F) => {
      calls += 1;
      const total = F.sum(candidates.map(({ w }) => w));
      return candidates.map(({ w }) => F.div(w, total));
    },
  };
  const { finite } = new ExactLawOperations([Q.of(1), Q.of(2)], { reference: lawOf([1, 1]) });
  for (const law of [lawOf([1, 1]), lawOf([1, 2])]) finite.choose(law, rule, 3);
  return calls;
}

it('costs a table for each law, and a rule that sees weights alone one table for all', () => {
  // Two atoms and K = 3 make 4 multisets.
  expect([applications(false), applications(true)]).toEqual([4, 8]);
});

describe('a rule that does not declare masses', () => {
  const space = { p: lawOf([1, 1]), q: lawOf([1, 1]), pRef: lawOf([1, 1]), w: [Q.of(1), Q.of(2)] };
  const undeclared: readonly (KeepRule | LuceRule)[] = [
    { kind: 'luce', score: byScore.score },
    { kind: 'keep', keep: byProbabilities.keep },
    { kind: 'keep', keep: (candidates, F) => candidates.map(({ pRef }) => pRef ?? F.of(1, 2)) },
  ];

  it.each(undeclared)('must not read one: %#', (rule) => {
    expect(() => exactly(space).finite.choose(space.p, rule, 2)).toThrow(InputError);
    expect(() => exactly(space).finite.choose(space.p, rule, 2)).toThrow('needs: { masses: true }');
    const laws = fixedPointLaws(256);
    expect(() => laws.operations(space.w).finite?.choose(laws.from(space.p), rule, 2)).toThrow(InputError);
  });
});
