/**
 * Theorem 2.2 (restated): real data without curation. Retraining on a mixture of real and own data is stable.
 *
 * (a) Without a parametric fit, the deviation from the real data shrinks by exactly the factor η. (b) KL(p_ref‖p_t)
 * falls strictly, for every finite λ, for discrete laws and for Gaussians refitted by maximum likelihood. (c) By
 * convexity of KL it falls at least like η^t. (d, e) are the limit `KL_{t+1}/KL_t → η²` with its rate: with
 * `Δ = p_t − p_ref`, `f(s) = KL(p_ref‖p_ref + sΔ)` has `f'' = Σ p_ref Δ²/(p_ref + sΔ)²`, so for
 * `u = sup|p_t/p_ref − 1| < 1` both `f(η)` and `f(1)` lie within `(1 ± u)^{∓2}` of `½ s² f''(0)`. (f) With a fitting
 * error of at most ε in total variation, the deviation ends below ε/(1 − η). The errors of the instances lead towards an atom, the uniform law, away from the
 * real data, or in changing directions. Without an error (a) says more. (g, h) are (a) for the mean of one
 * function, up to the fitting error; of the training data they hold exactly, whatever the learner does.
 *
 * (i, j, k) are about Gaussians refitted by maximum likelihood, which keeps the mean m and the second moment S = E[xxᵀ] of the
 * mixture. So these mean parameters contract by exactly η. (i) says it of every quadratic function of x that a reward may be, and so
 * of m and S themselves. (j, k) are `KL_{t+1}/KL_t → η²` with its rate. Minus the entropy of a Gaussian is `−½ log det M` up to a
 * constant, where M = [[S, m], [mᵀ, 1]] is linear in (m, S), and M_t = M_ref + N. Let ν_i be the eigenvalues of N relative to M_ref.
 * Then `KL(p_ref‖p_t) = Σ G(ν_i)/2` with `G(ν) = log(1 + ν) − ν/(1 + ν) = ∫_0^1 σν²/(1 + σν)² dσ`, `KL(p_t‖p_ref) = Σ (ν_i − log(1 + ν_i))/2`, and
 * ην_i belongs to p_{t+1}. The sum of the two is `J = Σ ν_i²/(1 + ν_i)/2`, so each ν solves `ν² ≤ 2J(1 + ν)`: 1 + ν lies between 1/c and c,
 * `c = 1 + J + √(J² + 2J)`. Since `G(ην) = η² ∫_0^1 σν²/(1 + ησν)² dσ`, and both `1 + ησν` and `1 + σν` lie between 1 and 1 + ν,
 * G(ην) is within a factor c² of η² G(ν). As J → 0, c → 1. The bound (c) fails on Gaussians: G is not convex.
 */
import { type Statement, FERBACH, domain } from './statement';

