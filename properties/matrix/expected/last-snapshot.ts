/** One candidate of the newest model meets one of the model before: K = 2. The first round is that of the paper’s loop. */
import type { ExpectedGroup } from './group';

export const lastSnapshot: readonly ExpectedGroup[] = [
  {
    verdict: 'holds',
    because:
      'the kept one has a density of at most half the factor h_2 of each of both models, and lies in an event if both do: the laws within the bound are kept, also if the two models differ',
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
      'the kept law is bilinear, so p_2 ≥ p_1 is the slope of the second round of the paper’s loop at a small share of curated data; with two weights the mass of the better one grows with that of either model',
    statements: ['monotone-two-rounds'],
  },
  {
    verdict: 'refuted',
    because: 'half of the candidates come from the older model, while the gain is measured from the newest',
    statements: ['lemma-2.2', 'theorem-2.1', 'step-sandwich', 'sharp-lemma-2.2'],
  },
  {
    verdict: 'refuted',
    because: 'in the second round the gain over the real data is η + η²/2 for small differences, less than λ(1 − η²)',
    statements: ['optimal-theorem-2.3'],
  },
  {
    verdict: 'refuted',
    because:
      'where η h is small, the third round moves by about η/2 times the first, since the older model still moves',
    statements: ['tv-contraction'],
  },
  {
    verdict: 'open',
    because: 'that better models win better candidates is known for two rounds only',
    statements: ['theorem-2.3', 'sharp-theorem-2.3', 'monotone-with-real-data', 'single-crossing-with-real-data'],
  },
];
