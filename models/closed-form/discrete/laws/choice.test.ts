/** Choices, samples and whole rules on discrete laws: compares both rungs with brute force over ordered candidates. */
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { InputError, NotRepresentableError, Q, type Rational, rationalField } from '../../../../theory';
import type { ChoiceRule, KeepRule, LuceRule, VectorRule, Weighed } from '../../../loops/choice-rule';
import { CHOICES } from '../../../loops/parts';
import type { LawOperations } from '../../../loops/loop';
import { type UserOfInstance, weighedAtoms } from './atoms';
import { choiceTable } from './choice-table';
import { DoubleLawOperations, doubleLaw, enclosures } from './double-law';
import { type ExactLaw, ExactLawOperations } from './exact-law';
import { type FixedPointLaw, fixedPointLaws } from './fixed-point/fixed-point-law';

const rationals = (text: string): Rational[] => text.split(',').map(Q.parse);
const formats = (values: readonly Rational[]): string[] => values.map((value) => Q.format(Q.reduce(value)));

interface Space {
  readonly p: readonly Rational[];
  readonly w: readonly Rational[];
  readonly users: readonly UserOfInstance[];
}

/** Spaces of 1 to 4 atoms with three users, square weights (some of them equal), and some masses of 0. */
const spaces: fc.Arbitrary<Space> = fc.integer({ min: 1, max: 4 }).chain((n) => {
  const weights = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: n, maxLength: n });
  const squares = weights.map((gene) => gene.map((value) => Q.of(value * value, 4)));
  return fc
    .record({
      masses: fc
        .array(fc.integer({ min: 0, max: 5 }), { minLength: n, maxLength: n })
        .filter((masses) => masses.some((mass) => mass > 0)),
      w: squares,
      second: squares,
      third: squares,
    })
    .map(({ masses, w, second, third }) => ({
      p: masses.map((mass) =>
        Q.of(
          mass,
          masses.reduce((a, b) => a + b, 0),
        ),
      ),
      w,
      users: [w, second, third].map((likes, u) => ({ share: Q.of(u + 1, 6), w: likes })),
    }));
});

/** The law of the kept candidate over all ordered lists of K candidates. */
function bruteForce({ p, w, users }: Space, K: number, rule: KeepRule): Rational[] {
  const { each } = weighedAtoms(w, users);
  const kept = p.map(() => Q.zero);
  const visit = (atoms: readonly number[], probability: Rational): void => {
    if (atoms.length < K) {
      p.forEach((mass, i) => visit([...atoms, i], Q.mul(probability, mass)));
      return;
    }
    const shares = rule.keep(
      atoms.map((i) => each[i] as Weighed<Rational>),
      rationalField,
    );
    atoms.forEach((i, k) => {
      kept[i] = Q.reduce(Q.add(kept[i] ?? Q.zero, Q.mul(probability, shares[k] ?? Q.zero)));
    });
  };
  visit([], Q.one);
  return kept;
}

/** Luce's choice by w, written as a `KeepRule`. */
const luce: KeepRule = {
  kind: 'keep',
  keep: (candidates, F) => {
    const total = F.sum(candidates.map(({ w }) => w));
    return candidates.map(({ w }) => F.div(w, total));
  },
};

/** A rule that depends on the order: the first candidate wins ties and half of the rest. */
const ordered: KeepRule = {
  kind: 'keep',
  keep: (candidates, F) => {
    const [first] = candidates;
    if (first === undefined || candidates.length === 1) return candidates.map(() => F.of(1));
    const better = candidates.slice(1).filter(({ w }) => F.compare(w, first.w) > 0).length;
    const rest = better === 0 ? F.of(0) : F.of(1, 2 * better);
    const others = candidates.slice(1).map(({ w }) => (F.compare(w, first.w) > 0 ? rest : F.of(0)));
    return [better === 0 ? F.of(1) : F.of(1, 2), ...others];
  },
};

const operationsOf = ({ w, users }: Space): LawOperations<ExactLaw> => new ExactLawOperations(w, { users });

