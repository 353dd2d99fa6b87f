/** A model fitted to n samples a round and to those of all rounds before. Its first round is that of the finite-sample learner. */
import type { ExpectedGroup } from './group';
import { anyLaws } from './shared';

export const accumulatedBatches: readonly ExpectedGroup[] = [
  anyLaws,
  {
    verdict: 'holds',
    because: 'it is about the choice, which is the paper’s',
    statements: ['lemma-2.1-rate', 'step-cost', 'monotone-in-K', 'shortfall-moments'],
  },
  {
    verdict: 'holds',
    because: 'it is about this learner',
    statements: ['accumulate-discrete', 'accumulate-gaussian'],
  },
  {
    verdict: 'refuted',
    because: 'the second round loses less, since the first batch is kept',
    statements: ['wright-fisher', 'wright-fisher-fresh', 'fixation', 'gaussian-mle-collapse'],
  },
  {
    verdict: 'refuted',
    because: 'the first batch may miss the best atoms, and the model with it, for ever',
    statements: [
      'lemma-2.2',
      'theorem-2.1',
      'theorem-2.3',
      'sharp-theorem-2.3',
      'optimal-theorem-2.3',
      'hedge-regret',
      'geometric-concentration',
      'monotone-with-real-data',
      'monotone-at-infinity',
      'monotone-two-rounds',
      'single-crossing-with-real-data',
    ],
  },
  {
    verdict: 'refuted',
    because: 'the first batch has its own chance, which no exact fit has',
    statements: [
      'tv-contraction',
      'unique-fixed-point',
      'theorem-2.2',
      'selection-response',
      'rlhf-equivalence',
      'step-identity',
      'step-sandwich',
      'sharp-lemma-2.2',
      'fisher-identity',
      'mirror-descent',
      'price-equation',
      'verifier-odds',
      'verifier-fresh',
    ],
  },
  {
    verdict: 'refuted',
    because: 'the maximum-likelihood variance is biased: it falls by 1 − 1/n a round',
    statements: ['mean-drift'],
  },
  {
    verdict: 'refuted',
    because: 'Luce’s choice cuts off no tail',
    statements: ['tail-cut-floor'],
  },
  {
    verdict: 'refuted',
    because: 'the first batch may hold an atom n times, however rare it is',
    statements: ['theorem-2.4', 'sharp-theorem-2.4', 'exact-theorem-2.4'],
  },
  {
    verdict: 'refuted',
    because: 'the first batch may miss atoms of the real data',
    statements: ['reverse-kl', 'event-bound'],
  },
  {
    verdict: 'refuted',
    because: 'the first sample of a fixed point is not it',
    statements: ['perron-fixed-point', 'wei-proposition-3.8'],
  },
];
