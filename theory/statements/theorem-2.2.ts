/**
 * Theorem 2.2 (restated): real data without curation. Retraining on a mixture of real and own data is stable.
 *
 * (a) Without a parametric fit, the deviation from the real data shrinks by exactly the factor η. (b) KL(p_ref‖p_t)
 * falls strictly, for every finite λ, for discrete laws and for Gaussians refitted by maximum likelihood. (c) By
 * convexity of KL it falls at least like η^t. (d, e) are the limit `KL_{t+1}/KL_t → η²` with its rate: with
 * `Δ = p_t − p_ref`, `f(s) = KL(p_ref‖p_ref + sΔ)` has `f'' = Σ p_ref Δ²/(p_ref + sΔ)²`, so for
 * `u = sup|p_t/p_ref − 1| < 1` both `f(η)` and `f(1)` lie within `(1 ± u)^{∓2}` of `½ s² f''(0)`. (f) With a fitting
 * error of at most ε in total variation, the deviation ends below ε/(1 − η). (g, h) are (a) for the mean of one
 * function, up to the fitting error.
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
      models: ['discrete'],
      tightness: 'attained',
    },
    {
      id: 'g',
      says: 'the mean weight deviates from that of the real data by at most η times as much, up to the fitting error',
      claim: 'E(p[t + 1], w) - E(p_ref, w) <= eta*(E(p[t], w) - E(p_ref, w)) + epsilon*w_max',
      learned: 'only',
    },
    {
      id: 'h',
      says: 'and by at least η times as much, up to the same error',
      claim: 'E(p[t + 1], w) - E(p_ref, w) >= eta*(E(p[t], w) - E(p_ref, w)) - epsilon*w_max',
      learned: 'only',
    },
  ],
  hypotheses: [
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
  budget: { rounds: 12 },
  models: ['discrete', 'gaussian'],
  mutants: ['real-share-low', 'real-share-high', 'stale-model', 'biased-sampler', 'drop-real-data'],
};
