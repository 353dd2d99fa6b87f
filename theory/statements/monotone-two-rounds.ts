/**
 * With real data from the start the expected weight rises in the first two rounds, for every K, and in all rounds if there are two weights.
 *
 * Let `Ψ(p)` be the expected weight of the candidate kept among K draws from p: the mean of `Q/S`, with S the sum of the drawn weights and Q
 * that of their squares.
 *
 * *Lemma: Ψ does not fall if p is multiplied by a function that grows with w.* Let h grow with w and have mean 0 under p. The derivative of
 * Ψ along p h is `K Cov(h(w_1), Q/S)`. As h is a mixture of steps, take `h = 1{w ≥ c}`, and let A be the law of w given w ≥ c, and B the
 * law given w < c. It suffices that with any numbers j of other draws from A and K − 1 − j from B, of sums S' and Q', one more draw v from
 * A gives a larger mean of `f(v) = (v² + Q')/(v + S')` than one from B. The function f is convex, so for v < c it is at most
 * `(1 − v/c) f(0) + (v/c) f(c)`, and two comparisons remain. Write i, k for the j + 1 draws from A, which may be exchanged, `S = v + S'`.
 * - *With f(0).* `f(w_i) − f(0)` is `w_i Σ_k w_k (w_i − w_k)/(S (S − w_i))` over all k. Summed over i in A, k in B gives terms ≥ 0, and
 *   a pair i, k in A gives `w_i w_k (w_i − w_k)(1/(S − w_i) − 1/(S − w_k))/S ≥ 0`.
 * - *With f(c).* `f(w_i) − f(c)` is `u_i Σ_k w_k (w_i + c − w_k)/(S (S − u_i))` with `u_i = w_i − c ≥ 0`. Terms with k in B or k = i are ≥ 0. In a
 *   pair with `u_i ≥ u_k`, only the term of k can be negative, and `S − u_i ≤ S − u_k`, so the pair is at least `1/(S (S − u_k))` times
 *   `u_i w_k (u_i − u_k + c) + u_k w_i (u_k − u_i + c) = c (u_i − u_k)² + c (u_i w_k + u_k w_i) ≥ 0`.
 * At every law on the way from p to its multiple the direction is p times a growing function, so the lemma follows from its derivative. For
 * K = ∞, `Ψ = E[w²]/E[w]` is the mean of w under p w, which rises too.
 *
 * *Rounds.* `p_1 = p_0 (1 + η (H − 1))`, and H grows with w. So (a) is `E_{p_0}[H w] ≥ E_{p_0}[w]`, and (b) is the lemma:
 * `E_{p_2}[w] − E_{p_1}[w] = η (Ψ(p_1) − Ψ(p_0)) ≥ 0`. For (c), with two weights a law is the mass of the larger one. The kept one has it with a
 * probability that grows with the number of such candidates, hence with their mass; so a round is a growing function of the mass, and
 * `p_1 ≥ p_0` is passed on from round to round.
 */
import { type Statement, domain } from './statement';
import { startsAtReference } from './theorem-2.3';

export const monotoneTwoRounds: Statement = {
  id: 'monotone-two-rounds',
  title: 'With real data the reward rises twice, and for two weights always',
  source: { kind: 'derived', reference: 'the kept weight grows in likelihood ratio order' },
  summary:
    'Started from the real data, the loop with real data has an expected weight that does not fall in the first two rounds, whatever λ and K, and in no round if only two weights occur.',
  claims: [
    {
      id: 'a',
      says: 'the expected weight does not fall in the first round',
      claim: 'E(p[t + 1], w) >= E(p[t], w)',
      when: 't == 0',
      tightness: 1e-6,
    },
    {
      id: 'b',
      says: 'nor in the second',
      claim: 'E(p[t + 1], w) >= E(p[t], w)',
      when: 't == 1',
      tightness: 1e-6,
    },
    {
      id: 'c',
      says: 'nor in any, if only the largest and the least weight have mass',
      claim: 'E(p[t + 1], w) >= E(p[t], w)',
      when: 'P(p_ref, A_star) + P(p_ref, w <= w_min) >= 1',
      tightness: 1e-6,
    },
  ],
  hypotheses: [startsAtReference('a start of high reward is pulled down towards the real data')],
  domain: domain({ data: 'real', start: 'reference', support: 'any' }),
  budget: { rounds: 4 },
  models: ['discrete'],
  mutants: ['prefer-worst', 'biased-sampler', 'forget-to-normalise'],
};
