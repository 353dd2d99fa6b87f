/**
 * Uniform choice: one of K candidates is kept at random, so curation does not change the law. This is the null model of
 * curation.
 */
import type { ChoicePart } from './choice-part';

/** Uniform choice: each of the K candidates is kept with probability 1/K. */
export const uniformChoice: ChoicePart = {
  id: 'uniform-choice',
  title: 'one of K is kept at random',
  formula: 'P(keep k) = 1/K',
  reference: 'Ferbach et al. 2024, section 2, with constant reward',
  curate: (ops, law, candidates) => ops.curate(law, { candidates, power: 0 }),
};
