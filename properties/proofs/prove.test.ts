/** Proofs of claims of the registry, of which the sizes were computed by another program, and controls that must not be proved. */
import { describe, expect, it } from '@jest/globals';
import { statementOf } from '../../theory';
import { type ChoiceRule, type KeepRule, LOOPS, type Loop, finite, loopOf } from '../../models/loops';
import { type Attempt, type Effort, type ProofClaim, type Setting, attempt, claimOf } from '.';

const effort: Effort = { rounds: 2, polya: 0, terms: 200_000, deadline: Infinity };
const curated: Setting = { loop: LOOPS.curated, candidates: 2, atoms: 'any', data: 'synthetic', start: 'free' };

const registered = (id: string, claim: string): ProofClaim => claimOf(statementOf(id), claim);
const written = (text: string, when: string | null = null): ProofClaim => ({ id: 'a', text, where: {}, when });
const terms = (result: Attempt): number[] => {
  if (!result.proved) throw new Error(result.reason);
  return result.cases.map(({ numerator }) => numerator.terms);
};

describe('claims for any number of atoms', () => {
  it.each([
    ['lemma-2.2', 'a', 2, [2]],
    ['lemma-2.2', 'a', 8, [112]],
    ['step-sandwich', 'b', 8, [112]],
    ['monotone-in-K', 'a', 2, [1]],
    ['monotone-in-K', 'a', 7, [4977]],
    ['step-cost', 'b', 2, [5]],
    ['step-cost', 'b', 3, [907]],
    ['step-identity', 'a', 3, [0]],
  ])('%s %s is proved for K = %d with %j terms', (id, claim, candidates, expected) => {
    const result = attempt(registered(id, claim), { ...curated, candidates }, effort);
    expect(terms(result)).toEqual(expected);
    expect(result).toMatchObject({ everyRound: true });
  });

  it('proves an identity at K = ∞, where the mean stands in a denominator', () => {
    expect(terms(attempt(registered('fisher-identity', 'a'), { ...curated, candidates: Infinity }, effort))).toEqual([
      0,
    ]);
  });

  it('proves a claim about two atoms at all their ranks', () => {
    const result = attempt(registered('odds-rate', 'a'), curated, effort);
    expect(terms(result).length).toBe(3); // x above y among one draw, x and y
  });

  it('counts the draws of a choice among more candidates than the claim’s own K', () => {
    const more = attempt(written('E(curate(p[t], K + 3), w) >= E(p[t], w)'), curated, effort);
    expect(more.proved && more.cases.map(({ draws }) => draws)).toEqual([5]);
    const false_ = attempt(written('E(curate(p[t], K + 3), w) <= E(p[t], w)'), curated, effort);
    expect(false_).toMatchObject({ proved: false, why: 'negative' });
  });

  it('takes no round for all if a definition or the condition names one', () => {
    const defined: ProofClaim = {
      id: 'a',
      text: 'E(p[t + 1], w) + n_t >= E(p[t], w)',
      where: { n_t: 't*w_min' },
      when: null,
    };
    expect(attempt(defined, curated, effort)).toMatchObject({ proved: true, everyRound: false });
    const later = attempt(written('E(p[t + 1], w) >= E(p[t], w)', 't >= 1'), { ...curated, atoms: 2 }, effort);
    expect(later.proved && later.cases.map(({ t }) => t)).toEqual([1]);
  });

  it('proves that the gain is concave in K', () => {
    const concave = '2*E(curate(p[t]), w) >= E(curate(p[t], K - 1), w) + E(curate(p[t], K + 1), w)';
    expect(terms(attempt(written(concave), curated, effort))).toEqual([15]);
    expect(attempt(written(concave), { ...curated, candidates: 3 }, effort)).toMatchObject({ proved: true });
  });
});

describe('several rounds with real data, for a fixed number of atoms', () => {
  const real: Setting = { ...curated, atoms: 2, data: 'real', start: 'reference' };

  it.each([
    [2, 2, [1, 16]],
    [2, 3, [4, 186]],
    [3, 2, [22, 1118]],
  ])('the expected weight rises: n = %d, K = %d', (atoms, candidates, expected) => {
    const rises = registered('monotone-with-real-data', 'a');
    const result = attempt(rises, { ...real, atoms, candidates }, effort);
    expect(terms(result)).toEqual(expected);
    expect(result).toMatchObject({ everyRound: false });
  });

  it('bounds the density ratio at every atom where λ(K − 1) < 1', () => {
    const result = attempt(registered('theorem-2.4', 'b'), { ...real, data: 'stable' }, effort);
    expect(result.proved && result.cases.map(({ t, atoms }) => [t, atoms.sup])).toEqual(
      [0, 1, 2].flatMap((t) => [
        [t, 1],
        [t, 2],
      ]),
    );
  });

  it('selects the rounds by the condition of a claim', () => {
    const result = attempt(registered('sharp-theorem-2.3', 'b'), real, effort);
    expect(result.proved && result.cases.map(({ t }) => t)).toEqual([1, 2]);
  });
});

