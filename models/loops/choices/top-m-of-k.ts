/**
 * Top-m-of-K: one of the m candidates of largest weight is kept at random. Candidates tied for the last places share
 * them.
 *
 * If `b` candidates are better than k and `s` have its weight, itself included,
 * `P(keep k) = clamp(m − b, 0, s) / (m s)`. For K ≤ m the choice is uniform. K = ∞ gives the law conditioned on the
 * best atoms. Source: truncation selection, Lush 1937; reward-ranked fine-tuning, Dong et al. 2023 (arXiv:2304.06767).
 */
import type { TruncationRule } from '../choice-rule';
import { finite } from '../loop';
import { type ChoicePart, MOST_GROWTH } from './choice-part';

/**
 * Truncation selection: one of the best m candidates is kept at random.
 * @param m a whole number of at least 1; m = 1 is best-of-K
 */
export function topMOfK(m: number): ChoicePart {
  const rule: TruncationRule = { kind: 'truncation', places: m };
  return {
    id: `top-${m}-of-K`,
    title: `one of the best ${m} of K candidates is kept`,
    formula: `keep a random one of the ${m} largest w_k`,
    reference: 'truncation selection; Dong et al. 2023, arXiv:2304.06767',
    // Masses below the best fall like p^K, and claims look one round further.
    needs: { growth: MOST_GROWTH / 2 },
    curate: (ops, law, candidates) =>
      candidates === Infinity ? finite(ops).concentrate(law) : finite(ops).choose(law, rule, candidates),
  };
}
