/**
 * What K candidates miss of the gain of infinitely many is a moment sequence in K, so the gain is concave in K and the
 * shortfall log-convex.
 *
 * *Exponential clocks.* `1/(w(x) + S') = ∫_0^∞ e^{−s (w(x) + S')} ds`, with S' the total weight of the other K − 1 candidates, so
 * `H(x) = K w(x) ∫ e^{−s w(x)} φ(s)^{K−1} ds` with `φ(s) = E_p[e^{−sw}]`. The law `Q_s ∝ p w e^{−sw}` has the constant
 * `E_p[w e^{−sw}] = −φ'(s)`. Hence `p_K = ∫ Q_s K φ(s)^{K−1} (−φ'(s)) ds = ∫_0^∞ Q_{s(x)} K e^{−Kx} dx` with `x = −log φ(s)`:
 * the kept candidate has the law Q at a random exponential time x of rate K, and `Q_0` is the tilt.
 *
 * *Moments.* Put `h(x) = E_{Q_{s(x)}}[w]`. Since `dx = μ ds` with `μ = −φ'/φ`, `−h'(x) = Var_{Q_s}(w)/μ ≥ 0`. By parts,
 * `E_{Q_0}[w] − E_{p_K}[w] = ∫ K e^{−Kx} (h(0) − h(x)) dx = ∫ e^{−Kx} (−h'(x)) dx`. With `z = e^{−x}` this is `∫_0^1 z^{K−1} dσ(z)` for
 * a measure σ ≥ 0. So `z^{K−3}(1 − z)² ≥ 0` gives (a), and Cauchy–Schwarz for `z^{K−3}` and `z^{K−1}`, with the product of their roots
 * `z^{K−2}`, gives (b).
 *
 * The same with variances in the place of `−h'`: `step-identity` says `gain = ((K − 1)/2) E[(w_1 − w_2)²/S]`, and
 * `E[(w_1 − w_2)² e^{−sS}] = 2 φ^K v` with v the variance of w under the tilt `∝ p e^{−sw}`, so
 * `gain = (K − 1) ∫ e^{−Kx} (v/μ) dx`, which `sharp-lemma-2.2` uses.
 *
 * K is the largest of three consecutive numbers of candidates. Claim (a) needs only that h falls in x: it holds for the
 * mean of any function that grows with w, under Luce's choice by any score that does (Chebyshev).
 */
import { type Statement, LARGEST_K, domain } from './statement';

export const shortfallMoments: Statement = {
  id: 'shortfall-moments',
  title: 'Each further candidate adds less',
  source: { kind: 'derived', reference: 'exponential clocks: the shortfall is a Hausdorff moment sequence' },
  summary:
    'The expected weight of the kept one of K candidates is concave in K, and its distance to the limit K = ∞ is log-convex in K.',
  claims: [
    {
      id: 'a',
      says: 'the expected weight of the kept candidate is concave in K',
      claim: '2*E(curate(p[t], K - 1), w) >= E(curate(p[t], K - 2), w) + E(curate(p[t]), w)',
      tightness: 1e-6,
    },
    {
      id: 'b',
      says: 'its distance to that of the tilt, the limit, is log-convex in K',
      claim:
        '(E(tilt(p[t]), w) - E(curate(p[t], K - 2), w))*(E(tilt(p[t]), w) - E(curate(p[t]), w)) >= (E(tilt(p[t]), w) - E(curate(p[t], K - 1), w))^2',
      tightness: 1e-6,
    },
  ],
  hypotheses: [
    {
      id: 'luce-choice',
      says: 'one of K is kept with probability proportional to w (Bradley–Terry)',
      drop: {
        how: 'choose with probability proportional to 1/w',
        domain: { loop: 'prefer-worst' },
        expect: 'counterexample',
        because: 'the expected weight then falls in K and is bounded below, so it is convex in K',
      },
    },
  ],
  domain: domain({ candidates: { min: 3, max: LARGEST_K, infinite: 'never' }, support: 'any' }),
  budget: { rounds: 1 },
  models: ['discrete'],
  mutants: ['prefer-worst', 'forget-to-normalise'],
};
