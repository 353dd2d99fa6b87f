/**
 * Published: the loop with real data at K = ∞ has the fixed point `(1 − η) p_ref Z/(Z − η w)`, for any real data.
 *
 * This fails if the real data gives the best atoms no mass. Then mass can condense on the best atoms, with
 * `Z = η w_max`, and the formula is 0/0 there. A start without the best atoms never reaches them, so the limit depends
 * on the start. The smallest example is `p_ref = (1, 0)`. The proposition is restated here; the corrected statement is
 * `perron-fixed-point`, with `p_ref(argmax r) > 0` added.
 */
import { type Statement, domain } from './statement';

export const weiProposition38: Statement = {
  id: 'wei-proposition-3.8',
  title: 'Published: one fixed point with any real data',
  source: {
    kind: 'published',
    reference: 'Wei, Xie, Zhu, Zhang 2026 (co-evolving preferences), Proposition 3.8 (restated)',
  },
  summary:
    'As published, the fixed point is (1−η) p_ref Z/(Z − η w) for every law of the real data. It fails where the real data misses the best atoms.',
  where: { Z: 'E(q, w)' },
  claims: [
    { id: 'a', says: 'q is a fixed point', claim: 'TV(next(q), q) == 0' },
    {
      id: 'b',
      says: 'the formula gives it everywhere: its denominator is positive wherever q has mass',
      claim: 'P(q, eta*w < Z) == 1',
    },
    {
      id: 'c',
      says: 'there is no second fixed point: the law of the real data is none unless it is q',
      claim: 'TV(next(p_ref), p_ref) > 0',
      when: 'TV(p_ref, q) > 0',
    },
  ],
  hypotheses: [],
  domain: domain({ candidates: { min: 2, max: 4, infinite: 'always' }, data: 'real', reference: 'either' }),
  budget: { rounds: 1 },
  models: ['discrete'],
  mutants: [],
  expected: {
    verdict: 'refuted',
    because: 'without real data on the best atoms mass condenses there, and the limit depends on the start',
    corrected: 'perron-fixed-point',
  },
};
