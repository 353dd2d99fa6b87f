/**
 * If the samples grow fast enough, a refit model keeps a share of its variety for ever: those whose reciprocals have a finite sum.
 *
 * Given p_t, the counts of `n_t` samples are binomial, so with `h_t = E[p_t(x)(1 − p_t(x))]`, whatever the sizes are,
 *
 *     E[p_{t+1}(x)] = E[p_t(x)] ,      h_{t+1} = (1 − 1/n_t) h_t ,      h_t = h_0 Π_{s<t} (1 − 1/n_s) .
 *
 * For `n_s ≥ 2` the product has a limit above 0 if and only if `Σ 1/n_s` is finite, as `e^{−2x log 2} ≤ 1 − x ≤ e^{−x}` for x in [0, ½]. Here `n_s = n (s + 1)²`: (a) and (b) are
 * the recursion, (c) is the product over two rounds, and (d) the bound `(1 − 1/n) 2^{−1/n}` below all products, which `accumulate-discrete` proves: there old samples are kept,
 * with the same loss. With as many samples in every round the share that is left is `(1 − 1/n)^t` (`wright-fisher`), and with `n (s + 1)` of them at
 * most `(t + 1)^{−1/n}` (`slowly-growing-samples`): both fall to 0.
 *
 * Source: S. Wright 1931, Genetics 16, for a population whose size changes.
 */
import { type Statement, domain } from './statement';
import { noCuration, withoutRealData } from './wright-fisher';

const variance = (round: string): string => `runs(p[${round}](x)*(1 - p[${round}](x)))`;
const START = 'p[0](x)*(1 - p[0](x))';

export const growingSamples: Statement = {
  id: 'growing-samples',
  title: 'Refit to samples that grow like (t + 1)², a model keeps a share of its variety for ever',
  source: { kind: 'derived', reference: 'after Wright 1931, Genetics 16: drift of a population that grows' },
  summary:
    'A categorical model that is refit to n (t + 1)² of its own samples in round t keeps its expected masses and at least (1 − 1/n) 2^(−1/n) of its variety, since the reciprocals of these sizes have a finite sum.',
  follows: ['accumulate-discrete'],
  claims: [
    {
      id: 'a',
      says: 'over the runs, the expected mass of every atom never changes',
      claim: 'runs(p[t](x)) == p[0](x)',
    },
    {
      id: 'b',
      says: 'round t loses the fraction 1/(n (t + 1)²) of the variance of every atom’s indicator, and so of the heterozygosity',
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
    {
      id: 'growing',
      says: 'n_t grows with t',
      carries: ['b', 'c', 'd'],
      drop: {
        how: 'draw n samples in every round',
        domain: { loop: 'finite-sample' },
        expect: 'counterexample',
        because: 'every round loses the fraction 1/n then, and nothing remains in the end',
      },
    },
    {
      id: 'fast',
      says: 'Σ 1/n_t is finite',
      carries: ['b', 'c'],
      drop: {
        how: 'draw n (t + 1) samples in round t',
        domain: { loop: 'luce+real-data+slowly-growing-samples' },
        expect: 'counterexample',
        because:
          'the second round loses 1/(2n), and all rounds together lose everything, as the harmonic series diverges',
      },
    },
    noCuration('selection moves the expected masses towards the atoms of larger weight'),
    withoutRealData('real data pulls the expected masses towards p_ref, and brings lost atoms back'),
  ],
  domain: domain({
    loop: 'luce+real-data+growing-samples',
    onlyLoop: true,
    candidates: { min: 1, max: 1, infinite: 'never' },
    data: 'synthetic',
    samples: true,
  }),
  budget: { rounds: 2 },
  models: ['discrete'],
  mutants: ['one-candidate-more', 'stale-model', 'biased-sampler', 'one-sample-less'],
};
