/**
 * Best of K: the gain has the variance over the range of the weight as its lower bound, and levels of the weight are lost
 * doubly exponentially.
 *
 * *Gain (a).* The largest of K ≥ 2 draws is at least the larger of the first two, so `gain ≥ E max(w_1, w_2) − E w = ½ E|w_1 − w_2|`. As
 * `|w_1 − w_2| ≤ w_max − w_min`, `½ E|w_1 − w_2| ≥ ½ E(w_1 − w_2)²/(w_max − w_min) = Var(w)/(w_max − w_min)`, with equality for two
 * atoms at K = 2. At K = ∞ the largest of the support is at least as large as the largest of two draws. Luce's choice gains at most
 * Var/w_min (`step-sandwich`) however near the weights are; best-of-K gains by the order alone.
 *
 * *Levels (b).* The kept weight is at most w(x) if and only if all K are: `P_{t+1}(w ≤ w(x)) = P_t(w ≤ w(x))^K`, hence
 * `P_t(w ≤ c) = P_0(w ≤ c)^(K^t)` without real data.
 */
import { type Hypothesis, type Statement, LARGEST_K, domain } from './statement';

/** `λ = ∞`, where the next law is that of the kept candidates. */
export const fullySynthetic: Hypothesis = {
  id: 'fully-synthetic',
  says: 'λ = ∞',
  formal: 'eta == 1',
  drop: {
    how: 'with real data',
    domain: { data: 'real' },
    expect: 'counterexample',
    because: 'only the share η of the next law is curated',
  },
};

/** The choice is that of best-of-K. */
export const bestIsKept: Hypothesis = {
  id: 'best-is-kept',
  says: 'the candidate of largest weight is kept',
  drop: {
    how: 'choose by Luce’s rule',
    domain: { loop: 'curated' },
    expect: 'counterexample',
    because: 'it keeps the worse of two candidates with some probability',
  },
};

export const bestOfK: Statement = {
  id: 'best-of-K',
  title: 'Best of K gains the variance over the range',
  source: { kind: 'derived', reference: 'the largest of two draws is ½ E|w_1 − w_2| above their mean' },
  summary:
    'If the best of K ≥ 2 candidates is kept, the gain is at least the variance over the range of the weight, and the probability of each lower level of the weight becomes its Kth power.',
  claims: [
    {
      id: 'a',
      says: 'the gain of a round is at least Var/(w_max − w_min)',
      claim: '(E(p[t + 1], w) - E(p[t], w))*(w_max - w_min) >= Var(p[t], w)',
      tightness: 1e-6,
    },
    {
      id: 'b',
      says: 'a level of the weight keeps the Kth power of its probability',
      claim: 'P(p[t + 1], w <= w(x)) == P(p[t], w <= w(x))^K',
    },
  ],
  hypotheses: [
    {
      id: 'two-candidates',
      says: 'K ≥ 2',
      formal: 'K >= 2',
      carries: ['a'],
      drop: {
        how: 'allow K = 1',
        domain: { candidates: { min: 1, max: LARGEST_K, infinite: 'sometimes' } },
        expect: 'counterexample',
        because: 'the only candidate is kept, and nothing changes',
      },
    },
    {
      id: 'bounded-range',
      says: 'w_min ≤ w ≤ w_max on the support',
      carries: ['a'],
      drop: {
        how: 'declare a supremum below the true one, hence a smaller range',
        domain: { bound: 'below' },
        expect: 'counterexample',
        because: 'two atoms attain the bound at K = 2, so no smaller range serves',
      },
    },
    bestIsKept,
    fullySynthetic,
  ],
  domain: domain({
    candidates: { min: 2, max: LARGEST_K, infinite: 'sometimes' },
    support: 'any',
    loop: 'best-of-K',
    onlyLoop: true,
  }),
  budget: { rounds: 1 },
  models: ['discrete'],
  mutants: ['ignore-reward', 'prefer-worst', 'one-candidate-more', 'forget-to-normalise', 'biased-sampler'],
};
