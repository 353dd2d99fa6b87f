/**
 * A Gaussian refit to n of its own samples without bias keeps its variance in expectation, and its mean walks away: without curation and
 * real data, `E[(μ_t − μ_0)²] = σ_0² t/n`.
 *
 * `E[σ_{t+1}² | p_t] = σ_t²` if the sum of squares is divided by n − 1 (n ≥ 2), and the mean of n points has
 * `E[(μ_{t+1} − μ_t)² | p_t] = σ_t²/n` and `E[μ_{t+1} | p_t] = μ_t`. So the increments are uncorrelated, each with the variance σ_0²/n in
 * expectation. The claims measure this by a linear reward `r = b + s x`, as in `gaussian-mle-collapse`:
 * `E[r²] = (b + s μ)² + s² σ²`, whose expectation grows by `s² σ_0²/n` a round. The expected variance is constant although nearly every run
 * collapses: `log σ_t²` has negative drift (Jensen), and the mean is carried by rare runs of large variance.
 *
 * Source: Shumailov et al. 2024, *AI models collapse when trained on recursively generated data* (arXiv:2305.17493).
 */
import { noCurationAtInfinity } from './gaussian-mle-collapse';
import { type Statement, domain } from './statement';
import { withoutRealData } from './wright-fisher';

/** One point has no unbiased variance. */
const TWO_POINTS = 'n >= 2';

export const meanDrift: Statement = {
  id: 'mean-drift',
  title: 'Refit to n samples without bias, a Gaussian walks away from its start, by σ²/n a round',
  source: { kind: 'restated', reference: 'Shumailov et al. 2024, arXiv:2305.17493' },
  summary:
    'Without curation and real data, a Gaussian refit to n of its own samples with the unbiased variance keeps its expected variance, and the expected squared distance of its mean from the start grows by 1/n of the variance in every round.',
  claims: [
    {
      id: 'a',
      says: 'the expected variance never changes',
      claim: 'runs(Var(p[t], r)) == Var(p[0], r)',
      when: TWO_POINTS,
    },
    { id: 'b', says: 'nor does the expected mean', claim: 'runs(E(p[t], r)) == E(p[0], r)', when: TWO_POINTS },
    {
      id: 'c',
      says: 'the mean moves away by 1/n of the variance a round, in expected square',
      claim: 'runs(E(p[t], r^2)) == E(p[0], r^2) + t*Var(p[0], r)/n',
      when: TWO_POINTS,
    },
  ],
  hypotheses: [
    {
      id: 'unbiased-variance',
      says: 'the variance of the fit is the sum of squares over n − 1',
      carries: ['a', 'c'],
      drop: {
        how: 'divide by n (maximum likelihood)',
        domain: { loop: 'finite-sample' },
        expect: 'counterexample',
        because: 'the expected variance falls by 1 − 1/n a round, and the walk of the mean comes to rest',
      },
    },
    withoutRealData('real data pulls mean and variance towards those of p_ref'),
    noCurationAtInfinity('curation by a linear reward moves the mean of a Gaussian by s σ²'),
  ],
  domain: domain({
    loop: 'luce+real-data+unbiased-sample',
    candidates: { min: 1, max: 1, infinite: 'never' },
    data: 'synthetic',
    reward: 'linear',
    samples: true,
  }),
  models: ['gaussian'],
  mutants: ['stale-model', 'one-sample-less'],
};
