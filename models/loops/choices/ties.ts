/**
 * Pairwise comparison with ties, after Rao and Kupper: θ ≥ 1 is the threshold of a noticeable difference.
 *
 *     P(1 beats 2) = w_1/(w_1 + θ w_2) ,      P(2 beats 1) = w_2/(w_2 + θ w_1) ,      otherwise a tie, broken by a coin.
 *
 * θ = 1 is Bradley–Terry. Defined for K = 2. Source: Rao and Kupper 1967, J. Amer. Statist. Assoc. 62.
 */
import { Q, type Rational } from '../../../theory';
import type { KeepRule, Weighed } from '../choice-rule';
import { finite } from '../loop';
import type { ChoicePart } from './choice-part';

function raoKupper(theta: Rational): KeepRule {
  return {
    kind: 'keep',
    symmetric: true,
    keep: (candidates, F) => {
      const [first, second] = candidates;
      if (first === undefined || second === undefined) return candidates.map(() => F.of(1));
      const factor = F.of(Number(theta.num), Number(theta.den));
      const beats = (a: Weighed<typeof first.w>, b: Weighed<typeof first.w>): typeof first.w =>
        F.div(a.w, F.add(a.w, F.mul(factor, b.w)));
      const half = F.of(1, 2);
      const kept = F.mul(half, F.add(F.of(1), F.sub(beats(first, second), beats(second, first))));
      return [kept, F.sub(F.of(1), kept)];
    },
  };
}

/**
 * Choice of one of two candidates with ties, by Rao and Kupper.
 * @param theta the threshold θ ≥ 1
 */
export function pairwiseWithTies(theta: Rational): ChoicePart {
  const rule = raoKupper(theta);
  return {
    id: 'pairwise-with-ties',
    title: `two candidates are compared, and tie unless one is better by a factor ${Q.format(theta)}`,
    formula: `P(keep 1) = ½ (1 + w_1/(w_1 + θ w_2) − w_2/(w_2 + θ w_1)), θ = ${Q.format(theta)}`,
    reference: 'Rao and Kupper 1967',
    needs: { candidates: { min: 2, max: 2, infinite: false } },
    curate: (ops, law, candidates) => finite(ops).choose(law, rule, candidates),
  };
}
