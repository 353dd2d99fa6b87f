/**
 * Published: a model and a preference that moves with its data contract together where `η(L_p + 2 L_w) < 1`, with `L_p = 2e^{2τ}(2 + e^{2τ})` and `L_w = 2τe^{4τ}`, in a
 * metric `TV + ξ‖·‖`.
 *
 * It holds, and follows from `co-evolving-contraction`, whose condition `η(h + τ) < 1` is weaker by `h + τ ≤ L_p + 2 L_w`; the claims are in the metric of that statement. The constants L_p and
 * L_w bound what a round does to a difference of laws and of preferences; the best such bounds are h and τ/2, where L_p ≥ 6 even if there is no reward (τ = 0, h = 1).
 *
 * Source: Wei, Xie, Zhu, Zhang 2026 (co-evolving preferences), restated.
 */
import { DIFFERENT, H_OF_TAU, stateDistance } from './co-evolving-contraction';
import { type Statement, domain } from './statement';

export const weiContraction: Statement = {
  id: 'wei-contraction',
  title: 'Published: preferences that move with the data settle with the model',
  source: {
    kind: 'published',
    reference: 'Wei, Xie, Zhu, Zhang 2026 (co-evolving preferences), condition of contraction (restated)',
  },
  summary:
    'As published, a model and the preference by which it is curated contract together if the share η of curated data is below 1/(L_p + 2 L_w). The condition is sufficient, and far from necessary.',
  follows: ['co-evolving-contraction'],
  sharper: 'co-evolving-contraction',
  constants: {
    says: 'what η is multiplied by in the condition of contraction, with D = 2τ the range of the reward',
    own: '2*exp(D)*(2 + exp(D)) + 2*D*exp(2*D)',
    best: 'exp(D)/(1 + (exp(D) - 1)/K) + D/2',
    by: 'co-evolving-contraction',
    better: 'smaller',
    over: 'D',
    values: ['1/10', '1/5', '1/2', '1', '3/2', '2', '3', '4'],
    candidates: [2, 4, 8],
  },
  where: { h: H_OF_TAU, L_p: '2*exp(2*tau)*(2 + exp(2*tau))', L_w: '2*tau*exp(4*tau)' },
  claims: [
    {
      id: 'a',
      says: 'every two states come nearer',
      claim: `${stateDistance('next(p[0])', 'next(q)')} < ${stateDistance('p[0]', 'q')}`,
      when: DIFFERENT,
    },
    {
      id: 'b',
      says: 'by 1 − β(1 − η(L_p + 2 L_w))',
      claim: `${stateDistance('next(p[0])', 'next(q)')} <= (1 - beta*(1 - eta*(L_p + 2*L_w)))*${stateDistance('p[0]', 'q')}`,
      when: DIFFERENT,
      tightness: 0.082,
    },
  ],
  hypotheses: [
    {
      id: 'enough-real-data',
      says: 'η(L_p + 2 L_w) < 1',
      formal: 'eta*(L_p + 2*L_w) < 1',
      drop: {
        how: 'take less real data, beyond η(h + τ) = 1, and ask (a)',
        domain: { data: 'unstable' },
        claim: `${stateDistance('next(p[0])', 'next(q)')} < ${stateDistance('p[0]', 'q')}`,
        when: DIFFERENT,
        expect: 'counterexample',
        because: 'curation takes two models further apart than the real data brings them together',
      },
    },
  ],
  domain: domain({ data: 'stable' }),
  budget: { rounds: 1 },
  models: ['co-evolving'],
  mutants: ['drop-real-data'],
};
