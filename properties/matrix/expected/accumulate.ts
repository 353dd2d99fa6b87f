/** All data is kept; new data makes up 1/(t + 2) of it. */
import type { ExpectedGroup } from './group';
import { anyLaws } from './shared';

export const accumulate: readonly ExpectedGroup[] = [
  anyLaws,
  {
    verdict: 'holds',
    because: 'it is about the choice, which is the paper’s',
    statements: [
      'lemma-2.1',
      'lemma-2.1-rate',
      'k2-tanh',
      'step-cost',
      'tv-lipschitz',
      'monotone-in-K',
      'shortfall-moments',
    ],
  },
  {
    verdict: 'holds',
    because:
      'each round adds curated data, which is better than the model (Lemma 2.2): the ratio of its density to the model’s is H, which grows with w',
    statements: [
      'monotone-with-real-data',
      'monotone-at-infinity',
      'monotone-two-rounds',
      'single-crossing-with-real-data',
    ],
  },
  {
    verdict: 'refuted',
    because: 'the new data is diluted by that of all rounds before',
    statements: [
      'lemma-2.2',
      'theorem-2.1',
      'odds-rate',
      'hedge-regret',
      'geometric-concentration',
      'verifier-odds',
      'price-equation',
    ],
  },
  {
    verdict: 'refuted',
    because: 'identities and two-sided bounds of a model that is fitted to the curated data alone',
    statements: [
      'rlhf-equivalence',
      'step-identity',
      'step-sandwich',
      'sharp-lemma-2.2',
      'fisher-identity',
      'mirror-descent',
    ],
  },
];
