/** Maximum likelihood: on a finite space the family is the whole simplex, so the loop is the paper’s. */
import type { ExpectedGroup } from './group';

export const maximumLikelihood: readonly ExpectedGroup[] = [
  {
    verdict: 'holds',
    because: 'on a finite space the maximum-likelihood fit is exact, so this is the loop of the paper',
    statements: [
      'lemma-2.1',
      'lemma-2.2',
      'theorem-2.1',
      'theorem-2.2',
      'theorem-2.3',
      'theorem-2.4',
      'rlhf-equivalence',
      'step-identity',
      'step-sandwich',
      'fisher-identity',
      'k2-tanh',
      'step-cost',
      'odds-rate',
      'tv-lipschitz',
      'selection-response',
      'sharp-theorem-2.3',
      'sharp-theorem-2.4',
      'reverse-kl',
      'hedge-regret',
      'geometric-concentration',
      'mirror-descent',
      'perron-fixed-point',
      'monotone-in-K',
    ],
  },
  {
    verdict: 'open',
    because: 'a conjecture about the loop of the paper, which no case has refuted',
    statements: ['monotone-with-real-data'],
  },
  {
    verdict: 'refuted',
    because: 'published for any real data; it fails where the real data misses the best atoms',
    statements: ['wei-proposition-3.8'],
  },
];
