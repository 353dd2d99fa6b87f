/**
 * Fixation: a model refit to n of its own samples ends on a single atom, which is x with probability p_0(x).
 *
 * For t ≥ 1 the mass p_t(x) is a multiple of 1/n, so `1 − n (1 − p_t(x))` is 1 if p_t = δ_x and at most 0 otherwise: its positive part is
 * the indicator of fixation at x, `fixed`.
 *
 * *(a)* δ_x is absorbing: its samples are all x. *(b)* `fixed ≤ p_t(x)`, whose mean is p_0(x) for ever (`wright-fisher`). *(c)* The gap is
 * `E[p_t(x) 1{0 < p_t(x) < 1}]`. There `1 − p_t(x) ≥ 1/n`, so `p_t(x) ≤ n p_t(x)(1 − p_t(x))`, and the mean of this is
 * `n (1 − 1/n)^t p_0(x)(1 − p_0(x))`, which vanishes as t grows: with probability 1 some atom takes all, and x does with probability p_0(x). For n = 2
 * the only mass in between is ½, and (c) is an equality.
 *
 * Fitting n − 1 samples instead of n breaks none of this, since the bound leaves more room then.
 *
 * Source: S. Wright 1931, Genetics 16; W. J. Ewens, *Mathematical Population Genetics*, section 3.2.
 */
import { type Statement, domain } from './statement';
import { noCuration, withoutRealData } from './wright-fisher';

/** 1 in the runs whose round t is fixed at x. */
const fixed = (round: string): string => `runs(max(0, 1 - n*(1 - p[${round}](x))))`;

export const fixation: Statement = {
  id: 'fixation',
  title: 'Refit to its own samples, a model ends on one atom, on x with probability p_0(x)',
  source: { kind: 'restated', reference: 'Wright 1931, Genetics 16' },
  summary:
    'Without curation and real data, the chance that a model refit to n of its own samples is the point mass at x never falls, is at most the mass of x at the start, and misses it by at most n(1 − 1/n)^t times the variance of the indicator of x.',
  claims: [
    {
      id: 'a',
      says: 'what is fixed stays fixed',
      claim: `${fixed('t + 1')} >= ${fixed('t')}`,
      when: 't >= 1',
      tightness: 'attained',
    },
    {
      id: 'b',
      says: 'an atom is fixed with a probability of at most its mass at the start',
      claim: `${fixed('t')} <= p[0](x)`,
      when: 't >= 1',
      tightness: 'attained',
    },
    {
      id: 'c',
      says: 'and in the limit with this probability',
      claim: `p[0](x) - ${fixed('t')} <= n*(1 - 1/n)^t*p[0](x)*(1 - p[0](x))`,
      when: 't >= 1',
      tightness: 'attained',
    },
  ],
  hypotheses: [
    noCuration('selection fixes the better atoms more often than their mass at the start says', ['b', 'c']),
    withoutRealData('real data brings lost atoms back, so that nothing is fixed for ever'),
    {
      id: 'finite-sample',
      says: 'the model is fit to n samples',
      carries: ['c'],
      drop: {
        how: 'fit exactly (n = ∞)',
        domain: { loop: 'curated' },
        expect: 'counterexample',
        because: 'the model keeps all its atoms for ever',
      },
    },
  ],
  domain: domain({
    loop: 'finite-sample',
    candidates: { min: 1, max: 1, infinite: 'never' },
    data: 'synthetic',
    samples: true,
  }),
  budget: { rounds: 2 },
  models: ['discrete'],
  mutants: ['one-candidate-more', 'stale-model', 'biased-sampler'],
};
