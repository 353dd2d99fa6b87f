/**
 * Theorem 2.3: with real data at the start and in every round, the reward stays above its initial value by a margin.
 *
 * It follows from `sharp-theorem-2.3`, since `λ/(1+λ)³ ≤ λ/(1+λ)`.
 *
 * On trained models it has two parts. Write `κ = (1 − 1/K)/w_max`, `V = Var_{p_ref}(w)`, and `T_s = train(p_s) = (1 − η) p_ref + η p_s H`.
 * For every law p_s, by `lemma-2.2` and since the variance of a mixture is at least the mean of the variances,
 *
 *     E_{T_s}[w] − E_{p_ref}[w] ≥ η (E_{p_s}[w] − E_{p_ref}[w] + κ Var_{p_s}(w)) ,     Var_{T_s}(w) ≥ (1 − η) V .     (1)
 *
 * Write δ_s and ν_s for what the mean and the variance of p_{s+1} exceed those of T_s by, and δ_{−1}, ν_{−1} for what those of p_0 exceed
 * those of p_ref by. Summed over the rounds, (1) gives `E_{p_t}[w] − E_{p_ref}[w] ≥ ηκV + Σ_{s<t} η^{t−1−s} δ_s + κ Σ_{s<t−1} η^{t−1−s} ν_s`, where
 * both sums begin at s = −1: the learner's share is what stands beside ηκV, which is at least the bound.
 */
import { type Hypothesis, type Statement, FERBACH, domain } from './statement';

/** `p_0 = p_ref`, a hypothesis of many statements about loops with real data. @param because why an arbitrary start gives a counterexample */
export const startsAtReference = (because: string): Hypothesis => ({
  id: 'starts-at-reference',
  says: 'p_0 = p_ref',
  formal: 'KL(p[0], p_ref) == 0',
  drop: { how: 'start anywhere', domain: { start: 'free' }, expect: 'counterexample', because },
});

export const theorem23: Statement = {
  id: 'theorem-2.3',
  title: 'With real data the reward stays above its start',
  source: { kind: 'published', reference: `${FERBACH}, Theorem 2.3` },
  summary:
    'Started from the real data, the loop with real data keeps its expected weight above that of the real data by λ/(1+λ)³ times a multiple of the variance, in every round.',
  follows: ['sharp-theorem-2.3'],
  sharper: 'sharp-theorem-2.3',
  constants: {
    says: 'the factor of ((K−1)/K) Var/w_max in the gain, the same for every K',
    own: 'lambda/(1 + lambda)^3',
    best: 'eta',
    by: 'sharp-theorem-2.3',
    better: 'larger',
    over: 'lambda',
    values: ['1/100', '1/10', '1/4', '1/2', '1', '3/2', '2', '3', '4', '5'],
    candidates: [2],
  },
  claims: [
    {
      id: 'a',
      says: 'the gain over the real data is at least λ/(1+λ)³ · ((K−1)/K) Var/w_max',
      claim: 'E(p[t], w) - E(p_ref, w) >= lambda/(1 + lambda)^3*(1 - 1/K)*Var(p_ref, w)/w_max',
      when: 't >= 1',
      learned: 'also',
      parts: {
        learner:
          'eta^t*(E(p[0], w) - E(p_ref, w) + (1 - 1/K)*(Var(p[0], w) - Var(p_ref, w))/w_max) + ' +
          'sum_rounds(eta^(t - 1 - s)*(E(p[s + 1], w) - E(train(p[s]), w)), 0, t - 1) + ' +
          'sum_rounds(eta^(t - s)*(1 - 1/K)*(Var(p[s], w) - Var(train(p[s - 1]), w))/w_max, 1, t - 1)',
        steps: [
          'E(train(p[t]), w) - E(p_ref, w) >= eta*(E(p[t], w) - E(p_ref, w) + (1 - 1/K)*Var(p[t], w)/w_max)',
          'Var(train(p[t]), w) >= (1 - eta)*Var(p_ref, w)',
        ],
      },
      tightness: { discrete: 0.1, 'large-discrete': 0.64, gaussian: 0.69, mixture: 0.69 },
    },
  ],
  hypotheses: [startsAtReference('a start of low reward is still below the real data after one round')],
  domain: domain({ data: 'real', start: 'reference', support: 'any' }),
  models: ['discrete', 'large-discrete', 'gaussian', 'mixture'],
  mutants: ['ignore-reward', 'prefer-worst', 'biased-sampler'],
};
