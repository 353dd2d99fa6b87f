/**
 * Conjecture: if the loop starts from the real data, the ratio `p_{t+1}/p_t` grows with the weight where it is at least 1.
 *
 * So every round moves mass from lower weights to higher ones: `p_{t+1} − p_t` changes its sign once, and `p_{t+1}` is above `p_t` in
 * stochastic order. This implies `monotone-with-real-data`. At K = ∞ the one change of sign is a theorem (`monotone-at-infinity`). In the
 * first round the ratio is `1 + η (H − 1)`, which grows everywhere. Later it may fall where it is below 1, so likelihood ratio order does
 * not pass from round to round, and the proof of `monotone-two-rounds` ends.
 */
import { type Statement, domain } from './statement';
import { startsAtReference } from './theorem-2.3';

export const singleCrossingWithRealData: Statement = {
  id: 'single-crossing-with-real-data',
  title: 'With real data each round moves mass upwards only',
  source: {
    kind: 'conjectured',
    reference: 'the change of sign at K = ∞ by Descartes’ rule; searches in 23 million rounds',
  },
  summary:
    'Started from the real data, the loop with real data has a ratio of the densities of successive rounds that grows with the weight where it is at least 1, so the laws rise in stochastic order.',
  claims: [
    {
      id: 'a',
      says: 'the ratio p_{t+1}/p_t grows with w from an atom on that does not lose mass',
      claim: 'p[t + 1](x)*p[t](y) <= p[t](x)*p[t + 1](y)',
      when: 'min(p[t + 1](x) - p[t](x), w(y) - w(x)) >= 0',
      tightness: 'attained',
    },
    {
      id: 'b',
      says: 'the laws rise in stochastic order: no round loses mass at or above a weight',
      claim: 'P(p[t + 1], w >= w(x)) >= P(p[t], w >= w(x))',
      tightness: 'attained',
    },
  ],
  hypotheses: [startsAtReference('a start of high reward is pulled down towards the real data')],
  domain: domain({ data: 'real', start: 'reference', support: 'any' }),
  budget: { rounds: 4, exact: true },
  models: ['discrete'],
  mutants: ['prefer-worst', 'biased-sampler'],
  expected: {
    verdict: 'open',
    because:
      'at K = ∞ the difference changes its sign once, by Descartes’ rule; in the first round the ratio grows everywhere, but later it may fall where it is below 1, and no proof is known here',
  },
};
