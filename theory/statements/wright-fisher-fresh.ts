/**
 * Wright–Fisher drift with fresh real data in every round: variety falls to a floor, and no further.
 *
 * The n samples of round t + 1 come from `D = (1 − η) p_0 + η p_t`, with p_ref = p_0 and K = 1. Given p_t,
 * `E[p_{t+1}(x)] = D(x)` and `E[p_{t+1}(x)(1 − p_{t+1}(x))] = (1 − 1/n) D(x)(1 − D(x))`. The first gives (a), `E[p_t(x)] = p_0(x)`. With it
 * `E[D(x)²] = (1 − η²) p_0(x)² + η² E[p_t(x)²]`, so that `h_t = E[p_t(x)(1 − p_t(x))]` satisfies
 *
 *     h_{t+1} = (1 − 1/n) ((1 − η²) h_0 + η² h_t) ,
 *
 * which is (b); summed over x it is the same recursion for the heterozygosity `E[1 − Σ p_t²]`. Its fixed point is
 * `h_* = (1 − 1/n)(1 − η²) h_0/(1 − (1 − 1/n) η²) ≤ h_0`, and `h_{t+1} − h_* = (1 − 1/n) η² (h_t − h_*)`: h_t falls to h_* and stays above it, which is (c). Without
 * fresh data, η = 1, the floor is 0 and the recursion is `wright-fisher`.
 *
 * Source: after S. Wright 1931, Genetics 16, where fresh data is immigration from a population of constant frequencies.
 */
import { type Statement, domain } from './statement';
import { finiteSample } from './wright-fisher';
import { startsAtReference } from './theorem-2.3';

const variance = (round: string): string => `runs(p[${round}](x)*(1 - p[${round}](x)))`;
const START = 'p[0](x)*(1 - p[0](x))';

export const wrightFisherFresh: Statement = {
  id: 'wright-fisher-fresh',
  title: 'With fresh data in every round, a refit model keeps a share of its variety for ever',
  source: { kind: 'derived', reference: 'after Wright 1931, Genetics 16: drift with immigration' },
  summary:
    'A categorical model refit to n samples, each real with probability 1 − η, keeps its expected masses, and its variety falls to a floor that is above 0 unless η = 1 or n = 1.',
  claims: [
    {
      id: 'a',
      says: 'over the runs, the expected mass of every atom never changes',
      claim: 'runs(p[t](x)) == p[0](x)',
    },
    {
      id: 'b',
      says: 'the variance of every atom’s indicator moves by a linear recursion, and so does their sum, the heterozygosity',
      claim: `${variance('t + 1')} == (1 - 1/n)*((1 - eta^2)*${START} + eta^2*${variance('t')})`,
    },
    {
      id: 'c',
      says: 'and never falls below the fixed point of this recursion',
      claim: `${variance('t')}*(1 - (1 - 1/n)*eta^2) >= (1 - 1/n)*(1 - eta^2)*${START}`,
      tightness: 'attained',
    },
  ],
  hypotheses: [
    startsAtReference('the expected masses move from the start to the real data'),
    {
      id: 'no-curation',
      says: 'K = 1',
      formal: 'K == 1',
      drop: {
        how: 'keep one of K ≥ 2 candidates',
        domain: { candidates: { min: 2, max: 3, infinite: 'never' } },
        expect: 'counterexample',
        because: 'selection moves the expected masses towards the atoms of larger weight',
      },
    },
    {
      id: 'fresh-data',
      says: 'real data is fresh in every round, with the share 1 − η',
      carries: ['c'],
      drop: {
        how: 'leave it out',
        domain: { loop: 'drop-real-data:finite-sample' },
        expect: 'counterexample',
        because: 'nothing stops the drift, and variety falls by 1 − 1/n for ever',
      },
    },
    finiteSample('an exact fit of the real data loses no variety', ['b']),
  ],
  domain: domain({
    loop: 'finite-sample',
    candidates: { min: 1, max: 1, infinite: 'never' },
    data: 'real',
    start: 'reference',
    samples: true,
  }),
  budget: { rounds: 2 },
  models: ['discrete'],
  mutants: [
    'one-candidate-more',
    'stale-model',
    'biased-sampler',
    'one-sample-less',
    'real-share-low',
    'real-share-high',
    'drop-real-data',
  ],
};
