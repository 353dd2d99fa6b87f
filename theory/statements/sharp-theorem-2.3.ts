/**
 * Theorem 2.3 with its constant sharpened from λ/(1+λ)³ to λ/(1+λ).
 *
 * With `d = ((K−1)/K) Var_{p_ref}(w)/w_max` the first round gains `η d` (Lemma 2.2). For t ≥ 1, `p_t ≥ (1 − η) p_ref`,
 * so `Var_{p_t}(w) = min_c E_{p_t}(w − c)² ≥ (1 − η) Var_{p_ref}(w)` and the gains are at least `g_1 = η d`,
 * `g_{t+1} = η (g_t + (1 − η) d)` (`selection-response`). This recursion is constant: `g_t = η d` for every t. This proves (b), formerly the
 * conjecture `gain-with-real-data`, and (a), with exponent 2, follows.
 */
import { type Statement, domain } from './statement';
import { startsAtReference } from './theorem-2.3';

export const sharpTheorem23: Statement = {
  id: 'sharp-theorem-2.3',
  title: 'Theorem 2.3 with the sharp share η',
  source: { kind: 'derived', reference: 'Lemma 2.2 and Var_{p_t} ≥ (1 − η) Var_{p_ref}' },
  summary:
    'The margin over the real data is at least η = λ/(1+λ) times ((K−1)/K) Var/w_max, in every round; the published exponent 3 can be 1.',
  follows: ['lemma-2.2', 'selection-response'],
  where: { gain: '(1 - 1/K)*Var(p_ref, w)/w_max' },
  constants: {
    says: 'the factor of ((K−1)/K) Var/w_max in the gain after many rounds, as conjectured',
    own: 'eta',
    best: 'min(lambda, eta*K/(K - 1))',
    by: 'optimal-theorem-2.3',
    better: 'larger',
    over: 'lambda',
    values: ['1/100', '1/10', '1/4', '1/2', '1', '3/2', '2', '3', '4', '5'],
    candidates: [2, 3, 4, 8],
  },
  claims: [
    {
      id: 'a',
      says: 'exponent 2 in place of 3',
      claim: 'E(p[t], w) - E(p_ref, w) >= lambda/(1 + lambda)^2*gain',
      when: 't >= 1',
      tightness: { discrete: 0.07, 'large-discrete': 0.4, gaussian: 0.73, mixture: 0.76 },
    },
    {
      id: 'b',
      says: 'exponent 1: the fixed point of the recursion for the gain',
      claim: 'E(p[t], w) - E(p_ref, w) >= eta*gain',
      when: 't >= 1',
      tightness: { discrete: 5e-6, 'large-discrete': 1e-6, gaussian: 0.2, mixture: 0.2 },
    },
  ],
  hypotheses: [startsAtReference('a start of low reward is still below the real data after one round')],
  domain: domain({ data: 'real', start: 'reference', support: 'any' }),
  models: ['discrete', 'large-discrete', 'gaussian', 'mixture'],
  mutants: ['ignore-reward', 'prefer-worst', 'real-share-high', 'biased-sampler'],
};