describe('a choice on exact laws', () => {
  it.each([
    ['symmetric', luce],
    ['one that depends on the order', ordered],
  ])('is the sum over ordered candidates: %s', (_name, rule) => {
    fc.assert(
      fc.property(spaces, fc.integer({ min: 1, max: 3 }), (space, K) => {
        const chosen = operationsOf(space).finite?.choose(space.p, rule, K) ?? [];
        expect(formats(chosen)).toEqual(formats(bruteForce(space, K, rule)));
      }),
      { numRuns: 60 },
    );
  });

  it('by Luce’s rule is curation, as a score, as a KeepRule, or built in', () => {
    fc.assert(
      fc.property(spaces, fc.integer({ min: 1, max: 4 }), (space, K) => {
        const operations = operationsOf(space);
        const curated = formats(operations.curate(space.p, { candidates: K, power: 1 }));
        expect(formats(operations.finite?.choose(space.p, luce, K) ?? [])).toEqual(curated);
        const score = { kind: 'luce', score: <T>({ w }: Weighed<T>): T => w } as const;
        expect(formats(operations.finite?.choose(space.p, score, K) ?? [])).toEqual(curated);
      }),
      { numRuns: 60 },
    );
  });
});

describe.each([...CHOICES.values()])('$id', ({ curate, needs }) => {
  const { min, max, infinite } = needs?.candidates ?? { min: 1, max: 4, infinite: true };
  const numbers = fc.constantFrom(...[1, 2, 3, 4].filter((K) => K >= min && K <= max), ...(infinite ? [Infinity] : []));

  it('gives a law whose support is at most that of its source, and the same law at both rungs', () => {
    fc.assert(
      fc.property(spaces, numbers, (space, K) => {
        const exact = curate(operationsOf(space), space.p, K);
        expect(Q.format(Q.reduce(Q.sum(exact)))).toBe('1');
        expect(exact.every(({ num }, i) => num >= 0n && (num === 0n || (space.p[i]?.num ?? 0n) > 0n))).toBe(true);
        const doubles = new DoubleLawOperations(space.w, { users: space.users });
        enclosures(curate(doubles, doubleLaw(space.p), K)).forEach(({ lo, hi }, i) => {
          const mass = exact[i] ?? Q.zero;
          expect(Q.toNumber(mass) >= lo * (1 - 1e-15) && Q.toNumber(mass) <= hi * (1 + 1e-15)).toBe(true);
          expect(hi - lo).toBeLessThanOrEqual(1e-12);
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe('known choices', () => {
  const space = { p: rationals('1/3,1/3,1/3'), w: rationals('1,4,9'), users: [] };
  const law = (id: string, K: number): string[] => {
    const likes = [rationals('1,4,9'), rationals('9,4,1')];
    const users = likes.map((w) => ({ share: Q.of(1, 2), w }));
    return formats(CHOICES.get(id)?.curate(operationsOf({ ...space, users }), space.p, K) ?? []);
  };

  it.each([
    ['luce', Infinity, ['1/14', '2/7', '9/14']],
    ['plackett-luce-cold', Infinity, ['1/98', '8/49', '81/98']],
    ['plackett-luce-warm', Infinity, ['1/6', '1/3', '1/2']],
    ['best-of-K', 2, ['1/9', '1/3', '5/9']],
    ['best-of-K', Infinity, ['0', '0', '1']],
    ['top-2-of-K', 2, ['1/3', '1/3', '1/3']],
    ['uniform-choice', 5, ['1/3', '1/3', '1/3']],
    ['noisy-choice', Infinity, ['41/420', '61/210', '257/420']],
    ['heterogeneous-users', Infinity, ['5/14', '2/7', '5/14']],
    ['two-stage', Infinity, ['9/34', '8/17', '9/34']],
  ])('%s, K = %d', (id, K, masses) => {
    expect(law(id, K)).toEqual(masses);
  });

  it('the owner chooses before the public: at finite K the order matters', () => {
    const users = ['1,3', '2,1'].map((weights) => ({ share: Q.of(1, 2), w: rationals(weights) }));
    const pair = { p: rationals('1/2,1/2'), w: rationals('1,3'), users };
    const kept = (space: typeof pair): string[] =>
      formats(CHOICES.get('two-stage')?.curate(operationsOf(space), space.p, 2) ?? []);
    // Of two different candidates the owner keeps the first with probability 1/4: 1/4 + 1/2 · 1/4 = 3/8. Of two of these, the public
    // keeps the first with probability 2/3: (3/8)² + 2 · 3/8 · 5/8 · 2/3 = 29/64.
    expect(kept(pair)).toEqual(['29/64', '35/64']);
    // In the other order: 1/4 + 1/2 · 2/3 = 7/12, and then (7/12)² + 2 · 7/12 · 5/12 · 1/4 = 133/288.
    expect(kept({ ...pair, users: [...users].reverse() })).toEqual(['133/288', '155/288']);
  });

  it('ties below the factor are broken by a coin, and θ = 1 is Bradley–Terry', () => {
    const kept = CHOICES.get('pairwise-with-ties')?.curate(operationsOf(space), rationals('1/2,1/2,0'), 2) ?? [];
    // For weights 1 and 4 and θ = 2, P(4 kept) = (1 + 4/6 − 1/9)/2 = 7/9.
    expect(formats(kept)).toEqual(['13/36', '23/36', '0']);
  });
});

describe('a table of choices', () => {
  const atoms = weighedAtoms(rationals('1,2,3'));
  const rule = (keep: KeepRule['keep']): KeepRule => ({ kind: 'keep', keep });

  it.each([
    ['too few', rule((candidates, F) => candidates.slice(1).map(() => F.of(1))), 'gives 1 probabilities for 2'],
    ['a negative one', rule((_candidates, F) => [F.of(2), F.of(-1)]), 'gives the probability -1'],
    ['another sum', rule((candidates, F) => candidates.map(() => F.of(1))), 'with sum 2'],
  ])('of a rule that gives %s is refused', (_name, wrong, message) => {
    expect(() => choiceTable(wrong, atoms, 2)).toThrow(InputError);
    expect(() => choiceTable(wrong, atoms, 2)).toThrow(message);
  });

  it('is refused if it would be too long', () => {
    expect(() => choiceTable(luce, atoms, 12)).toThrow(NotRepresentableError);
  });

  it('is built once', () => {
    let applied = 0;
    const counted = rule((candidates, F) => {
      applied += 1;
      return luce.keep(candidates, F);
    });
    choiceTable(counted, atoms, 2);
    const before = applied;
    expect(choiceTable(counted, atoms, 2)).toBe(choiceTable(counted, atoms, 2));
    expect(applied).toBe(before);
  });
});

describe('a sample', () => {
  it('is the same at both rungs, has whole counts, and follows the law', () => {
    const p = rationals('1/2,1/3,1/6,0');
    const w = rationals('1,2,3,4');
    const [exact, doubles] = [new ExactLawOperations(w), new DoubleLawOperations(w)];
    const counts = [0, 0, 0, 0];
    for (let seed = 0; seed < 2000; seed += 1) {
      const sample = exact.finite.sample(p, 3, seed);
      sample.forEach((mass, i) => {
        counts[i] = (counts[i] ?? 0) + Q.toNumber(Q.mul(mass, Q.of(3)));
      });
      expect(doubles.finite.sample(doubleLaw(p), 3, seed).mass).toEqual(sample.map(Q.toNumber));
    }
    // With 6,000 draws, an error of a share above five standard errors (≤ 0.0065) has probability about 10⁻⁶.
    counts.forEach((count, i) => expect(Math.abs(count / 6000 - Q.toNumber(p[i] ?? Q.zero))).toBeLessThan(0.033));
    expect(counts[3]).toBe(0);
  });
});

describe('a rule on whole vectors', () => {
  const operations = new ExactLawOperations(rationals('1,2'));

  it('is evaluated exactly, and is refused in doubles', () => {
    const swapped = operations.finite.transform([rationals('1/3,2/3')], ([p = []]) => [...p].reverse());
    expect(formats(swapped)).toEqual(['2/3', '1/3']);
    const doubles = new DoubleLawOperations(rationals('1,2'));
    expect(() => doubles.finite.transform([], () => [])).toThrow(NotRepresentableError);
  });

  it.each([
    ['1/2', 'gives 1 masses for 2'],
    ['3/2,-1/2', 'gives the mass -1/2'],
    ['1/2,1/3', 'with sum 5/6'],
  ])('must give a law, not %s', (masses, message) => {
    const numbers = masses.split(',').map((mass) => mass.split('/').map(Number) as [number, number]);
    const made = (): unknown =>
      operations.finite.transform([rationals('1/3,2/3')], (_laws, _weights, F) =>
        numbers.map(([numerator, denominator]) => F.of(numerator, denominator)),
      );
    expect(made).toThrow(message);
  });
});

describe('an irrational rule', () => {
  const rule = (keep: KeepRule['keep']): KeepRule => ({ kind: 'keep', keep });
  const w = rationals('1,3/2,4');
  const p = rationals('1/2,1/3,1/6');
  const laws = fixedPointLaws(512);
  const soft: LuceRule = { kind: 'luce', score: (atom, F) => F.exp(F.mul(F.of(7, 10), atom.w)) };
  const powers = rule((all, F) => {
    const scores = all.map((each) => F.pow(each.w, 0.7));
    return scores.map((score) => F.div(score, F.sum(scores)));
  });
  const digits = ({ lo }: FixedPointLaw): string[] => lo.map((low) => String((low * 10n ** 30n) >> 512n));
  const isSharp = ({ lo, hi }: FixedPointLaw): boolean =>
    lo.every((low, i) => low <= (hi[i] ?? 0n) && ((hi[i] ?? 0n) - low) >> 64n === 0n);

  // By Python's decimal module, over the 27 ordered samples.
  it.each<[string, ChoiceRule, number, readonly string[]]>([
    [
      'scores e^(0.7 w), K = 3',
      soft,
      3,
      ['357403116648692097454682450214', '302933630545133918850030096027', '339663252806173983695287453757'],
    ],
    [
      'scores e^(0.7 w), K = ∞',
      soft,
      Infinity,
      ['214219841535189672854773554277', '202661616924918425658021669394', '583118541539891901487204776328'],
    ],
    [
      'probabilities w^0.7/Σ w^0.7, K = 3',
      powers,
      3,
      ['414894414350308263988072100306', '335909611577440285292725043104', '249195974072251450719202856589'],
    ],
  ])('%s: exact numbers refuse it, enclosures have its law', (_name, rule, K, expected) => {
    expect(() => new ExactLawOperations(w).finite.choose(p, rule, K)).toThrow(NotRepresentableError);
    const sharp = laws.operations(w).finite?.choose(laws.from(p), rule, K);
    if (sharp === undefined) throw new Error('no law');
    expect(digits(sharp)).toEqual(expected);
    expect(isSharp(sharp)).toBe(true);
    const doubles = enclosures(new DoubleLawOperations(w).finite.choose(doubleLaw(p), rule, K));
    doubles.forEach(({ lo, hi }, i) => {
      const mass = Number(`0.${expected[i]}`);
      expect(lo <= mass && mass <= hi).toBe(true);
      expect(hi - lo).toBeLessThan(1e-13);
    });
  });

  it('on whole vectors of masses has its law in enclosures', () => {
    const sharpened: VectorRule = ([masses = []], _weights, F) => {
      const powers = masses.map((mass) => F.pow(mass, F.of(3, 2)));
      return powers.map((power) => F.div(power, F.sum(powers)));
    };
    const made = laws.operations(w).finite?.transform([laws.from(p)], sharpened);
    if (made === undefined) throw new Error('no law');
    expect(digits(made)).toEqual([
      '575777785035230854613386186357',
      '313413728570270141699004353473',
      '110808486394499003687609460169',
    ]);
    expect(isSharp(made)).toBe(true);
  });

  it('that compares what is equal finds it equal, however it is made; what is not told apart is refused', () => {
    const best = rule((all, F) => {
      const scores = all.map((each) => F.mul(F.exp(each.w), F.of(2)));
      const top = scores.map((score) => scores.every((other) => F.compare(score, other) >= 0));
      return top.map((is) => F.of(is ? 1 : 0, top.filter(Boolean).length));
    });
    const tied = laws.operations(rationals('4,4,1')).finite?.choose(laws.from(p), best, 2);
    // P(neither is the third) = (5/6)², and both of the others have their share of 35/36.
    expect(
      tied && formats(tied.lo.map((low) => Q.of(low, 1n << 512n))).map((text) => Q.toNumber(Q.parse(text)).toFixed(9)),
    ).toEqual(['0.583333333', '0.388888889', '0.027777778']);
    const equalSides = rule((all, F) => {
      const two = F.exp(F.add(F.log(F.of(3)), F.log(F.of(5))));
      return all.map((_, k) => F.of(k === 0 ? 1 : 0, F.compare(two, F.of(15)) === 0 ? 1 : 1));
    });
    expect(() => laws.operations(w).finite?.choose(laws.from(p), equalSides, 2)).toThrow('do not separate');
  });

  it.each<[string, KeepRule, string]>([
    ['does not add up to 1', rule((all, F) => all.map((each) => F.exp(each.w))), 'divide them by it'],
    ['is below 0', rule((all, F) => all.map((_, k) => F.mul(F.of(k === 0 ? 1 : -1), F.exp(F.of(1))))), 'at least 0'],
  ])('that %s is refused', (_name, wrong, message) => {
    expect(() => laws.operations(w).finite?.choose(laws.from(p), wrong, 2)).toThrow(message);
  });
});
