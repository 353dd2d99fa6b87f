/**
 * If the batches of all rounds are kept, a Gaussian refit to its own samples keeps a share of its variance for ever.
 *
 * Round t + 1 draws n points from p_t, and p_{t+1} is the maximum-likelihood fit to the (t + 1) n points so far. The mean of all points is
 * `μ_{t+1} = μ_t + (x̄ − μ_t)/(t + 1)` with `E[(x̄ − μ_t)²] = σ_t²/n`: the mean is a martingale (b), whose step has the expected square `σ_t²/(n (t + 1)²)`. The
 * second moment of all points is a martingale too, as that of the new ones is `μ_t² + σ_t²` in expectation (c). What the mean gains the variance loses:
 *
 *     E[σ_{t+1}²] = (1 − 1/(n (t + 1)²)) E[σ_t²] ,      E[σ_t²] → σ_0² sin(π/√n)/(π/√n) ,
 *
 * which is (a). (d) is a bound below the limit, `(1 − 1/n) 2^{−1/n}`, proved in `accumulate-discrete`. The claims measure mean and variance by a linear reward,
 * as in `gaussian-mle-collapse`, where the data are replaced and the variance falls by 1 − 1/n a round.
 *
 * Source: after Kazdan et al. 2024 (arXiv:2410.16713); accumulation as in Gerstgrasser et al. 2024 (arXiv:2404.01413).
 */
import { batchesAreKept, noRealData } from './accumulate-discrete';
import { noCurationAtInfinity } from './gaussian-mle-collapse';
import { type Statement, domain } from './statement';

export const accumulateGaussian: Statement = {
  id: 'accumulate-gaussian',
  title: 'If all batches are kept, a refit Gaussian keeps a share of its variance for ever',
  source: { kind: 'derived', reference: 'after Kazdan et al. 2024, arXiv:2410.16713' },
  summary:
    'A Gaussian that is refit in every round to n samples of its own and to those of all rounds before, by maximum likelihood, loses the fraction 1/(n t²) of its variance in round t, in expectation, so that for n ≥ 2 a share of it remains for ever.',
  claims: [
    {
      id: 'a',
      says: 'round t + 1 loses the fraction 1/(n (t + 1)²) of the expected variance',
      claim: 'runs(Var(p[t + 1], r)) == (1 - 1/(n*(t + 1)^2))*runs(Var(p[t], r))',
    },
    { id: 'b', says: 'the expected mean never changes', claim: 'runs(E(p[t], r)) == E(p[0], r)' },
    {
      id: 'c',
      says: 'the variance of the mean over the runs makes up for what is lost within',
      claim: 'runs(E(p[t], r^2)) == E(p[0], r^2)',
    },
    {
      id: 'd',
      says: 'all rounds together leave at least (1 − 1/n) 2^(−1/n) of the variance',
      claim: 'runs(Var(p[t], r)) >= (1 - 1/n)*exp(-log(2)/n)*Var(p[0], r)',
      tightness: 0.04,
    },
  ],
  hypotheses: [
    batchesAreKept(['a', 'd']),
    noCurationAtInfinity('curation by a linear reward moves the mean of a Gaussian by s σ²'),
    noRealData,
  ],
  domain: domain({
    loop: 'accumulated-batches',
    candidates: { min: 1, max: 1, infinite: 'never' },
    data: 'synthetic',
    reward: 'linear',
    samples: true,
  }),
  models: ['gaussian'],
  mutants: ['stale-model', 'one-sample-less'],
};
