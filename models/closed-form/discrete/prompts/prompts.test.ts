/** Choices within prompts on every rung, against a sum over all ordered lists of candidates, and instances with prompts. */
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { InputError, Q, type Rational, UnanswerableError } from '../../../../theory';
import { bestOfK, luceChoice, perPrompt, plackettLuce } from '../../../loops/choices';
import { type KeepRule, type Weighed, loopOf } from '../../../loops';
import { type DiscreteInstance, checkDiscreteInstance } from '../instance';
import { discreteRungs } from '../interpretation';
import { ExactLawOperations } from '../laws/exact-law';
import { DoubleLawOperations, doubleLaw, enclosures } from '../laws/double-law';
import { fixedPointLaws } from '../laws/fixed-point/fixed-point-law';
import { withMassesOfPrompts } from './same-masses';

interface Space {
  readonly p: readonly Rational[];
  readonly w: readonly Rational[];
  readonly prompts: readonly number[];
}

const shown = (masses: readonly Rational[]): string[] => masses.map((mass) => Q.format(Q.reduce(mass)));

const lawOf = (weights: readonly number[]): readonly Rational[] => {
  const total = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => Q.of(weight, total));
};

/** Up to five atoms and three prompts; some atoms, and some prompts, without mass. */
const spaces: fc.Arbitrary<Space> = fc
  .array(fc.record({ mass: fc.nat(4), weight: fc.integer({ min: 1, max: 4 }), prompt: fc.nat(2) }), {
    minLength: 1,
    maxLength: 5,
  })
  .filter((atoms) => atoms.some(({ mass }) => mass > 0))
  .map((atoms) => ({
    p: lawOf(atoms.map(({ mass }) => mass)),
    w: atoms.map(({ weight }) => Q.of(weight * weight)),
    prompts: atoms.map(({ prompt }) => prompt),
  }));

type Keep = (weights: readonly Rational[]) => readonly Rational[];

const luce: Keep = (weights) => weights.map((w) => Q.div(w, Q.sum(weights)));
const best: Keep = (weights) => {
  const isBest = weights.map((w) => weights.every((other) => Q.compare(w, other) >= 0));
  return isBest.map((is) => (is ? Q.of(1, isBest.filter(Boolean).length) : Q.zero));
};

/** Draws a prompt, K answers to it, and one of them. */
function bruteForce({ p, w, prompts }: Space, K: number, keep: Keep): readonly Rational[] {
  const kept = p.map(() => Q.zero);
  for (const prompt of new Set(prompts)) {
    const answers = p.flatMap((_, i) => (prompts[i] === prompt ? [i] : []));
    const mass = Q.sum(answers.map((i) => p[i] as Rational));
    if (mass.num === 0n) continue;
    const visit = (list: readonly number[], chance: Rational): void => {
      if (list.length < K) {
        answers.forEach((i) => visit([...list, i], Q.mul(chance, Q.div(p[i] as Rational, mass))));
        return;
      }
      const shares = keep(list.map((i) => w[i] as Rational));
      list.forEach((i, k) => {
        kept[i] = Q.reduce(Q.add(kept[i] as Rational, Q.mul(chance, shares[k] as Rational)));
      });
    };
    visit([], mass);
  }
  return kept;
}

