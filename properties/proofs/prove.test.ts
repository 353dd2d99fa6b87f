/** Proofs of claims of the registry, of which the sizes were computed by another program, and controls that must not be proved. */
import { describe, expect, it } from '@jest/globals';
import { InputError, parseClaim, statementOf } from '../../theory';
import { type ChoiceRule, type KeepRule, LOOPS, type Loop, finite, loopOf } from '../../models/loops';
import { type Attempt, type Effort, type ProofClaim, type Setting, assignments, attempt, claimOf, roundsOf } from '.';

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

describe('what an attempt says', () => {
  const two: Setting = { ...curated, atoms: 2 };
  const reason = (text: string, when: string | null = null, setting = two, more: Partial<Effort> = {}): string => {
    const result = attempt(written(text, when), setting, { ...effort, ...more });
    return result.proved ? `proved in ${result.cases.length} cases with ${String(result.polya)} powers` : result.reason;
  };

  // Masses p_i/(p1 + p2), weights a1 and a1 + a2: E[w] − 2 w_max is −a1 − 2 a2 + … over p1 + p2.
  it.each([
    ['E(p[0], w) >= w_max', '1 of 1 coefficients are negative, the largest at p1·a2'],
    ['E(p[t], w) <= w_min', '1 of 1 coefficients are negative, the largest at p2·a2'],
    ['E(p[0], w) >= 2*w_max - w_min', '2 of 2 coefficients are negative, the largest at p1·a2'],
    ['E(p[0], w)^2 + 1 >= 2*w_max*E(p[0], w)', /^\d+ of \d+ coefficients are negative, the largest at p1·p2·a1·a2$/],
    ['w_min >= 7', '1 of 2 coefficients are negative, the largest at 1'],
    ['E(p[0], w) == w_max', /^1 terms remain, the largest at p1·a2$/],
    ['E(p[t], w) >= w_min', 'proved in 1 cases with 0 powers'],
    ['E(p[1], w) > 0', 'a strict inequality: coefficients show only that no case violates it by more than 0'],
    ['E(p[1], w) < w_max + 1', 'a strict inequality: coefficients show only that no case violates it by more than 0'],
    ['E(p[t + 3], w) - p_ref(x)*w(x) >= t', 'no case: the condition never holds, or no round is within reach'],
    ['log(w_max) >= 0', 'a logarithm is not a rational function'],
  ])('of %s: %s', (text, said) => {
    expect(reason(text)).toMatch(said);
  });

  it('a later round is named', () => {
    const real: Setting = { ...two, data: 'real', start: 'reference' };
    expect(reason('E(p[t], w) <= E(p_ref, w)', null, real)).toMatch(
      /coefficients are negative at t = 1, the largest at /,
    );
    expect(reason('E(p[t], w) <= E(p_ref, w)', 't >= 2', real)).toMatch(/ negative at t = 2, /);
  });

  it('powers of the sum of the masses are tried in turn, for inequalities', () => {
    const square = 'p[0](x)^2 + p[0](y)^2 >= p[0](x)*p[0](y)';
    expect(reason(square)).toMatch(/^1 of 3 coefficients are negative/);
    expect(reason(square, null, two, { polya: 3 })).toBe('proved in 4 cases with 1 powers');
    expect(reason('p[0](x)^2 + p[0](y)^2 == p[0](x)*p[0](y)', null, two, { polya: 3 })).toMatch('terms remain');
    // For any number of atoms: one draw more.
    const any = attempt(written('E(p[t], w)^2 <= E(p[t], w^2)'), curated, { ...effort, polya: 1 });
    expect(any.proved && [any.polya, any.cases[0]?.draws]).toEqual([0, 2]);
  });

  it('an infinite side, an own p_ref for any number of atoms, and a degree beyond ten are no polynomials', () => {
    const infinite = { ...two, candidates: Infinity };
    expect(attempt(written('K >= 1'), infinite, effort)).toMatchObject({
      why: 'unsupported',
      reason: 'an infinite side',
    });
    expect(attempt(written('1 <= lambda'), curated, effort)).toMatchObject({ reason: 'an infinite side' });
    const product = attempt(written('K*E(p[0], w) >= w_min'), infinite, effort);
    expect(product).toMatchObject({
      why: 'unsupported',
      reason: 'a coefficient of K that these numbers cannot tell from 0',
    });
    const own = attempt(written('E(p_ref, w) >= 0'), { ...curated, data: 'real' }, effort);
    expect(own).toMatchObject({ why: 'unsupported', reason: 'a law p_ref of its own, for any number of atoms' });
    const high = attempt(written('E(p[0], w)^11 >= 0'), curated, effort);
    expect(high).toMatchObject({ why: 'budget', reason: '11 draws; at most 10 are tried' });
    expect(attempt(written('E(p[0], w) >= 0'), two, { ...effort, deadline: 0 })).toMatchObject({
      ...{ why: 'budget', reason: 'more time than was allowed' },
    });
  });

  it('a fault of the loop is not hidden', () => {
    const curate: Loop['curate'] = () => {
      throw new RangeError('broken');
    };
    const faulty = { ...two, loop: { ...LOOPS.curated, id: 'faulty', curate } };
    expect(() => attempt(written('E(p[1], w) >= 0'), faulty, effort)).toThrow('broken');
  });

  it('the variables of a case are the masses, the laws that are named, the weights and λ', () => {
    const variables = (text: string, setting: Setting): string => {
      const result = attempt(written(text), setting, effort);
      return result.proved ? (result.cases[0]?.variables.join(' ') ?? '') : result.reason;
    };
    const real: Setting = { ...two, data: 'real' };
    expect(variables('E(p[0], w) >= w_min', two)).toBe('p1 p2 a1 a2');
    expect(variables('E(p_ref, w) >= w_min', real)).toBe('p1 p2 r1 r2 a1 a2 l');
    expect(variables('E(p_ref, w) == E(p[0], w)', { ...real, start: 'reference' })).toBe('p1 p2 a1 a2 l');
    expect(variables('E(q, w) + E(p[0], w) >= 0', { ...two, data: 'stable', start: 'reference' })).toBe(
      'p1 p2 q1 q2 a1 a2 y',
    );
    expect(variables('w_min <= E(p[0], w)', curated)).toBe('a1 c');
    expect(variables('w_max >= E(p[0], w)', curated)).toBe('a1 b');
    expect(variables('lambda >= 0', { ...curated, data: 'real', start: 'reference' })).toBe('l');
    expect(variables('lambda*(K - 1) <= 1', { ...two, candidates: 3, data: 'stable', start: 'reference' })).toBe(
      'p1 p2 a1 a2 y',
    );
  });
});

