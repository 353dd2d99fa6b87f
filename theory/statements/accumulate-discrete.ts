/**
 * If the batches of all rounds are kept, a categorical model keeps a share of its variety for ever.
 *
 * Round t + 1 draws n points from p_t, and `p_{t+1} = (t p_t + s_t)/(t + 1)` is the law of all points so far, with s_t that of the new ones. Given p_t,
 * `E[s_t] = p_t`, so (a) every mass is a martingale, and `Var(p_{t+1}(x)) = p_t(x)(1 − p_t(x))/(n (t + 1)²)`. Hence
 *
 *     E[p_{t+1}(x)(1 − p_{t+1}(x))] = (1 − 1/(n (t + 1)²)) E[p_t(x)(1 − p_t(x))] ,
 *
 * which is (b). Over all rounds the variety falls by `Π_k (1 − 1/(n k²)) → sin(π/√n)/(π/√n)` (Euler's product), which is above 0 for n ≥ 2. (d) is a bound below
 * this: `1 − 1/(n k²) ≥ (1 − 1/k²)^{1/n}` (Bernoulli), and `Π_{k≥2} (1 − 1/k²) = ½`, so the product is at least `(1 − 1/n) 2^{−1/n}`.
 *
 * If the data are replaced, or if n points are drawn anew from the accumulated law in every round, the variety falls by 1 − 1/n a round, to 0 (`wright-fisher`).
 *
 * Source: after Kazdan et al. 2024 (arXiv:2410.16713), who compare replacing, accumulating and accumulating with subsamples.
 */
import { type Hypothesis, type Statement, domain } from './statement';
import { noCuration } from './wright-fisher';

const variance = (round: string): string => `runs(p[${round}](x)*(1 - p[${round}](x)))`;
const START = 'p[0](x)*(1 - p[0](x))';

/** The points of earlier rounds are fitted too. */
export const batchesAreKept = (carries: readonly string[]): Hypothesis => ({
  id: 'batches-are-kept',
  says: 'the points of all rounds are fitted',
  carries,
  drop: {
    how: 'fit the newest points alone',
    domain: { loop: 'finite-sample' },
    expect: 'counterexample',
    because: 'every round loses the fraction 1/n then, not only the first',
  },
});

/** `λ = ∞`. */
export const noRealData: Hypothesis = {
  id: 'fully-synthetic',
  says: 'no real data after the first round (λ = ∞)',
  formal: 'eta == 1',
  drop: {
    how: 'mix in real data',
    domain: { data: 'real' },
    expect: 'counterexample',
    because: 'every batch is pulled towards the real data',
  },
};

export const accumulateDiscrete: Statement = {
  id: 'accumulate-discrete',
  title: 'If all batches are kept, a refit model keeps a share of its variety for ever',
  source: { kind: 'derived', reference: 'after Kazdan et al. 2024, arXiv:2410.16713' },
  summary:
    'A categorical model that is refit in every round to n samples of its own and to those of all rounds before loses the fraction 1/(n t²) of its variety in round t, so that for n ≥ 2 a share of it remains for ever.',
  claims: [
    {
      id: 'a',
      says: 'over the runs, the expected mass of every atom never changes',
      claim: 'runs(p[t](x)) == p[0](x)',
    },
    {
      id: 'b',
      says: 'round t + 1 loses the fraction 1/(n (t + 1)²) of the variance of every atom’s indicator, and so of the heterozygosity',
      claim: `${variance('t + 1')} == (1 - 1/(n*(t + 1)^2))*${variance('t')}`,
    },
    {
      id: 'c',
      says: 'written out for two rounds',
      claim: `${variance('t')} == (1 - 1/n)*(1 - 1/(4*n))*${START}`,
      when: 't == 2',
    },
    {
      id: 'd',
      says: 'and all rounds together leave at least (1 − 1/n) 2^(−1/n) of it',
      claim: `${variance('t')} >= (1 - 1/n)*exp(-log(2)/n)*${START}`,
      tightness: 0.2,
    },
  ],
  hypotheses: [
    batchesAreKept(['b', 'c']),
    {
      id: 'all-are-fitted',
      says: 'all of them, not a subsample',
      carries: ['b', 'c'],
      drop: {
        how: 'draw n points from the accumulated law in every round',
        domain: { loop: 'luce+accumulate+finite-sample', start: 'reference' },
        expect: 'counterexample',
        because: 'a subsample of fixed size drifts like the newest points alone',
      },
    },
    noCuration('selection moves the expected masses towards the atoms of larger weight'),
    noRealData,
  ],
  domain: domain({
    loop: 'accumulated-batches',
    candidates: { min: 1, max: 1, infinite: 'never' },
    data: 'synthetic',
    samples: true,
  }),
  budget: { rounds: 2 },
  models: ['discrete'],
  mutants: ['one-candidate-more', 'stale-model', 'biased-sampler', 'one-sample-less'],
};
