/** Candidates come from the average p̄_t of all models so far. The first round is that of the paper’s loop; each later one starts from behind its newest model. */
import type { ExpectedGroup } from './group';
import { anyLaws, publishedFixedPoint } from './shared';

export const averageOfPast: readonly ExpectedGroup[] = [
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
    because: 'it is about one round from a law without a past, which is a round of the paper’s loop',
    statements: ['unique-fixed-point'],
  },
  {
    verdict: 'holds',
    because:
      'the laws that its proof bounds the models by are convex, so the average of models within them is within them',
    statements: ['theorem-2.4', 'sharp-theorem-2.4', 'event-bound', 'exact-theorem-2.4'],
  },
  {
    verdict: 'holds',
    because: 'every round mixes in the same share of real data, whatever is chosen',
    statements: ['reverse-kl'],
  },
  {
    verdict: 'holds',
    because:
      'p̄_1 = (1 − η/2) p_0 + η/2 c_0, and what is kept from it is no worse than c_0, as after a round of the paper’s loop with half the share η; with two weights the mass of the better one never falls',
    statements: ['monotone-two-rounds'],
  },
  {
    verdict: 'refuted',
    because: 'the average lags behind the newest model, from which the gain is measured: the second round gains half',
    statements: [
      'lemma-2.2',
      'theorem-2.1',
      'odds-rate',
      'step-identity',
      'step-sandwich',
      'sharp-lemma-2.2',
      'fisher-identity',
      'mirror-descent',
      'price-equation',
      'selection-response',
      'verifier-odds',
      'verifier-fresh',
      'rlhf-equivalence',
    ],
  },
  {
    verdict: 'refuted',
    because: 'the average moves by 1/(t + 1) a round, so odds grow like a power of t and not exponentially',
    statements: ['hedge-regret', 'geometric-concentration'],
  },
  {
    verdict: 'refuted',
    because: 'in the second round the gain over the real data is η + η²/2 for small differences, less than λ(1 − η²)',
    statements: ['optimal-theorem-2.3'],
  },
  {
    verdict: 'refuted',
    because: 'the start is never forgotten, so that neither errors nor rounds shrink geometrically',
    statements: ['theorem-2.2', 'tv-contraction', 'perron-fixed-point'],
  },
  {
    verdict: 'open',
    because: 'p̄_t is ordered as the models are; that the order is passed on is known for two rounds only',
    statements: [
      'theorem-2.3',
      'sharp-theorem-2.3',
      'monotone-with-real-data',
      'monotone-at-infinity',
      'single-crossing-with-real-data',
    ],
  },
  publishedFixedPoint,
];
