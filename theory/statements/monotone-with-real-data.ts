/**
 * Conjecture: if the loop starts from the real data, the expected weight never falls.
 *
 * It is a theorem at K = ∞ (`monotone-at-infinity`), and for every K in the first two rounds and where only two weights occur
 * (`monotone-two-rounds`). In general the curation factor depends on the whole law of w. The conjecture `single-crossing-with-real-data` says
 * more: the laws rise in stochastic order.
 */
import { type Statement, domain } from './statement';
import { startsAtReference } from './theorem-2.3';

export const monotoneWithRealData: Statement = {
  id: 'monotone-with-real-data',
  title: 'With real data the reward never falls',
  source: {
    kind: 'conjectured',
    reference: 'at K = ∞ from the log-convexity of renewal sequences',
  },
  summary:
    'Started from the real data, the loop with real data has an expected weight that does not fall from one round to the next, whatever λ and K.',
  claims: [
    {
      id: 'a',
      says: 'the expected weight does not fall',
      claim: 'E(p[t + 1], w) >= E(p[t], w)',
      tightness: { discrete: 1e-6, gaussian: 'attained', mixture: 0.02 },
    },
  ],
  hypotheses: [startsAtReference('a start of high reward is pulled down towards the real data')],
  domain: domain({ data: 'real', start: 'reference', support: 'any' }),
  budget: { rounds: 12 },
  models: ['discrete', 'gaussian', 'mixture'],
  mutants: ['prefer-worst', 'biased-sampler', 'forget-to-normalise'],
  expected: {
    verdict: 'open',
    because:
      'at K = ∞, in the first two rounds and for two weights it is a theorem (monotone-at-infinity, monotone-two-rounds); for finite K the curation factor depends on the whole law of w, and no proof is known here',
  },
};
