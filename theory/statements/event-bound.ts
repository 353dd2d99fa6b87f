/**
 * Started from the real data, no event loses more than this: `P_t(A) − η P_t(A)^K ≥ (1 − η) P_ref(A)` for every event A, every round t and
 * every rule that keeps one of K candidates, also if the rule changes from round to round.
 *
 * The kept candidate lies in A if all K do, so `P_{t+1}(A) ≥ (1 − η) P_ref(A) + η P_t(A)^K`. Put `f(x) = x − η x^K`, which is concave
 * on [0, 1] with `f(1) = 1 − η`, and `u = P_ref(A)`, `x_t = P_t(A)`. At t = 0, `x_0 = u` and `f(u) ≥ (1 − η) u`. If `f(x_t) ≥ (1 − η) u`,
 * then `y = (1 − η) u + η x_t^K ≤ x_t`, so `f(y) ≥ y − η x_t^K = (1 − η) u`. Now `y ≤ x_{t+1} ≤ 1`, and a concave function is at least the
 * smaller of its values at the ends: `f(x_{t+1}) ≥ min(f(y), 1 − η) ≥ (1 − η) u`. Less weight η' ≤ η of the choice gives the same: where
 * `u ≥ x_t^K` it raises y, and where `u < x_t^K` it leaves `y ≥ u` with `f(y) ≥ min(f(u), 1 − η) ≥ (1 − η) u`.
 *
 * (a), (b) and (c) are this for the tails, for atoms and for their complements. (d): the bound says `P_ref(A) − P_t(A) ≤ λ(x − x^K)` with
 * `x = P_t(A)`, whose largest value is `λ(K − 1) K^{−K/(K−1)}`, at `x = K^{−1/(K−1)}`; it bounds the total variation, here raised to the power
 * K − 1. (e): in one round the Lorenz curve of p_1 against p_ref stays above `(1 − η) u + η u^K`, so a convex divergence is at most that of the
 * density `1 − η + ηK u^{K−1}`, u uniform, whose χ² is `η² (K − 1)²/(2K − 1)`.
 *
 * (f) and (g) are the one-round inequality for the training data of a learned model, up to the resolution ε. They do not depend on the learner.
 */
import { type Statement, LARGEST_K, domain } from './statement';
import { startsAtReference } from './theorem-2.3';

const TAIL = 'P(p[t], w <= w(x))';

export const eventBound: Statement = {
  id: 'event-bound',
  title: 'No choice takes more from an event than this',
  source: {
    kind: 'derived',
    reference: 'the kept one lies in an event if all K candidates do; concavity of x − η x^K',
  },
  summary:
    'Started from the real data, every event keeps a share of its real mass that depends on K and λ alone, whatever rule chooses one of K; at K = 2 the model stays within λ/4 of the real data in total variation.',
  claims: [
    {
      id: 'a',
      says: 'the atoms of at most some weight keep this share',
      claim: `${TAIL} - eta*${TAIL}^K >= (1 - eta)*P(p_ref, w <= w(x))`,
      when: 'w(x) < w_max',
      tightness: 1e-6,
    },
    {
      id: 'b',
      says: 'every atom keeps this share',
      claim: 'p[t](x) - eta*p[t](x)^K >= (1 - eta)*p_ref(x)',
      tightness: 1e-6,
    },
    {
      id: 'c',
      says: 'all other atoms together keep this share',
      claim: '(1 - p[t](x)) - eta*(1 - p[t](x))^K >= (1 - eta)*(1 - p_ref(x))',
      tightness: 1e-6,
    },
    {
      id: 'd',
      says: 'so the total variation TV has K^K TV^(K−1) ≤ (λ(K−1))^(K−1): at most λ/4 at K = 2',
      claim: 'K^K*TV(p[t], p_ref)^(K - 1) <= (lambda*(K - 1))^(K - 1)',
      tightness: 0.06,
    },
    {
      id: 'e',
      says: 'and the first round moves at most η²(K−1)²/(2K−1) in χ²',
      claim: 'chi2(p[1], p_ref) <= eta^2*(K - 1)^2/(2*K - 1)',
      tightness: 0.2,
    },
    {
      id: 'f',
      says: 'in the training data, the best keep this share of their mass, up to ε',
      claim: 'P(train(p[t]), A_star) >= (1 - eta)*P(p_ref, A_star) + eta*P(p[t], A_star)^K - epsilon',
      learned: 'only',
    },
    {
      id: 'g',
      says: 'and so do the others',
      claim: '1 - P(train(p[t]), A_star) >= (1 - eta)*(1 - P(p_ref, A_star)) + eta*(1 - P(p[t], A_star))^K - epsilon',
      learned: 'only',
    },
  ],
  hypotheses: [
    { ...startsAtReference('the start itself may give an event hardly any mass'), carries: ['a', 'b', 'c', 'd', 'e'] },
    {
      id: 'one-of-the-candidates',
      says: 'one of the K candidates is kept',
      drop: {
        how: 'draw one candidate more than K',
        domain: { loop: 'one-candidate-more' },
        expect: 'counterexample',
        because: 'an event has all K + 1 candidates less often than K',
      },
    },
    {
      id: 'finite-candidates',
      says: 'K is finite',
      drop: {
        how: 'compare the tilt (K = ∞) with the bound for K = 64, which (c) implies for every K up to 64',
        domain: { candidates: { min: 1, max: 1, infinite: 'always' } },
        claim: '(1 - p[t](x)) - eta*(1 - p[t](x))^64 >= (1 - eta)*(1 - p_ref(x))',
        expect: 'counterexample',
        because: 'the tilt can move all synthetic mass onto an atom of arbitrarily small probability in one round',
      },
    },
  ],
  domain: domain({
    candidates: { min: 2, max: LARGEST_K, infinite: 'never' },
    data: 'real',
    start: 'reference',
    support: 'any',
  }),
  budget: { rounds: 4, exact: true },
  models: ['discrete'],
  mutants: ['real-share-low', 'drop-real-data', 'biased-sampler', 'one-candidate-more'],
};
