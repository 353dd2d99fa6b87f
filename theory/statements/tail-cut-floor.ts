/**
 * Data whose tail is cut off never brings it back: a model trained on any number of such points misses at least the mass of the tail.
 *
 * The training data are n draws from `p_0(· | A_*)`, the start without its tail: here the atoms below the largest weight, which stand for
 * any tail, as weights are arbitrary (2 on the atoms that are kept, such as the k likeliest, and 1 on the others). No draw is in the tail, so the mass
 * under p_0 of what the model has never seen is
 *
 *     M = P_0(tail) + Σ_{x ∈ A_*} p_0(x) 1{x not drawn} ≥ P_0(tail)        in every run, for every n and t ,
 *
 * with equality in the runs that hold all kept atoms, hence for one kept atom always. (b) is the expected probability that the model gives the
 * kept atoms: 1. Without the cut the expected missing mass is `Σ p_0(x)(1 − p_0(x))^n`, which vanishes as n
 * grows; a kept atom is missed with probability `(1 − p_0(x)/P_0(A_*))^n` likewise.
 *
 * Source: after Dohmatob et al. 2024, *A Tale of Tails* (arXiv:2402.07043), where the floor ends the scaling law of the error in n.
 */
import { type Statement, domain } from './statement';

/** The mass under p_0 of the atoms that the model does not have. */
const MISSING = 'P(p[0], ratio(p[t], p[0]) <= 0)';

export const tailCutFloor: Statement = {
  id: 'tail-cut-floor',
  title: 'Data without its tail leaves at least the mass of the tail missing, however much of it there is',
  source: { kind: 'derived', reference: 'after Dohmatob et al. 2024, arXiv:2402.07043' },
  summary:
    'A model fit to n draws from a law whose tail is cut off misses at least the mass of the tail, for every n and in every later round.',
  claims: [
    {
      id: 'a',
      says: 'the expected mass of what the model misses is at least that of the tail',
      claim: `runs(${MISSING}) >= 1 - P(p[0], A_star)`,
      when: 't >= 1',
      tightness: 'attained',
    },
    {
      id: 'b',
      says: 'the tail is never drawn again',
      claim: 'runs(P(p[t], A_star)) == 1',
      when: 't >= 1',
    },
    {
      id: 'c',
      says: 'with two draws a kept atom is missed if both are other ones',
      claim: 'runs(max(0, 1 - n*p[1](x))) == (1 - mass(given(p[0], A_star), x))^2',
      when: 'n == 2',
    },
  ],
  hypotheses: [
    {
      id: 'tail-is-cut',
      says: 'the tail is cut off (the best of K = ∞ candidates is kept)',
      drop: {
        how: 'keep every atom (K = 1)',
        domain: { candidates: { min: 1, max: 1, infinite: 'never' } },
        expect: 'counterexample',
        because: 'then the tail is drawn as often as it is likely, and the missing mass vanishes as n grows',
      },
    },
    {
      id: 'no-real-data',
      says: 'λ = ∞',
      formal: 'eta == 1',
      drop: {
        how: 'mix in real data, which has its tail',
        domain: { data: 'real' },
        expect: 'counterexample',
        because: 'the tail is drawn again',
      },
    },
  ],
  domain: domain({
    candidates: { min: 1, max: 1, infinite: 'always' },
    data: 'synthetic',
    samples: true,
    loop: 'best-of-K+real-data+finite-sample',
  }),
  budget: { rounds: 2 },
  models: ['discrete'],
  mutants: ['ignore-reward', 'prefer-worst', 'one-sample-less'],
};
