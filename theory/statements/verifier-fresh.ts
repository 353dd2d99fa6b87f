/**
 * With a verifier and fresh data there is one limit: an error rate between that of the share of fresh data and that of fresh data alone.
 *
 * As in `verifier-odds`, right answers (A_*) are kept at the rate φ = w_max, wrong ones at ψ = w_min. With `e = 1 − P(A_*)` and c the error rate of
 * the fresh data a round is `e_{t+1} = g(e_t)`,
 *
 *     g(e) = (1 − η) c + η ψ e/(φ − (φ − ψ) e) ,
 *
 * which is (a), as `E[w] = φ − (φ − ψ) e`. g increases and is convex, `g(0) = (1 − η) c ≥ 0` and, if c < 1, `g(1) = 1 − (1 − η)(1 − c) < 1`. So `g(e) − e`
 * changes its sign once, from + to −, at the only fixed point e_* below 1; for e < e_* `e < g(e) ≤ e_*`, and the other way round above it: every round
 * comes nearer to e_*, which is (d). (b) holds since what is kept has an error rate of at least 0, whatever the number of rates. (c) The kept ones
 * have no more errors than the model, so `e_* ≤ (1 − η) c + η e_*`, that is `e_* ≤ c`.
 *
 * The limit is below c, not above it: fresh data does not undo the verifier, it only stops it at a positive rate.
 * If φ < ψ the same argument gives e_* ≥ c. An instance is made from its fixed point q, as in `perron-fixed-point`.
 *
 * Source: after Feng et al. 2024 (arXiv:2406.07515) and Amin et al. 2025, *Escaping Collapse* (arXiv:2502.08924).
 */
import { type Statement, domain } from './statement';
import { rightIsPassed, twoRates, verifierAlone } from './verifier-odds';

const error = (law: string): string => `(1 - P(${law}, A_star))`;
const ROUND = `${error('p[t + 1]')} == (1 - eta)*${error('p_ref')} + eta*w_min*${error('p[t]')}/E(p[t], w)`;

export const verifierFresh: Statement = {
  id: 'verifier-fresh',
  title: 'With a verifier and fresh data the error rate has one limit, at most that of the fresh data',
  source: {
    kind: 'derived',
    reference: 'after Feng et al. 2024, arXiv:2406.07515; Amin et al. 2025, arXiv:2502.08924',
  },
  summary:
    'If right answers are kept with probability φ, wrong ones with ψ < φ, and a share of the data is fresh, the error rate comes nearer to one limit in every round, between (1 − η) times that of the fresh data and all of it.',
  follows: ['perron-fixed-point'],
  claims: [
    { id: 'a', says: 'a round, with one rate for all errors', claim: ROUND },
    {
      id: 'b',
      says: 'the errors of the share of fresh data remain',
      claim: `${error('p[t + 1]')} >= (1 - eta)*${error('p_ref')}`,
      tightness: 1e-6,
    },
    {
      id: 'c',
      says: 'in the limit there are no more than in the fresh data',
      claim: `${error('q')} <= ${error('p_ref')}`,
      tightness: 1e-6,
    },
    {
      id: 'd',
      says: 'every round comes nearer to the limit, with one rate for all errors',
      claim: 'abs(P(p[t + 1], A_star) - P(q, A_star)) < abs(P(p[t], A_star) - P(q, A_star))',
      when: 'abs(P(p[t], A_star) - P(q, A_star)) > 0',
    },
  ],
  hypotheses: [
    twoRates(ROUND, ['a', 'd']),
    { ...rightIsPassed, carries: ['a', 'd'] },
    { ...verifierAlone, carries: ['a', 'd'] },
    {
      id: 'fresh-data',
      says: 'λ is finite',
      formal: 'eta < 1',
      carries: ['c', 'd'],
      drop: {
        how: 'leave the fresh data out',
        domain: { data: 'synthetic', reference: 'any' },
        expect: 'counterexample',
        because: 'the error rate goes to 0, whatever that of q is',
      },
    },
  ],
  domain: domain({ candidates: { min: 1, max: 1, infinite: 'always' }, data: 'real', reference: 'fixed-point' }),
  budget: { rounds: 3, exact: true },
  models: ['discrete'],
  mutants: ['ignore-reward', 'prefer-worst', 'biased-sampler', 'real-share-low', 'real-share-high', 'drop-real-data'],
};
