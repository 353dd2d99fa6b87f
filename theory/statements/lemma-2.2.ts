/**
 * Lemma 2.2: the expected weight rises every round, by at least a multiple of its variance.
 *
 * The claim is written as a gain, so that the margin measures tightness: 0 means equality, 1 means far from it. At K =
 * ∞ the factor `(K − 1)/K = 1 − 1/K` is 1. It follows from `sharp-lemma-2.2` (a),
 * where w_max counts for 1/K only and the mean weight, which is at most w_max, for the rest.
 */
import { type Statement, FERBACH, domain } from './statement';

export const lemma22: Statement = {
  id: 'lemma-2.2',
  title: 'Reward climbs by the variance',
  source: { kind: 'published', reference: `${FERBACH}, Lemma 2.2` },
  summary:
    'One curated round raises the expected weight by at least ((K−1)/K) times its variance over the largest weight.',
  follows: ['sharp-lemma-2.2'],
  sharper: 'sharp-lemma-2.2',
  claims: [
    {
      id: 'a',
      says: 'the gain of a round is at least ((K−1)/K) Var/w_max',
      claim: 'E(p[t + 1], w) - E(p[t], w) >= (1 - 1/K)*Var(p[t], w)/w_max',
      tightness: { discrete: 1e-6, 'large-discrete': 1e-6, gaussian: 0.04, mixture: 0.1 },
    },
    {
      id: 'b',
      says: 'the kept candidates gain that much over the model, whatever the learner makes of them',
      claim: 'E(curate(p[t]), w) - E(p[t], w) >= (1 - 1/K)*Var(p[t], w)/w_max',
      when: 'K >= 2',
      learned: 'only',
      data: 'any',
    },
  ],
  hypotheses: [
    {
      id: 'bounded-weight',
      says: 'w ≤ w_max on the support',
      drop: {
        how: 'declare a bound below the true supremum',
        domain: { bound: 'below' },
        expect: 'counterexample',
        because:
          'the gain of a nearly concentrated law is close to Var/w_max with the true supremum, so no smaller value serves',
      },
    },
    {
      id: 'luce-choice',
      says: 'one of K is kept with probability proportional to w (Bradley–Terry)',
      drop: {
        how: 'choose with probability proportional to 1/w',
        domain: { loop: 'prefer-worst' },
        expect: 'counterexample',
        because: 'such a choice lowers the expected weight',
      },
    },
    {
      id: 'choice-sees-reward',
      says: 'the choice depends on the reward',
      drop: {
        how: 'choose uniformly among the K',
        domain: { loop: 'ignore-reward' },
        expect: 'counterexample',
        because: 'a uniform choice changes nothing, so the gain is 0',
      },
    },
  ],
  domain: domain({ support: 'any' }),
  models: ['discrete', 'large-discrete', 'gaussian', 'mixture'],
  mutants: ['ignore-reward', 'prefer-worst', 'forget-to-normalise', 'stale-model', 'biased-sampler'],
};
