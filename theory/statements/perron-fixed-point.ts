/**
 * With real data and K = ∞ the loop converges geometrically to one fixed point from every start.
 *
 * The update is linear up to a factor: `p_{t+1} = M p_t/(w·p_t)` with `M = η diag(w) + (1 − η) p_ref wᵀ`. A fixed point
 * q has `M q = Z q`, `Z = E_q[w]`, that is `q = (1 − η) p_ref Z/(Z − η w)`. The left eigenvector is `ℓ = w/(Z − η w)`,
 * and M is symmetric in `⟨a, b⟩ = Σ a b w/p_ref`, with eigenvalues at least 0. So `u_t = p_t/(ℓ·p_t)` has
 * `u_{t+1} = M u_t/Z`; the difference `u_t − q/(ℓ·q)` is orthogonal to q, where M has norm λ₂, and by interlacing
 * `λ₂ ≤ η w_max < Z`. This is claim (c). It needs real data with mass on every atom of the start, since the inner
 * product divides by p_ref. Claim (d) holds since positive matrices do not expand Hilbert's projective metric (Birkhoff
 * 1957).
 *
 * An instance is made from q: λ is chosen such that `η w_max < Z`, and p_ref such that q is a fixed point. So all its
 * numbers are rational.
 */
import { type Statement, domain } from './statement';

/** `‖p/(ℓ·p) − q/(ℓ·q)‖²` in the inner product that makes M symmetric. */
const distance = (law: string): string => {
  const left = 'w/(E(q, w) - eta*w)';
  return `E(p_ref, (ratio(${law}, p_ref)/E(${law}, ${left}) - ratio(q, p_ref)/E(q, ${left}))^2*w)`;
};

export const perronFixedPoint: Statement = {
  id: 'perron-fixed-point',
  title: 'With real data everywhere there is one limit, reached geometrically',
  source: {
    kind: 'derived',
    reference: 'Perron–Frobenius for η diag(w) + (1−η) p_ref wᵀ; corrects Wei, Xie, Zhu, Zhang 2026, Proposition 3.8',
  },
  summary:
    'At K = ∞ with real data on every best atom the loop has the fixed point (1−η) p_ref Z/(Z − η w), Z its expected weight; with real data on every atom it comes closer to it by a constant factor each round.',
  where: { Z: 'E(q, w)' },
  claims: [
    { id: 'a', says: 'q is a fixed point', claim: 'TV(next(q), q) == 0' },
    { id: 'b', says: 'and given by the formula', claim: 'q(x) == (1 - eta)*p_ref(x)*Z/(Z - eta*w(x))' },
    {
      id: 'c',
      says: 'the squared distance to it shrinks each round by (η w_max/Z)², at least',
      claim: `${distance('p[t + 1]')} <= (eta*w_max/Z)^2*${distance('p[t]')}`,
      tightness: 1e-6,
    },
    {
      id: 'd',
      says: 'and so does not grow in Hilbert’s metric either',
      claim: 'sup_ratio(p[t + 1], q)*sup_ratio(q, p[t + 1]) <= sup_ratio(p[t], q)*sup_ratio(q, p[t])',
      tightness: 1e-6,
    },
  ],
  hypotheses: [
    {
      id: 'real-data-at-the-best',
      says: 'the real data charges the best atoms',
      formal: 'P(p_ref, A_star) > 0',
      carries: ['b'],
      drop: {
        how: 'take the real data away from the best atoms, at the η where mass condenses there',
        domain: { reference: 'condensed' },
        claim: 'P(q, eta*w < Z) == 1',
        expect: 'counterexample',
        because: 'mass condenses on the best atoms (Kingman’s house of cards), where the formula is 0/0',
      },
    },
    {
      id: 'real-data-everywhere',
      says: 'the real data charges every atom that the start charges',
      formal: 'E(p_ref, ratio(p[0], p_ref)) == 1',
      carries: ['c'],
      drop: {
        how: 'take the real data away from atoms that are not the best',
        domain: { reference: 'gaps' },
        expect: 'counterexample',
        because: 'mass without real data is not seen by the distance, and moves what is',
      },
    },
    {
      id: 'many-candidates',
      says: 'K = ∞',
      carries: ['a'],
      drop: {
        how: 'choose among finitely many',
        domain: { candidates: { min: 2, max: 4, infinite: 'never' } },
        expect: 'counterexample',
        because: 'with finitely many candidates the choice is milder, and the fixed point another',
      },
    },
  ],
  domain: domain({ candidates: { min: 2, max: 4, infinite: 'always' }, data: 'real', reference: 'fixed-point' }),
  budget: { rounds: 4 },
  models: ['discrete'],
  mutants: ['ignore-reward', 'prefer-worst', 'biased-sampler', 'real-share-low', 'real-share-high', 'drop-real-data'],
};