describe('the cases of a claim', () => {
  const three: Setting = { ...curated, atoms: 3 };
  const cases = (text: string, when: string | null, setting = three): unknown => {
    const result = attempt(written(text, when), setting, effort);
    return result.proved
      ? result.cases.map(({ t, atoms: { x, y } }) => [t, x, y].filter((each) => each !== undefined).join(' '))
      : result.reason;
  };
  const all = 'w(x)*w(y) >= 0';

  it.each([
    [null, ['0 1 1', '0 1 2', '0 1 3', '0 2 1', '0 2 2', '0 2 3', '0 3 1', '0 3 2', '0 3 3']],
    ['w(x) < w(y)', ['0 1 2', '0 1 3', '0 2 3']],
    ['w(y) < w(x)', ['0 2 1', '0 3 1', '0 3 2']],
    ['w_min < w(x)', ['0 2 1', '0 2 2', '0 2 3', '0 3 1', '0 3 2', '0 3 3']],
    ['w(y) < w_max', ['0 1 1', '0 1 2', '0 2 1', '0 2 2', '0 3 1', '0 3 2']],
    ['w_max > w(y)', ['0 1 1', '0 1 2', '0 2 1', '0 2 2', '0 3 1', '0 3 2']],
    // Other conditions are ignored: the claim is then proved without them.
    ['w(x) >= w(y)', ['0 1 1', '0 1 2', '0 1 3', '0 2 1', '0 2 2', '0 2 3', '0 3 1', '0 3 2', '0 3 3']],
    ['2*w(x) < w(y)', ['0 1 1', '0 1 2', '0 1 3', '0 2 1', '0 2 2', '0 2 3', '0 3 1', '0 3 2', '0 3 3']],
    ['w(x) < w_min', 'no case: the condition never holds, or no round is within reach'],
  ])('are selected by %s', (when, expected) => {
    expect(cases(all, when)).toEqual(expected);
  });

  it('name different ranks for any number of atoms, where extreme weights are no atoms', () => {
    expect(cases(all, 'w(x) > w(y)', curated)).toEqual(['0 2 1']);
    expect(cases(all, 'w_min < w(x)', curated)).toEqual(['0 1 2', '0 2 1']);
    expect(assignments(curated, ['x'], 2)).toEqual([{ x: 1 }, { x: 2 }, { x: 3 }]);
    expect(assignments(three, ['x', 'sup'], 0)).toHaveLength(9);
    expect(assignments(curated, ['x', 'y'], 0)).toEqual([
      { x: 1, y: 2 },
      { x: 2, y: 1 },
    ]);
    expect(assignments(three, [], 0)).toEqual([{}]);
  });

  it('are rounds within reach, or one that stands for all', () => {
    const rounds = (text: string, setting = three, condition?: string) =>
      roundsOf(parseClaim(text), setting, 3, condition === undefined ? undefined : parseClaim(condition));
    expect(rounds('E(p[2], w) > 0')).toEqual({ ts: [0], every: true });
    expect(rounds('E(p[t + 1], w) > 0')).toEqual({ ts: [0], every: true });
    expect(rounds('E(p[t + 1], w) > t')).toEqual({ ts: [0, 1, 2], every: false });
    expect(rounds('E(p[t + 1], w) > E(p[0], w)')).toEqual({ ts: [0, 1, 2], every: false });
    expect(rounds('E(p[t + 1], w) > 0', three, 't >= 2')).toEqual({ ts: [0, 1, 2], every: false });
    expect(rounds('E(p[t], w) > 0', { ...three, start: 'reference' })).toEqual({ ts: [0, 1, 2, 3], every: false });
    expect(rounds('E(p[t + 3], w) > t')).toEqual({ ts: [0], every: false });
    expect(rounds('E(p[t + 5], w) > t')).toEqual({ ts: [], every: false });
  });

  it('are all rounds where the loop remembers more than the newest law', () => {
    const sources: readonly (readonly [Loop['source'], boolean])[] = [
      [(_, { history }) => history[history.length - 1] as (typeof history)[0], true],
      [(_, { history }) => history[0], false],
      [
        () => {
          throw new Error('needs operations');
        },
        false,
      ],
    ];
    for (const [source, every] of sources)
      expect(roundsOf(parseClaim('E(p[t], w) > 0'), { ...three, loop: { ...LOOPS.curated, source } }, 1).every).toBe(
        every,
      );
    const own = { ...LOOPS.curated, needs: { ownMixture: 'its own mixture' } } as unknown as Loop;
    expect(roundsOf(parseClaim('E(p[t], w) > 0'), { ...three, loop: own }, 1)).toEqual({ ts: [0, 1], every: false });
  });

  it('a claim keeps the definitions that it or its condition uses, directly or not', () => {
    const lemma = statementOf('lemma-2.2');
    const spec = { id: 'z', says: '', claim: 'b >= 0', when: 'd >= 0' } as (typeof lemma)['claims'][number];
    const statement = { ...lemma, where: { a: 'K', ab: '1', b: '2*a', c: 'b + 1', d: 't' }, claims: [spec] };
    expect(claimOf(statement, 'z')).toEqual({
      ...{ id: 'z', text: 'b >= 0', when: 'd >= 0' },
      where: { a: 'K', b: '2*a', d: 't' },
    });
    expect(claimOf({ ...statement, where: undefined as never }, 'z').where).toEqual({});
    expect(() => claimOf(lemma, 'nowhere')).toThrow(new InputError('lemma-2.2 has no claim nowhere'));
    expect(claimOf(lemma, 'a').when).toBeNull();
  });
});
