/**
 * Lemma 2.2 from both sides. In `E[S²/Ā]` (`step-identity`) the sample mean lies in `[w_min, w_max]` and
 * `E[S²] = ((K − 1)/K) Var(w)`. At K = ∞ the gain is `Var(w)/E[w]` (`fisher-identity`), and E[w] lies between the same bounds.
 *
 * Both halves also follow from `sharp-lemma-2.2`, whose denominators lie between w_min and w_max.
 */
import { type Statement, domain } from './statement';

export const stepSandwich: Statement = {
  id: 'step-sandwich',
  title: 'The gain of one round from both sides',
  source: { kind: 'derived', reference: 'from step-identity' },
  summary: 'The gain lies between ((K−1)/K) Var/w_max and ((K−1)/K) Var/w_min.',
  follows: ['sharp-lemma-2.2'],
  claims: [
    {
      id: 'a',
      says: 'from below',
      claim: 'E(p[t + 1], w) - E(p[t], w) >= (1 - 1/K)*Var(p[t], w)/w_max',
      tightness: 1e-6,
    },
    {
      id: 'b',
      says: 'from above',
      claim: 'E(p[t + 1], w) - E(p[t], w) <= (1 - 1/K)*Var(p[t], w)/w_min',
      tightness: 5e-6,
    },
  ],
  hypotheses: [
    {
      id: 'bounded-weight',
      says: 'w ≤ w_max on the support',
      carries: ['a'],
      drop: {
        how: 'declare a bound below the true supremum',
        domain: { bound: 'below' },
        expect: 'counterexample',
        because: 'the lower bound is approached by nearly concentrated laws',
      },
    },
  ],
  domain: domain({ support: 'any' }),
  models: ['discrete'],
  mutants: [
    'ignore-reward',
    'prefer-worst',
    'one-candidate-less',
    'forget-to-normalise',
    'stale-model',
    'biased-sampler',
  ],
};
