/**
 * If the samples grow too slowly, a refit model loses all its variety in the end: if the sum of their reciprocals is infinite.
 *
 * With `n_s = n (s + 1)` samples in round s the recursion of `growing-samples`, (a) and (b), gives (c):
 *
 *     h_t = h_0 Π_{k≤t} (1 − 1/(nk)) ≤ h_0 e^{−(1 + ½ + … + 1/t)/n} ≤ h_0 (t + 1)^{−1/n} → 0 ,
 *
 * as `1 − x ≤ e^{−x}` and `log(t + 1) ≤ 1 + ½ + … + 1/t`. Growth alone is not enough: the variety falls like a power of t, and more slowly than with as many samples in
 * every round (`wright-fisher`).
 *
 * Source: S. Wright 1931, Genetics 16, for a population whose size changes.
 */
import { type Statement, domain } from './statement';
import { noCuration, withoutRealData } from './wright-fisher';

const variance = (round: string): string => `runs(p[${round}](x)*(1 - p[${round}](x)))`;
const START = 'p[0](x)*(1 - p[0](x))';

export const slowlyGrowingSamples: Statement = {
  id: 'slowly-growing-samples',
  title: 'Refit to samples that grow like t + 1, a model loses all its variety in the end',
  source: { kind: 'derived', reference: 'after Wright 1931, Genetics 16: drift of a population that grows' },
  summary:
    'A categorical model that is refit to n (t + 1) of its own samples in round t keeps its expected masses, but at most (t + 1)^(−1/n) of its variety, since the reciprocals of these sizes sum to ∞.',
  claims: [
    {
      id: 'a',
      says: 'over the runs, the expected mass of every atom never changes',
      claim: 'runs(p[t](x)) == p[0](x)',
    },
    {
      id: 'b',
      says: 'round t loses the fraction 1/(n (t + 1)) of the variance of every atom’s indicator',
      claim: `${variance('t + 1')} == (1 - 1/(n*(t + 1)))*${variance('t')}`,
    },
    {
      id: 'c',
      says: 'so that at most (t + 1)^(−1/n) of it is left, which falls to 0',
      claim: `${variance('t')} <= exp(-log(t + 1)/n)*${START}`,
      when: 't >= 1',
      tightness: 0.2,
    },
  ],
  hypotheses: [
    {
      id: 'slow',
      says: 'Σ 1/n_t is infinite',
      carries: ['b', 'c'],
      drop: {
        how: 'draw n (t + 1)² samples in round t',
        domain: { loop: 'luce+real-data+growing-samples' },
        expect: 'counterexample',
        because: 'a share of at least (1 − 1/n) 2^(−1/n) is left then, for ever',
      },
    },
    noCuration('selection moves the expected masses towards the atoms of larger weight'),
    withoutRealData('real data pulls the expected masses towards p_ref, and brings lost atoms back'),
  ],
  domain: domain({
    loop: 'luce+real-data+slowly-growing-samples',
    onlyLoop: true,
    candidates: { min: 1, max: 1, infinite: 'never' },
    data: 'synthetic',
    samples: true,
  }),
  budget: { rounds: 2 },
  models: ['discrete'],
  mutants: ['one-candidate-more', 'stale-model', 'biased-sampler', 'one-sample-less'],
};
