/**
 * Noisy choice: with probability ε the choice ignores the reward, `P(keep k) = (1 − ε) w_k/Σ_j w_j + ε/K`.
 *
 * So the kept candidate has the law `(1 − ε) p H^K_p + ε p`. Source: the ε-contaminated Bradley–Terry model (lapses),
 * as in Ferbach et al. 2024, section 5, and the lapse rate of the psychometric function (Wichmann and Hill 2001).
 */
import { Q, type Rational } from '../../../theory';
import type { ChoicePart } from './choice-part';

/**
 * Luce choice with lapses.
 * @param epsilon the share of choices made uniformly at random, 0 ≤ ε < 1
 */
export function noisyChoice(epsilon: Rational): ChoicePart {
  const careful = Q.sub(Q.one, epsilon);
  return {
    id: 'noisy-choice',
    title: `a share ${Q.format(epsilon)} of the choices is made at random`,
    formula: `(1 − ε) p H^K_p + ε p, ε = ${Q.format(epsilon)}`,
    reference: 'Bradley–Terry with lapses, Wichmann and Hill 2001',
    curate: (ops, law, candidates) => {
      const curated = ops.curate(law, { candidates, power: 1 });
      return epsilon.num === 0n ? curated : ops.mix(law, curated, Q.div(careful, epsilon));
    },
  };
}
