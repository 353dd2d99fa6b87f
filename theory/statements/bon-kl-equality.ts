/**
 * As it was widely used: best of K costs exactly `log K − (K − 1)/K` in KL.
 *
 * It holds for continuous rewards without ties and for no law with atoms, where the divergence is smaller (`bon-kl`). With p = (½, ½),
 * w = (1, 2) and K = 2 the kept one has the law (¼, ¾): the divergence is `¾ log 3 − log 2 = 0.131`, the formula gives
 * `log 2 − ½ = 0.193`.
 *
 * Source: Beirami et al. 2024 (arXiv:2401.01879) name the formula, disprove the equality and prove the bound.
 */
import { type Statement, domain } from './statement';

export const bonKlEquality: Statement = {
  id: 'bon-kl-equality',
  title: 'As used before: best of K costs exactly log K − (K − 1)/K in KL',
  source: {
    kind: 'published',
    reference: 'a formula of earlier work that Beirami et al. 2024, arXiv:2401.01879, disprove',
  },
  summary:
    'The formula log K − (K − 1)/K was used as the divergence of best of K. It fails wherever the model has atoms: it is an upper bound.',
  claims: [
    {
      id: 'a',
      says: 'the divergence of the kept one from the model',
      claim: 'KL(curate(p[t]), p[t]) == log(K) - (K - 1)/K',
    },
  ],
  hypotheses: [],
  domain: domain({
    candidates: { min: 2, max: 16, infinite: 'never' },
    support: 'any',
    loop: 'best-of-K',
    onlyLoop: true,
  }),
  budget: { rounds: 1, growth: 4 },
  models: ['discrete'],
  mutants: [],
  expected: {
    verdict: 'refuted',
    because: 'an atom has one density ratio, and the formula needs a ratio that grows with the rank within it',
    corrected: 'bon-kl',
  },
};