describe('a choice within prompts', () => {
  it.each([
    ['Luce’s', luceChoice, luce],
    ['best of K', bestOfK, best],
    ['by w²', plackettLuce(Q.of(1, 2)), (weights: readonly Rational[]) => luce(weights.map((w) => Q.mul(w, w)))],
  ] as const)('draws a prompt and keeps one of K answers to it: %s', (_name, choice, keep) => {
    fc.assert(
      fc.property(spaces, fc.integer({ min: 1, max: 3 }), (space, K) => {
        const { p, w, prompts } = space;
        const expected = bruteForce(space, K, keep);
        const options = { prompts, reference: p };
        const { curate } = perPrompt(choice);
        expect(shown(curate(new ExactLawOperations(w, options), p, K))).toEqual(shown(expected));
        const doubles = enclosures(curate(new DoubleLawOperations(w, options), doubleLaw(p), K));
        const laws = fixedPointLaws(512);
        const fixed = curate(laws.operations(w, options), laws.from(p), K);
        expected.forEach((mass, i) => {
          const [{ lo, hi } = { lo: NaN, hi: NaN }, value] = [doubles[i], Q.toNumber(mass)];
          expect(value >= lo * (1 - 1e-15) && value <= hi * (1 + 1e-15) && hi - lo < 1e-13).toBe(true);
          const scaled = mass.num << 512n;
          expect((fixed.lo[i] as bigint) * mass.den <= scaled && scaled <= (fixed.hi[i] as bigint) * mass.den).toBe(
            true,
          );
          expect((fixed.hi[i] as bigint) - (fixed.lo[i] as bigint) <= 1n << 60n).toBe(true);
        });
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it('of infinitely many candidates tilts the answers to each prompt', () => {
    const options = { prompts: [0, 1, 0], reference: lawOf([3, 2, 1]) };
    const operations = new ExactLawOperations(lawOf([1, 2, 4]), options);
    expect(shown(perPrompt(luceChoice).curate(operations, lawOf([3, 2, 1]), Infinity))).toEqual(['2/7', '1/3', '8/21']);
  });

  it('tells a rule the prompt, and the masses given the prompt', () => {
    const seen = new Set<string>();
    const rule: KeepRule = {
      kind: 'keep',
      masses: true,
      symmetric: true,
      keep: (candidates, F) => {
        candidates.forEach(({ prompt, p, pRef }: Weighed<unknown>) =>
          seen.add([prompt, ...[p, pRef].map((mass) => Q.format(mass as Rational))].join(' ')),
        );
        return candidates.map(() => F.of(1, candidates.length));
      },
    };
    const p = lawOf([3, 2, 1, 2]);
    const options = { prompts: [0, 1, 0, 1], reference: lawOf([1, 1, 1, 3]) };
    const operations = new ExactLawOperations(lawOf([1, 2, 4, 8]), options);
    operations.finite.withinPrompts(p, (answers, given) => answers.finite?.choose(given, rule, 2) ?? given);
    expect([...seen].sort()).toEqual(['0 1/4 1/2', '0 3/4 1/2', '1 1/2 1/4', '1 1/2 3/4']);
  });

  it('by Luce’s rule gains at least the variance within prompts, as lemma 2.2 says of each', () => {
    fc.assert(
      fc.property(spaces, fc.constantFrom(1, 2, 3, Infinity), ({ p, w, prompts }, K) => {
        const mean = (law: readonly Rational[], f: readonly Rational[]): Rational =>
          Q.sum(law.map((mass, i) => Q.mul(mass, f[i] as Rational)));
        // The variance within prompts is E[w²] − Σ_x E[w; x]²/p(x).
        const squares = [...new Set(prompts)].map((prompt) => {
          const of = p.map((mass, i) => (prompts[i] === prompt ? mass : Q.zero));
          const mass = Q.sum(of);
          return mass.num === 0n ? Q.zero : Q.div(Q.pow(mean(of, w), 2), mass);
        });
        const variance = Q.sub(
          mean(
            p,
            w.map((weight) => Q.mul(weight, weight)),
          ),
          Q.sum(squares),
        );
        const top = w.reduce((a, b) => (Q.compare(a, b) >= 0 ? a : b));
        const share = K === Infinity ? Q.one : Q.of(K - 1, K);
        const kept = perPrompt(luceChoice).curate(new ExactLawOperations(w, { prompts, reference: p }), p, K);
        const gain = Q.sub(mean(kept, w), mean(p, w));
        expect(Q.compare(gain, Q.div(Q.mul(share, variance), top))).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  it('is refused on atoms that answer no prompts', () => {
    const operations = new ExactLawOperations(lawOf([1, 2]));
    expect(() => perPrompt(luceChoice).curate(operations, lawOf([1, 1]), 2)).toThrow(UnanswerableError);
  });
});

const INSTANCE: DiscreteInstance = {
  model: 'discrete',
  p0: lawOf([3, 2, 1]),
  w: [Q.of(1), Q.of(2), Q.of(4)],
  pRef: lawOf([2, 2, 2]),
  q: lawOf([1, 2, 3]),
  K: 2,
  lambda: Q.one,
  epsilon: Q.zero,
  rounds: 2,
  prompts: [0, 1, 0],
};

describe('an instance with prompts', () => {
  it('keeps the masses of prompts, also where fits have errors', () => {
    for (const errorTowards of [[0], [1], ['uniform' as const], [2, 'uniform' as const]]) {
      const instance = checkDiscreteInstance({ ...INSTANCE, epsilon: Q.of(1, 10), errorTowards });
      const model = discreteRungs(instance, loopOf('per-prompt'))[1]?.();
      if (model === undefined) throw new Error('no rung');
      const { arithmetic: A } = model;
      for (const t of [1, 2]) {
        const law: unknown = model.round(t);
        const mass: unknown = model.mass(law, 1);
        expect(A.decide('==', mass, A.fromRational(Q.of(1, 3))).truth).toBe('true');
      }
      // The error is at most ε in total variation, and above 0.
      const exact: unknown = discreteRungs({ ...instance, epsilon: Q.zero }, loopOf('per-prompt'))[1]?.().round(1);
      const off: unknown = A.sum([0, 2].map((i) => A.abs(A.sub(model.mass(model.round(1), i), model.mass(exact, i)))));
      expect(A.decide('<=', off, A.fromRational(Q.of(1, 5))).truth).toBe('true');
      expect(A.decide('>', off, A.fromRational(Q.zero)).truth).toBe('true');
    }
  });

  it.each([
    [{ prompts: [0, 1] }, 'prompts has 2 entries but w has 3'],
    [{ prompts: [0, 1, 0.5] }, 'prompts has the entry 0.5; give whole numbers from 0'],
    [{ prompts: [0, -1, 0] }, 'prompts has the entry -1'],
    [{ pRef: lawOf([1, 2, 1]) }, 'the real-data law (ref) gives prompt 0 another mass than p'],
    [{ q: lawOf([1, 0, 1]) }, 'q gives prompt 0 another mass than p'],
  ])('is checked: %j', (change, message) => {
    expect(() => checkDiscreteInstance({ ...INSTANCE, ...change })).toThrow(InputError);
    expect(() => checkDiscreteInstance({ ...INSTANCE, ...change })).toThrow(message);
  });

  it('has side laws with the masses of its prompts, which are as before given a prompt', () => {
    const [start, law] = [lawOf([3, 2, 1, 0]), lawOf([1, 0, 3, 4])];
    expect(shown(withMassesOfPrompts(law, start, [0, 1, 0, 2]))).toEqual(['1/6', '1/3', '1/2', '0']);
  });
});
