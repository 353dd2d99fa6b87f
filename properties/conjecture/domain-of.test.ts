import { describe, expect, it } from '@jest/globals';
import { loopOf } from '../../models';
import { ClaimError, type SearchDomain, InputError } from '../../theory';
import type { ConjectureQuestion } from '../results';
import { type Conjecture, readConjecture } from './question';

const QUESTION: ConjectureQuestion = {
  claim: 'E(p[t + 1], w) >= E(p[t], w)',
  given: [],
  where: {},
  loop: 'curated',
  model: 'discrete',
  seed: 1,
};

const read = (question: Partial<ConjectureQuestion>): Conjecture => {
  const asked = { ...QUESTION, ...question };
  return readConjecture(asked, loopOf(asked.loop));
};

const domainFor = (question: Partial<ConjectureQuestion>): SearchDomain => read(question).domain;

describe('what is given is met by construction', () => {
  it.each<[string[], SearchDomain['candidates']]>([
    [[], { min: 1, max: 64, infinite: 'sometimes' }],
    [['K >= 2'], { min: 2, max: 64, infinite: 'sometimes' }],
    [['K > 2'], { min: 3, max: 64, infinite: 'sometimes' }],
    [['2.5 < K'], { min: 3, max: 64, infinite: 'sometimes' }],
    [['K >= 9'], { min: 9, max: 64, infinite: 'sometimes' }],
    [['K >= 63'], { min: 63, max: 65, infinite: 'sometimes' }],
    [['K > 99'], { min: 100, max: 102, infinite: 'sometimes' }],
    [['K > 100'], { min: 1, max: 64, infinite: 'always' }],
    [['K <= 4'], { min: 1, max: 4, infinite: 'never' }],
    [['K < 4'], { min: 1, max: 3, infinite: 'never' }],
    [['4.5 >= K', 'K > 1'], { min: 2, max: 4, infinite: 'never' }],
    [['K <= 1000'], { min: 1, max: 64, infinite: 'never' }],
    [['K == 3'], { min: 3, max: 3, infinite: 'never' }],
    [['3 == K', 'K >= 2'], { min: 3, max: 3, infinite: 'never' }],
    [['K > 10^6'], { min: 1, max: 64, infinite: 'sometimes' }],
    [['K > 1000000'], { min: 1, max: 64, infinite: 'always' }],
    // Nothing satisfies these: what is drawn is discarded, and the search says so.
    [['K == 2.5'], { min: 1, max: 64, infinite: 'sometimes' }],
    [['K < 1'], { min: 1, max: 64, infinite: 'sometimes' }],
    [['K <= 2', 'K >= 3'], { min: 1, max: 64, infinite: 'sometimes' }],
    [['K > -3'], { min: 1, max: 64, infinite: 'sometimes' }],
  ])('%j: K from %j', (given, candidates) => {
    expect(domainFor({ given }).candidates).toEqual(candidates);
  });

  it.each<[Partial<ConjectureQuestion>, Partial<SearchDomain>]>([
    [{}, { data: 'synthetic', start: 'free', fit: 'exact', rounds: 12 }],
    [{ claim: 'E(p[1], w) >= eta' }, { data: 'real' }],
    [{ claim: 'KL(p[1], p_ref) <= a', where: { a: 'log(1 + lambda)' } }, { data: 'real' }],
    [{ claim: 'a > 0', where: { a: 'log(1 + lambda)' } }, { data: 'real' }],
    [{ given: ['lambda >= 1'] }, { data: 'real' }],
    [{ given: ['lambda*(K - 1) < 1'] }, { data: 'stable' }],
    [{ given: ['1 > (K - 1)*lambda'] }, { data: 'stable' }],
    [{ given: ['lambda*(K - 1) < 1'], data: 'real' }, { data: 'real' }],
    [{ claim: 'E(p[1], w) >= eta', data: 'synthetic' }, { data: 'synthetic' }],
    [{ given: ['KL(p[0], p_ref) == 0'] }, { data: 'real', start: 'reference' }],
    [{ given: ['TV(p_ref, p[0]) <= 0'] }, { start: 'reference' }],
    [{ given: ['TV(p_ref, p[1]) <= 0'] }, { start: 'free' }],
    [{ claim: 'TV(p[1], p[0]) <= epsilon' }, { fit: 'sometimes-off' }],
    [{ claim: 'E(p[5], w) > 0' }, { rounds: 12 }],
    [{ claim: 'E(p[11], w) > 0' }, { rounds: 13 }],
    [{ claim: 'E(p[t + 13], w) > E(p[t], w)' }, { rounds: 15 }],
    [{ claim: 'E_users(E(p[0], w_u)) > 0' }, { users: { count: 2 } }],
    [{ claim: 'P(p[1], A_users) > 0' }, { users: { count: 2 } }],
    [{ claim: 'runs(E(p[1], w)) > 1/n' }, { samples: true }],
    [{ loop: 'finite-sample' }, { samples: true }],
    [{ claim: 'E_pair(p[1], q, r_true[1]) > 0' }, { secondReward: true }],
    [{ claim: 'E(p[1; pairwise-with-ties], w) > 0' }, { candidates: { min: 2, max: 2, infinite: 'never' } }],
    [{ claim: 'E(p[1; heterogeneous-users], w) > 0' }, { users: { count: 3 } }],
  ])('%j has the domain %j', (question, expected) => {
    expect(domainFor(question)).toMatchObject(expected);
  });
});

