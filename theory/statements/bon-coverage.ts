/**
 * Best of K competes with every law that the model covers: if `q ≤ C p`, its expected weight is at least
 * `E_q[w] − (1 − 1/C)^K (E_q[w] − w_min)`.
 *
 * *Proof.* `p = q/C + (1 − 1/C) ρ` with a law ρ, so each of K draws from p is a draw from q with probability 1/C, independently. With
 * probability `1 − (1 − 1/C)^K` there is one, and the best of all is worth at least the first of these, `E_q[w]` in expectation; else it is worth at
 * least w_min. The bound is attained by `q = δ_x`, x the best of two atoms.
 *
 * C is the supremum of q/p, so K of the order of `C log(1/ε)` candidates come within ε of the range of every law that p covers C-fold.
 *
 * Source: after Huang et al. 2025, *Is Best-of-N the Best of Them?* (arXiv:2503.21878), who bound the regret by coverage.
 */
import { bestIsKept } from './best-of-K';
import { type Statement, LARGEST_K, domain } from './statement';

const bound = (cover: string): string => `E(curate(p[t]), w) >= E(q, w) - (1 - 1/${cover})^K*(E(q, w) - w_min)`;

export const bonCoverage: Statement = {
  id: 'bon-coverage',
  title: 'Best of K competes with every law that the model covers',
  source: { kind: 'derived', reference: 'after Huang et al. 2025, arXiv:2503.21878' },
  summary:
    'If no atom is more than C times as likely under q as under the model, the best of K is worth at least what q is, up to the fraction (1 − 1/C)^K of what q is worth above the minimum.',
  claims: [
    {
      id: 'a',
      says: 'what the best of K is worth, against any law q',
      claim: bound('sup_ratio(q, p[t])'),
      tightness: 'attained',
    },
  ],
  hypotheses: [
    {
      id: 'covered',
      says: 'the model covers q: q ≤ C p for some finite C',
      formal: 'sup_ratio(q, p[0]) < inf',
      drop: {
        how: 'take mass from atoms of the model, and let C be the cover of q on the other atoms',
        domain: { support: 'any' },
        kept: { support: 'full' },
        claim: bound('sup_ratio(given(q, ratio(p[t], q) > 0), p[t])'),
        expect: 'counterexample',
        because: 'the best of K never has an atom that the model has not, however much q is worth there',
      },
    },
    bestIsKept,
  ],
  domain: domain({
    candidates: { min: 1, max: LARGEST_K, infinite: 'never' },
    loop: 'best-of-K',
    onlyLoop: true,
  }),
  budget: { rounds: 1, growth: 4 },
  models: ['discrete'],
  mutants: ['ignore-reward', 'prefer-worst', 'one-candidate-less', 'forget-to-normalise', 'biased-sampler'],
};
