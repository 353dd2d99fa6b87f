/**
 * Best of K costs at most `log K − (K − 1)/K` in KL, and less wherever the model has atoms.
 *
 * *Proof.* Break ties between equal weights by an independent uniform rank. The rank `U ∈ (0, 1)` of a draw among all draws is uniform, and the
 * kept candidate's rank is that of the largest of K, of density `K u^{K−1}`; its divergence from the uniform law is
 * `∫ K u^{K−1} log(K u^{K−1}) du = log K − (K − 1)/K`. The atom is a function of the rank, so its divergence is no larger (data
 * processing), with equality only if the density ratio is a function of the atom, which `K u^{K−1}` on an interval is not for K ≥ 2.
 * On atoms in increasing order of distinct weights, with `F_i = p_1 + … + p_i`, the kept one has mass `F_i^K − F_{i−1}^K`.
 *
 * (b) is strict for every law on finitely many atoms; `bon-kl-equality` is the formula as it was used before. Without ties on a continuous
 * law, such as a Gaussian, the bound is attained.
 *
 * Source: Beirami et al. 2024, *Theoretical guarantees on the best-of-n alignment policy* (arXiv:2401.01879).
 */
import { type Hypothesis, type Statement, LARGEST_K, TWO_EQUAL_USERS, domain } from './statement';

/** One of K is kept, not one of more; without it, claims (a) and (b) fail. */
export const oneOfK = (because: string): Hypothesis => ({
  id: 'one-of-K',
  says: 'one of K candidates is kept',
  carries: ['a', 'b'],
  drop: {
    how: 'choose twice in a row, which keeps one of K²',
    domain: { loop: 'two-stage', users: TWO_EQUAL_USERS, candidates: { min: 2, max: 4, infinite: 'never' } },
    expect: 'counterexample',
    because,
  },
});

export const bonKl: Statement = {
  id: 'bon-kl',
  title: 'Best of K costs less than log K − (K − 1)/K in KL',
  source: { kind: 'restated', reference: 'Beirami et al. 2024, arXiv:2401.01879' },
  summary:
    'Keeping the best of K moves the law by at most log K − (K − 1)/K in KL, and by less than that on any space with finitely many atoms.',
  claims: [
    {
      id: 'a',
      says: 'the divergence of the kept one from the model',
      claim: 'KL(curate(p[t]), p[t]) <= log(K) - (K - 1)/K',
      tightness: 0.05,
    },
    {
      id: 'b',
      says: 'and strictly, if there is a choice at all',
      claim: 'KL(curate(p[t]), p[t]) < log(K) - (K - 1)/K',
      when: 'K >= 2',
    },
  ],
  hypotheses: [oneOfK('a rare atom that both like best gains the factor K², twice the cost of one choice')],
  domain: domain({
    candidates: { min: 1, max: LARGEST_K, infinite: 'never' },
    support: 'any',
    loop: 'best-of-K',
    onlyLoop: true,
  }),
  budget: { rounds: 1, growth: 4 },
  models: ['discrete'],
  mutants: ['one-candidate-more', 'biased-sampler'],
};
