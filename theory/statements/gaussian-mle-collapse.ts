/**
 * A Gaussian refit to n of its own samples by maximum likelihood loses the fraction 1/n of its variance per round, in
 * expectation.
 *
 * The maximum-likelihood variance of n points with variance σ² has the expectation `(1 − 1/n) σ²`, since
 * `E[(x_i − x̄)²] = σ² − σ²/n`. The points of round t + 1 are drawn from p_t, so `E[σ_{t+1}²] = (1 − 1/n) E[σ_t²]`. The
 * mean is a martingale, `E[μ_{t+1} | p_t] = μ_t`. The claims measure both by a linear reward `r = b + s x`:
 * `E(p, r) = b + s μ` and `Var(p, r) = s² σ²`. The mean gains the variance that the model loses, so `E[r²]` is
 * constant: `E[μ_t²] + E[σ_t²]` is the second moment of one of the points.
 *
 * Source: Shumailov et al. 2024, *AI models collapse when trained on recursively generated data* (arXiv:2305.17493).
 */
import { type Hypothesis, type Statement, domain } from './statement';
import { finiteSample, withoutRealData } from './wright-fisher';

/** K = 1, for Gaussians with a linear reward; without it, claims (b) and (c) fail. */
export const noCurationAtInfinity = (because: string): Hypothesis => ({
  id: 'no-curation',
  says: 'K = 1',
  formal: 'K == 1',
  carries: ['b', 'c'],
  drop: {
    how: 'curate, at K = ∞',
    domain: { candidates: { min: 1, max: 1, infinite: 'always' } },
    expect: 'counterexample',
    because,
  },
});

export const gaussianMleCollapse: Statement = {
  id: 'gaussian-mle-collapse',
  title: 'Refit to n samples of its own, a Gaussian loses 1/n of its variance per round',
  source: { kind: 'restated', reference: 'Shumailov et al. 2024, arXiv:2305.17493' },
  summary:
    'Without curation and real data, a Gaussian refit to n of its own samples by maximum likelihood keeps its mean in expectation, while its expected variance shrinks by the factor 1 − 1/n per round.',
  claims: [
    {
      id: 'a',
      says: 'the expected variance shrinks by 1 − 1/n per round',
      claim: 'runs(Var(p[t], r)) == (1 - 1/n)^t*Var(p[0], r)',
    },
    { id: 'b', says: 'the expected mean never changes', claim: 'runs(E(p[t], r)) == E(p[0], r)' },
    {
      id: 'c',
      says: 'the variance of the mean over the runs makes up for what is lost within',
      claim: 'runs(E(p[t], r^2)) == E(p[0], r^2)',
    },
  ],
  hypotheses: [
    {
      id: 'maximum-likelihood',
      says: 'the variance of the fit is the sum of squares over n',
      carries: ['a', 'c'],
      drop: {
        how: 'divide by n − 1',
        domain: { loop: 'luce+real-data+unbiased-sample' },
        expect: 'counterexample',
        because: 'the unbiased variance is σ_0² in expectation in every round, although nearly every run collapses',
      },
    },
    finiteSample('an exact fit of its own law changes nothing', ['a']),
    withoutRealData('real data pulls mean and variance towards those of p_ref'),
    noCurationAtInfinity(
      'curation by a linear reward moves the mean of a Gaussian by s σ²; its variance it leaves alone',
    ),
  ],
  domain: domain({
    loop: 'finite-sample',
    candidates: { min: 1, max: 1, infinite: 'never' },
    data: 'synthetic',
    reward: 'linear',
    samples: true,
  }),
  models: ['gaussian'],
  mutants: ['stale-model', 'one-sample-less'],
};
