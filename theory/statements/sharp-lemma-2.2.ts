/**
 * Lemma 2.2 with the mean weight in the place of the largest, and without any bound on the weight.
 *
 * Write `m = E_p[w]`, `V = Var_p(w)`, `M_3 = E_p[(w − m)³]`, and S for the total weight of K i.i.d. draws.
 *
 * *Without a bound (c).* By `step-identity`, `gain = ((K − 1)/2) E[(w_1 − w_2)²/S]`. Cauchy–Schwarz gives
 * `(E(w_1 − w_2)²)² ≤ E[(w_1 − w_2)²/S] E[(w_1 − w_2)² S]`. On the left `E(w_1 − w_2)² = 2V`. On the right, with
 * `w_i = m + z_i`, `E[(z_1 − z_2)²(z_1 + z_2)] = E[z_1³ + z_2³] = 2 M_3`, as all other terms have a factor E[z_i] = 0; each of
 * the K shares m of S contributes 2 m V, so `E[(w_1 − w_2)² S] = 2 M_3 + 2 K m V`. Hence
 * `gain (m V + M_3/K) ≥ (1 − 1/K) V²`.
 *
 * *From below (a).* `M_3 ≤ (w_max − m) V`, since `w − m ≤ w_max − m` multiplies a square. Put it into (c).
 *
 * *From above (b).* Tilt the law of w by `e^{−sw}`; let μ, v and κ be its mean, variance and third central moment, and x the
 * negative logarithm of `E_p[e^{−sw}]`, so dx = μ ds. By the proof of `shortfall-moments`, `gain = (K − 1) ∫ e^{−Kx} τ dx` with
 * `τ = v/μ`. As dv/ds = −κ and dμ/ds = −v, `d log τ/dx = (v/μ − κ/v)/μ`. With `Y = w − w_min ≥ 0`, of mean `a = μ − w_min`,
 * `(E Y²)² ≤ E Y E Y³` says `κ ≥ v²/a − a v`, so `d log τ/dx ≤ (v/μ − v/a + a)/μ ≤ a/μ = 1 − w_min/μ ≤ 1 − w_min/m`,
 * because μ falls from m at x = 0. So `τ ≤ (V/m) e^{(1 − w_min/m) x}`, and `gain ≤ (K − 1)(V/m)/(K − 1 + w_min/m)`.
 *
 * At K = ∞ all three are the equality of `fisher-identity`. The denominators lie between w_min and w_max, which gives
 * `step-sandwich`.
 */
import { type Statement, domain } from './statement';

/** `gain (m V + M_3/K) ≥ (1 − 1/K) V²`, in which no bound of w occurs. It is about one round from any law: the first, because third moments cost. */
const WITHOUT_BOUND =
  '(E(p[1], w) - E(p[0], w))*(E(p[0], w)*Var(p[0], w) + E(p[0], (w - E(p[0], w))^3)/K) >= (1 - 1/K)*Var(p[0], w)^2';

export const sharpLemma22: Statement = {
  id: 'sharp-lemma-2.2',
  title: 'Lemma 2.2 with the mean weight, and without a bound',
  source: { kind: 'derived', reference: 'Cauchy–Schwarz from step-identity; exponential tilts' },
  summary:
    'The gain of a round lies between two values that agree at K = ∞: the variance over a mean of the expected weight, with share 1 − 1/K, and of the largest or the least weight, with share 1/K. A third moment in place of the largest weight gives a bound for unbounded rewards.',
  follows: ['step-identity', 'shortfall-moments', 'fisher-identity'],
  claims: [
    {
      id: 'a',
      says: 'from below: the largest weight counts for 1/K only',
      claim: 'E(p[t + 1], w) - E(p[t], w) >= (1 - 1/K)*Var(p[t], w)/((1 - 1/K)*E(p[t], w) + w_max/K)',
      models: ['discrete'],
      tightness: 1e-6,
    },
    {
      id: 'b',
      says: 'from above: the least weight counts for 1/K only',
      claim: 'E(p[t + 1], w) - E(p[t], w) <= (1 - 1/K)*Var(p[t], w)/((1 - 1/K)*E(p[t], w) + w_min/K)',
      models: ['discrete'],
      tightness: 1e-6,
    },
    {
      id: 'c',
      says: 'from below without a bound on the weight: the third central moment takes the place of w_max',
      claim: WITHOUT_BOUND,
      tightness: { discrete: 1e-6, gaussian: 'attained' },
    },
  ],
  hypotheses: [
    {
      id: 'bounded-weight',
      says: 'w ≤ w_max on the support',
      carries: ['a'],
      drop: {
        how: 'declare a bound below the true supremum',
        domain: { bound: 'below' },
        expect: 'counterexample',
        because: 'with one rare best atom the third moment is close to (w_max − m) V, so no smaller value serves',
      },
    },
    {
      id: 'bounded-reward',
      says: 'the reward is bounded above',
      carries: ['a'],
      drop: {
        how: 'search (c) on Gaussians with a linear reward, where w has no upper bound',
        domain: { reward: 'linear' },
        model: 'gaussian',
        claim: WITHOUT_BOUND,
        expect: 'none',
        because: 'no bound of w occurs in (c) or in its proof, so this form of the lemma needs none',
      },
    },
    {
      id: 'luce-choice',
      says: 'one of K is kept with probability proportional to w (Bradley–Terry)',
      drop: {
        how: 'choose with probability proportional to 1/w',
        domain: { loop: 'prefer-worst' },
        expect: 'counterexample',
        because: 'such a choice lowers the expected weight',
      },
    },
  ],
  domain: domain({ support: 'any' }),
  budget: { rounds: 1 },
  models: ['discrete', 'gaussian'],
  mutants: [
    'ignore-reward',
    'prefer-worst',
    'one-candidate-less',
    'one-candidate-more',
    'forget-to-normalise',
    'biased-sampler',
  ],
};