describe('events and laws, for a fixed number of atoms', () => {
  const two: Setting = { ...curated, atoms: 3 };

  it.each(['>=', '>', '==', '<', '<='])('the tail w %s w(x) grows only upwards', (relation) => {
    const tail = `w ${relation} w(x)`;
    const grows = attempt(written(`P(p[t + 1], ${tail}) >= P(p[t], ${tail})`), two, effort);
    expect(grows.proved).toBe(relation.startsWith('>'));
    const falls = attempt(written(`P(p[t + 1], ${tail}) <= P(p[t], ${tail})`), two, effort);
    expect(falls.proved).toBe(relation.startsWith('<'));
  });

  it('refuses events that ties would change', () => {
    // Strictly sorted weights make the sum 1 + p(x), ties more.
    const both = 'P(p[t], w >= w(x)) + P(p[t], w <= w(x)) == 1 + p[t](x)';
    expect(attempt(written(both), two, effort)).toMatchObject({ proved: false, why: 'unsupported' });
  });

  it('proves a claim about another law, and one about x above y only', () => {
    expect(attempt(written('E(curate(q), w) >= E(q, w)'), two, effort).proved).toBe(true);
    const ratio = 'H(p[t], y)*w(x) <= H(p[t], x)*w(y)*w_max/w_min';
    const above = attempt(written(ratio, 'w(x) > w(y)'), two, effort);
    expect(above.proved && above.cases.map(({ atoms }) => [atoms.x, atoms.y])).toEqual([
      [2, 1],
      [3, 1],
      [3, 2],
    ]);
  });

  it('takes λ as l where any is allowed, and as y where λ(K − 1) < 1', () => {
    const claim = written('E(p[t + 1], w) - E(p_ref, w) == eta*(E(curate(p[t]), w) - E(p_ref, w))');
    const variables = (data: Setting['data']): string | undefined => {
      const result = attempt(claim, { ...two, data, start: 'reference' }, effort);
      return result.proved ? result.cases[0]?.variables.at(-1) : undefined;
    };
    expect([variables('real'), variables('stable')]).toEqual(['l', 'y']);
  });
});

describe('rules of one’s own', () => {
  const choosing = (rule: ChoiceRule): Loop => ({
    ...LOOPS.curated,
    id: 'own',
    curate: (ops, law, K) => finite(ops).choose(law, rule, K),
  });

  it('proves lemma 2.2 for a rule that lists probabilities, whatever the order of the candidates', () => {
    const keep: KeepRule['keep'] = (candidates, F) => {
      const total = F.sum(candidates.map(({ w }) => w));
      return candidates.map(({ w }) => F.div(w, total));
    };
    for (const rule of [{ kind: 'keep', keep } as const, { kind: 'keep', keep, symmetric: true } as const]) {
      const result = attempt(registered('lemma-2.2', 'a'), { ...curated, candidates: 3, loop: choosing(rule) }, effort);
      expect(terms(result)).toEqual([7]);
    }
  });

  it('averages a rule over the orders of the candidates', () => {
    const first: KeepRule = { kind: 'keep', keep: ([, ...rest], F) => [F.of(1), ...rest.map(() => F.of(0))] };
    const same = written('E(p[t + 1], w) == E(p[t], w)');
    expect(attempt(same, { ...curated, candidates: 3, loop: choosing(first) }, effort).proved).toBe(true);
  });

  it('takes no round for all of a loop that is given as one step', () => {
    const update: NonNullable<Loop['update']> = (ops, { history, candidates }) =>
      ops.curate(history[history.length - 1] as (typeof history)[0], { candidates, power: 1 });
    const result = attempt(registered('lemma-2.2', 'a'), { ...curated, loop: { ...LOOPS.curated, update } }, effort);
    expect(result).toMatchObject({ proved: true, everyRound: false });
  });
});

describe('controls', () => {
  const negative = { proved: false, why: 'negative' };

  it.each([
    ['a larger constant', 'E(p[t + 1], w) - E(p[t], w) >= 101/100*(1 - 1/K)*Var(p[t], w)/w_max'],
    ['a flipped inequality', 'E(p[t + 1], w) - E(p[t], w) <= (1 - 1/K)*Var(p[t], w)/w_max'],
    ['a gain convex in K', '2*E(curate(p[t]), w) <= E(curate(p[t], K - 1), w) + E(curate(p[t], K + 1), w)'],
    ['a smaller cost', 'chi2(curate(p[t]), p[t]) <= 99/100*(K - 1)^2/(2*K - 1)'],
  ])('does not prove %s', (_, text) => {
    expect(attempt(written(text), { ...curated, candidates: 3 }, effort)).toMatchObject(negative);
  });

  it.each(['prefer-worst', 'ignore-reward', 'one-candidate-less'])('does not prove lemma 2.2 of the loop %s', (id) => {
    const result = attempt(registered('lemma-2.2', 'a'), { ...curated, candidates: 3, loop: loopOf(id) }, effort);
    expect(result.proved).toBe(false);
  });

  it('does not take a rule that hides a comparison for a rational function', () => {
    const hiding: ChoiceRule = {
      kind: 'luce',
      score: ({ w }, F) => {
        try {
          return F.compare(w, F.of(3)) > 0 ? F.of(3) : w;
        } catch {
          return w;
        }
      },
    };
    const curate: Loop['curate'] = (ops, law, K) => finite(ops).choose(law, hiding, K);
    const loop: Loop = { ...LOOPS.curated, id: 'hiding', curate };
    const result = attempt(registered('lemma-2.2', 'a'), { ...curated, loop }, effort);
    expect(result).toMatchObject({ proved: false, why: 'unsupported' });
  });

  it('proves no false equality', () => {
    expect(attempt(written('E(p[t + 1], w) == E(p[t], w)'), curated, effort)).toMatchObject(negative);
  });

  it('says what no rational function can be', () => {
    const result = attempt(
      registered('theorem-2.4', 'a'),
      { ...curated, atoms: 2, data: 'stable', start: 'reference' },
      effort,
    );
    expect(result).toMatchObject({ proved: false, why: 'unsupported' });
  });

  it('says that a polynomial is too large', () => {
    const result = attempt(registered('monotone-in-K', 'a'), { ...curated, candidates: 7 }, { ...effort, terms: 1000 });
    expect(result).toMatchObject({ proved: false, why: 'budget' });
  });
});