export const theorem22: Statement = {
  id: 'theorem-2.2',
  title: 'Real data stabilises uncurated retraining',
  source: { kind: 'restated', reference: `${FERBACH}, Theorem 2.2; restated with explicit rates` },
  summary:
    'Without curation (K = 1) and with any share of real data, the loop returns to the real data: the deviation shrinks by η = λ/(1+λ) each round, and its KL eventually by η².',
  where: {
    u: 'max(sup_ratio(p[t], p_ref) - 1, 1 - 1/sup_ratio(p_ref, p[t]))',
    gamma: '((1 + u)/(1 - u))^2',
    J: 'KL(p_ref, p[t]) + KL(p[t], p_ref)',
    c: '1 + J + sqrt(J^2 + 2*J)',
  },
  claims: [
    {
      id: 'a',
      says: 'the deviation from the real data shrinks by exactly η each round',
      claim: 'p[t](x) - p_ref(x) == eta^t*(p[0](x) - p_ref(x))',
      models: ['discrete'],
    },
    {
      id: 'b',
      says: 'the real data comes closer in KL every round',
      claim: 'KL(p_ref, p[t + 1]) < KL(p_ref, p[t])',
      when: 'KL(p_ref, p[t]) > 0',
    },
    {
      id: 'c',
      says: 'at least geometrically',
      claim: 'KL(p_ref, p[t]) <= eta^t*KL(p_ref, p[0])',
      models: ['discrete'],
      tightness: 'attained',
    },
    {
      id: 'd',
      says: 'and near the real data by a factor of at most η² up to a vanishing relative error',
      claim: 'KL(p_ref, p[t + 1]) <= eta^2*gamma*KL(p_ref, p[t])',
      when: 'u < 1',
      models: ['discrete'],
      tightness: 0.05,
    },
    {
      id: 'e',
      says: 'and at least η² up to the same error',
      claim: 'KL(p_ref, p[t + 1]) >= eta^2*KL(p_ref, p[t])/gamma',
      when: 'u < 1',
      models: ['discrete'],
      tightness: 0.05,
    },
    {
      id: 'f',
      says: 'with a fitting error of at most ε per round the deviation ends below ε/(1 − η)',
      claim: 'TV(p[t], p_ref) <= eta^t*TV(p[0], p_ref) + epsilon*(1 - eta^t)/(1 - eta)',
      when: 'min(epsilon, t) > 0',
      models: ['discrete'],
      tightness: 1e-6,
    },
    {
      id: 'g',
      says: 'the mean weight deviates from that of the real data by at most η times as much, up to the fitting error',
      claim: 'E(p[t + 1], w) - E(p_ref, w) <= eta*(E(p[t], w) - E(p_ref, w)) + epsilon*w_max',
      learned: 'only',
      parts: { learner: 'E(train(p[t]), w) - E(p[t + 1], w)' },
    },
    {
      id: 'h',
      says: 'and by at least η times as much, up to the same error',
      claim: 'E(p[t + 1], w) - E(p_ref, w) >= eta*(E(p[t], w) - E(p_ref, w)) - epsilon*w_max',
      learned: 'only',
      parts: { learner: 'E(p[t + 1], w) - E(train(p[t]), w)' },
    },
    {
      id: 'i',
      says: 'the mean parameters of a Gaussian contract by exactly η each round',
      claim: 'E(p[t + 1], r) - E(p_ref, r) == eta*(E(p[t], r) - E(p_ref, r))',
      models: ['gaussian'],
    },
    {
      id: 'j',
      says: 'so its KL falls by a factor of at most η² up to a vanishing relative error',
      claim: 'KL(p_ref, p[t + 1]) <= eta^2*c^2*KL(p_ref, p[t])',
      models: ['gaussian'],
      tightness: 0.4,
    },
    {
      id: 'k',
      says: 'and at least η² up to the same error',
      claim: 'KL(p_ref, p[t + 1]) >= eta^2*KL(p_ref, p[t])/c^2',
      models: ['gaussian'],
      tightness: 0.5,
    },
  ],
  hypotheses: [
    {
      id: 'no-curation',
      says: 'K = 1',
      drop: {
        how: 'a choice among infinitely many candidates',
        domain: { candidates: { min: 1, max: 1, infinite: 'always' } },
        model: 'gaussian',
        expect: 'counterexample',
        because: 'curation moves the law away from the real data in every round',
      },
    },
    {
      id: 'real-data',
      says: 'λ < ∞',
      formal: 'eta < 1',
      carries: ['b'],
      drop: {
        how: 'λ = ∞: no real data',
        domain: { data: 'synthetic', fit: 'exact' },
        expect: 'counterexample',
        because: 'without curation and without real data the law never changes',
      },
    },
    {
      id: 'exact-fit',
      says: 'the learner fits exactly',
      formal: 'epsilon == 0',
      carries: ['a', 'b', 'c', 'd', 'e'],
      drop: {
        how: 'a learner that is off by ε in total variation',
        domain: { fit: 'off' },
        expect: 'counterexample',
        because: 'errors do not average out; only the neighbourhood of (f) is kept',
      },
    },
  ],
  domain: domain({
    candidates: { min: 1, max: 1, infinite: 'never' },
    data: 'real',
    fit: 'sometimes-off',
    loop: 'maximum-likelihood',
  }),
  // Where λ is tiny, KL falls by η² a round: after more rounds only enclosures of thousands of bits decide, at a third of a second a case.
  budget: { rounds: 6 },
  models: ['discrete', 'gaussian'],
  mutants: ['real-share-low', 'real-share-high', 'stale-model', 'biased-sampler', 'drop-real-data'],
};
