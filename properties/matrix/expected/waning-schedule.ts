/** λ_t = λ/(t + 1): with λ = ∞ the paper’s loop, else more real data in every round. */
import type { ExpectedGroup } from './group';
import { anyLaws, publishedFixedPoint } from './shared';

export const waningSchedule: readonly ExpectedGroup[] = [
  {
    verdict: 'holds',
    because: 'without real data this is the loop of the paper',
    statements: [
      'lemma-2.1',
      'lemma-2.1-rate',
      'lemma-2.2',
      'theorem-2.1',
      'rlhf-equivalence',
      'step-identity',
      'step-sandwich',
      'sharp-lemma-2.2',
      'shortfall-moments',
      'fisher-identity',
      'k2-tanh',
      'step-cost',
      'price-equation',
      'verifier-odds',
      'odds-rate',
      'tv-lipschitz',
      'hedge-regret',
      'geometric-concentration',
      'mirror-descent',
      'monotone-in-K',
    ],
  },
  {
    verdict: 'holds',
    because: 'the bound grows with λ, and λ_t ≤ λ',
    statements: ['theorem-2.4', 'sharp-theorem-2.4', 'reverse-kl', 'event-bound', 'exact-theorem-2.4'],
  },
  {
    verdict: 'holds',
    because: 'the choice is the paper’s, and more real data moves two laws further',
    statements: ['unique-fixed-point'],
  },
  {
    verdict: 'refuted',
    because: 'with more real data the response is less than η',
    statements: ['theorem-2.2', 'selection-response'],
  },
  {
    verdict: 'refuted',
    because: 'as λ_t falls the model goes back to the real data, and the gain with it',
    statements: [
      'theorem-2.3',
      'sharp-theorem-2.3',
      'monotone-with-real-data',
      'monotone-at-infinity',
      'monotone-two-rounds',
      'single-crossing-with-real-data',
      'optimal-theorem-2.3',
    ],
  },
  {
    verdict: 'refuted',
    because: 'where a round changes next to nothing, the next one does as λ_t falls',
    statements: ['tv-contraction'],
  },
  {
    verdict: 'refuted',
    because: 'the fixed point is that of a constant λ',
    statements: ['perron-fixed-point', 'verifier-fresh'],
  },
  publishedFixedPoint,
  anyLaws,
];
