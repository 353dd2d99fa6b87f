/**
 * Wright–Fisher drift: a model refit to n of its own samples, without curation and real data, is constant in
 * expectation. Its expected diversity shrinks by the factor 1 − 1/n per round.
 *
 * Given `p_t`, the counts `n p_{t+1}(x)` are Binomial(n, p_t(x)), so `E[p_{t+1}(x)] = p_t(x)` and
 * `E[p_{t+1}(x)(1 − p_{t+1}(x))] = p_t(x)(1 − p_t(x)) − p_t(x)(1 − p_t(x))/n`. Both hold over any number of rounds.
 * Summed over the atoms, the second is the heterozygosity of population genetics,
 * `E[1 − Σ_x p_t(x)²] = (1 − 1/n)^t (1 − Σ_x p_0(x)²)`; summed with weights 1/p_0(x) it is
 * `1 + E[χ²(p_t, p_0)] = N − (1 − 1/n)^t (N − 1)` on N atoms, which claim (c) states without N.
 *
 * Source: R. A. Fisher 1930; S. Wright, "Evolution in Mendelian populations", Genetics 16 (1931), 97–159.
 */
import { type Hypothesis, type Statement, domain } from './statement';

/** K = 1, on a finite space. @param carries the claims that fail without it; all by default */
export const noCuration = (because: string, carries?: readonly string[]): Hypothesis => ({
  id: 'no-curation',
  says: 'K = 1',
  formal: 'K == 1',
  ...(carries && { carries }),
  drop: {
    how: 'keep one of K ≥ 2 candidates',
    domain: { candidates: { min: 2, max: 3, infinite: 'never' } },
    expect: 'counterexample',
    because,
  },
});

/** λ = ∞, for models that are refit to samples of their own. */
export const withoutRealData = (because: string): Hypothesis => ({
  id: 'fully-synthetic',
  says: 'no real data (λ = ∞)',
  formal: 'eta == 1',
  drop: { how: 'mix in real data', domain: { data: 'real' }, expect: 'counterexample', because },
});

/** The learner fits n samples. @param carries the claims that fail without it */
export const finiteSample = (because: string, carries: readonly string[]): Hypothesis => ({
  id: 'finite-sample',
  says: 'the model is fit to n samples',
  carries,
  drop: { how: 'fit exactly', domain: { loop: 'curated' }, expect: 'counterexample', because },
});

export const wrightFisher: Statement = {
  id: 'wright-fisher',
  title: 'Refit to n samples of its own, a model loses 1/n of its variety per round',
  source: { kind: 'restated', reference: 'Wright 1931, Genetics 16' },
  summary:
    'Without curation and real data, a categorical model refit to n of its own samples has the same expected masses for ever, while the chance that two draws differ shrinks by the factor 1 − 1/n per round.',
  claims: [
    {
      id: 'a',
      says: 'over the runs, the expected mass of every atom never changes',
      claim: 'runs(p[t](x)) == p[0](x)',
    },
    {
      id: 'b',
      says: 'the variance of every atom’s indicator falls by 1 − 1/n per round, and so does their sum, the heterozygosity',
      claim: 'runs(p[t](x)*(1 - p[t](x))) == (1 - 1/n)^t*p[0](x)*(1 - p[0](x))',
    },
    {
      id: 'c',
      says: 'the expected χ² distance from the start rises to n times that of the first round',
      claim: 'runs(chi2(p[t], p[0])) == n*(1 - (1 - 1/n)^t)*runs(chi2(p[1], p[0]))',
    },
  ],
  hypotheses: [
    noCuration('selection moves the expected masses towards the atoms of larger weight'),
    withoutRealData('real data pulls the expected masses towards p_ref, and brings lost atoms back'),
    finiteSample('an exact fit of its own law changes nothing, so no variety is lost', ['b']),
  ],
  domain: domain({
    loop: 'finite-sample',
    candidates: { min: 1, max: 1, infinite: 'never' },
    data: 'synthetic',
    samples: true,
  }),
  budget: { rounds: 2 },
  models: ['discrete'],
  mutants: ['one-candidate-more', 'stale-model', 'biased-sampler', 'one-sample-less'],
};
