/** The loop of the paper, which the statements are about. */
import type { ExpectedGroup } from './group';
import { byOrderAlone, publishedFixedPoint } from './shared';

export const curated: readonly ExpectedGroup[] = [
  {
    verdict: 'holds',
    because: 'the statement is about this loop',
    statements: [
      'lemma-2.1',
      'lemma-2.1-rate',
      'lemma-2.2',
      'theorem-2.1',
      'theorem-2.2',
      'theorem-2.3',
      'theorem-2.4',
      'rlhf-equivalence',
      'step-identity',
      'step-sandwich',
      'sharp-lemma-2.2',
      'shortfall-moments',
      'fisher-identity',
      'k2-tanh',
      'step-cost',
      'odds-rate',
      'tv-lipschitz',
      'tv-contraction',
      'selection-response',
      'sharp-theorem-2.3',
      'sharp-theorem-2.4',
      'reverse-kl',
      'event-bound',
      'exact-theorem-2.4',
      'unique-fixed-point',
      'hedge-regret',
      'geometric-concentration',
      'mirror-descent',
      'perron-fixed-point',
      'monotone-in-K',
    ],
  },
  {
    verdict: 'open',
    because: 'a conjecture about this loop, which no case has refuted',
    statements: ['monotone-with-real-data', 'optimal-theorem-2.3'],
  },
  publishedFixedPoint,
  byOrderAlone,
];