describe('what a claim is asked about', () => {
  it.each<[Partial<ConjectureQuestion>, object]>([
    [{}, { claim: { usesRound: true, lookahead: 1 }, requires: [] }],
    [{ given: ['K >= 2'] }, { requires: [{ source: 'K >= 2' }] }],
    [{ given: ['E(p[1], w) > 1'] }, { requires: [{ source: 'E(p[1], w) > 1' }] }],
    [
      { given: ['Var(p[t], w) > 0', 'K >= 2'] },
      { when: { source: 'Var(p[t], w) > 0' }, requires: [{ source: 'K >= 2' }] },
    ],
    [{ given: ['w(x) > 1'] }, { when: { source: 'w(x) > 1' }, requires: [] }],
    [{ claim: 'E(p[1], w) > 0' }, { claim: { usesRound: false }, requires: [] }],
    [{ claim: 'E(p[2], w) > 0' }, { claim: { usesRound: true, lookahead: 2 }, when: { source: 't == 0' } }],
    [{ claim: 'E(p[3], w) > E(p[t], w)' }, { claim: { usesRound: true, lookahead: 3 } }],
    [
      { claim: 'K > 0', given: ['E(p[2], w) > 0'] },
      { claim: { lookahead: 2 }, when: { source: 'E(p[2], w) > 0' } },
    ],
  ])('%j', (question, expected) => {
    expect(read(question).claim).toMatchObject(expected);
  });
});

describe('what is no question', () => {
  it.each<[Partial<ConjectureQuestion>, string]>([
    [{ claim: 'E(p[t], w)' }, 'a claim is a comparison'],
    [{ given: ['K'] }, 'a claim is a comparison'],
    [{ given: ['import("fs") > 1'] }, 'unknown function "import"'],
    [{ where: { K: '2' } }, 'hides a word of the language'],
    [{ loop: '__proto__' }, 'there is no loop "__proto__"'],
    [{ claim: 'E(p[1; best-of-k], w) > 0' }, 'there is no loop "best-of-k"; did you mean best-of-K?'],
    [{ given: ['E(p[1; maximum-likelihood], w) > 0'], model: 'large-discrete' }, 'the loop maximum-likelihood runs on'],
    [{ loop: 'maximum-likelihood', model: 'large-discrete' }, 'the loop maximum-likelihood runs on discrete, gaussian'],
    [{ claim: 'E(p[21], w) > 1' }, 'the conjecture speaks of round 21; rounds up to 20 are tried'],
    [{ given: ['E(p[t + 1000000], w) > 1'] }, 'the conjecture speaks of round 1000000'],
    [{ given: ['Var(p[t], w) > 0', 'w(x) > 1'] }, 'only one condition may speak of rounds or atoms'],
  ])('%j', (question, problem) => {
    expect(() => read(question)).toThrow(InputError);
    expect(() => read(question)).toThrow(problem);
  });

  it('names the text in which a word is unknown', () => {
    expect(() => read({ given: ['foo > 1'] })).toThrow(ClaimError);
    expect(() => read({ given: ['foo > 1'] })).toThrow('(in the claim "foo > 1")');
  });
});

describe('K finite and K = ∞', () => {
  it.each([
    [['K < inf'], { min: 1, infinite: 'never' }],
    [['inf > K', 'K >= 3'], { min: 3, infinite: 'never' }],
    [['K == inf'], { infinite: 'always' }],
    [['K >= 2'], { min: 2, infinite: 'sometimes' }],
  ])('given %j the candidates are %j', (given, candidates) => {
    expect(read({ given }).domain.candidates).toMatchObject(candidates);
  });
});
