/**
 * Best-of-K: the candidate of largest weight is kept; ties are broken at random. It is the limit of Plackett–Luce as τ
 * → 0.
 *
 * P(kept weight ≤ v) = P(w ≤ v)^K ;      K = ∞: the law conditioned on the best atoms.
 *
 * Source: best-of-K sampling as in Stiennon et al. 2020 (arXiv:2009.01325). Its KL is at most log K − (K−1)/K, with
 * equality if there are no ties (Beirami et al. 2024, arXiv:2401.01879).
 */
import type { TruncationRule } from '../choice-rule';
import { finite } from '../loop';
import type { ChoicePart } from './choice-part';

const rule: TruncationRule = { kind: 'truncation', places: 1 };

/** Best of K: the candidate of largest weight is kept. */
export const bestOfK: ChoicePart = {
  id: 'best-of-K',
  title: 'the best of K candidates is kept',
  formula: 'keep argmax_k w_k, ties at random',
  reference: 'Stiennon et al. 2020, arXiv:2009.01325',
  // Masses below the best fall like p^K a round, and claims look one round further: beyond, 600 digits do not show them.
  needs: { growth: 6 },
  curate: (ops, law, candidates) =>
    candidates === Infinity ? finite(ops).concentrate(law) : finite(ops).choose(law, rule, candidates),
};
