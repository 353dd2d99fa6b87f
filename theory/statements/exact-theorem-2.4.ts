/**
 * Theorem 2.4 with the bound that no choice of one of K can exceed: if `λ(K − 1) ≤ 1` and the loop starts from the real data, then
 * `KL(p_t‖p_ref) ≤ ∫_0^1 log(1/(1 − ηK u^{K−1})) du − log(1 + λ) = Σ_{k≥1} (ηK)^k/(k(k(K−1)+1)) − log(1 + λ)`.
 *
 * Put `B_0(u) = u` and `B_{t+1}(u) = (1 − η) u + η B_t(u)^K`, which are convex and increasing from 0 to 1. By `event-bound`'s first
 * inequality and induction, `P_t(A) ≥ B_t(P_ref(A))` for every event A. So the Lorenz curve of p_t against p_ref lies above B_t: at its
 * corners, and between them since B_t is convex. Hence every convex divergence of p_t from p_ref is at most that of the density B_t'. As
 * `B_1 ≤ B_0`, B_t decreases to the B with `(1 − η) u = x − ηx^K` for `x = B(u)`, where the right side increases in x on [0, 1]
 * because `ηK ≤ 1`, which is `λ(K − 1) ≤ 1`. So the divergence is at most `∫ log B'(u) dB(u)` with `B'(u) = (1 − η)/(1 − ηK x^{K−1})`, and
 * `log(1 − η) = −log(1 + λ)`. This is (a). At λ(K − 1) = 1 it is finite, 1 − log 2 at K = 2, where the bound of theorem 2.4 is
 * not; beyond it there is none. Since `B' ≤ B'(1) = 1/(1 − λ(K − 1))` it implies theorem 2.4 (a).
 *
 * It is the least such bound: best-of-K with many atoms attains B. At K = 2 it is
 * `1 + ((1 − λ)/(2λ)) log((1 − λ)/(1 + λ)) − log(1 + λ)`.
 */
import { type Statement, LARGEST_K, domain } from './statement';
import { startsAtReference } from './theorem-2.3';

export const exactTheorem24: Statement = {
  id: 'exact-theorem-2.4',
  title: 'Theorem 2.4 with the best bound on the KL for any choice',
  source: { kind: 'derived', reference: 'the recursion B ↦ (1 − η) u + ηB^K of event-bound, and Lorenz order' },
  summary:
    'Started from the real data with λ(K−1) ≤ 1, the KL divergence never exceeds a finite series in ηK, whatever rule keeps one of K; at K = 2 and λ = 0.9 it is 0.195, where theorem 2.4 says 2.303.',
  follows: ['event-bound'],
  claims: [
    {
      id: 'a',
      says: 'KL to the real data is at most that of the extreme rule',
      claim: 'KL(p[t], p_ref) <= log_integral(eta*K, K - 1) - log(1 + lambda)',
      tightness: { discrete: 0.2, 'large-discrete': 0.35 },
    },
  ],
  hypotheses: [
    startsAtReference('the start itself may be arbitrarily far from the real data'),
    {
      id: 'enough-real-data',
      says: 'λ(K − 1) ≤ 1',
      formal: 'lambda*(K - 1) <= 1',
      drop: {
        how: 'λ(K − 1) ≥ 1, and ask for the largest bound that the theorem gives, 1 − log 2 at K = 2',
        domain: { data: 'unstable', candidates: { min: 2, max: 6, infinite: 'sometimes' } },
        budget: { rounds: 3 },
        claim: 'KL(p[t], p_ref) <= 1 - log(2)',
        expect: 'counterexample',
        because: 'no finite bound holds uniformly: a rare best atom of mass ε → 0 makes the KL grow like η log(1/ε)',
      },
    },
    {
      id: 'one-of-the-candidates',
      says: 'one of the K candidates is kept',
      drop: {
        how: 'draw one candidate more than K',
        domain: { loop: 'one-candidate-more' },
        expect: 'counterexample',
        because: 'the best of K + 1 candidates costs more than the best of K',
      },
    },
  ],
  domain: domain({
    candidates: { min: 2, max: LARGEST_K, infinite: 'never' },
    data: 'stable',
    start: 'reference',
    support: 'any',
  }),
  models: ['discrete', 'large-discrete'],
  mutants: ['real-share-low', 'drop-real-data', 'biased-sampler', 'one-candidate-more'],
};
