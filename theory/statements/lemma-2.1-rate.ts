/**
 * Lemma 2.1 with its rate: the law of the kept candidate is within order 1/K² of the tilt, in KL.
 *
 * By the proof of `shortfall-moments`, `p_K` is the mean of `Q_s ∝ p w e^{−sw}` over a random s: `x = −log E_p[e^{−sw}]` is
 * exponential of rate K, and `Q_0` is the tilt. KL is convex in its second argument, so `KL(Q_0‖p_K) ≤ E[KL(Q_0‖Q_s)]`. Here
 * `KL(Q_0‖Q_s) = log E_{Q_0}[e^{−s(w − E_{Q_0}[w])}] ≤ s² (w_max − w_min)²/8` by Hoeffding's lemma. Since `e^{−sw} ≤ e^{−s w_min}`,
 * `s ≤ x/w_min`; and `E[x²] = 2/K²`. Together `KL(tilt‖p_K) ≤ ((w_max − w_min)/(2 K w_min))² = ((e^D − 1)/(2K))²`.
 *
 * The bound (a) of `lemma-2.1` is of order 1/K, but needs no w_min: neither follows from the other. For nearly equal weights the
 * left side tends to at most half of the right, because KL is convex in the mixture of the `Q_s`.
 */
import { type Statement, LARGEST_K, domain } from './statement';

export const lemma21Rate: Statement = {
  id: 'lemma-2.1-rate',
  title: 'Many candidates: the KL gap closes like 1/K²',
  source: { kind: 'derived', reference: 'exponential clocks, convexity of KL, and Hoeffding’s lemma' },
  summary:
    'The exponential tilt is within ((e^D − 1)/(2K))² of the curated law, in KL, where D is the range of the reward.',
  follows: ['shortfall-moments'],
  claims: [
    {
      id: 'a',
      says: 'the KL gap is at most ((e^D − 1)/(2K))², with e^D = w_max/w_min',
      claim: 'KL(tilt(p[t]), curate(p[t])) <= ((w_max/w_min - 1)/(2*K))^2',
      tightness: 0.6,
    },
  ],
  hypotheses: [
    {
      id: 'bounded-range',
      says: 'w_min ≤ w ≤ w_max on the support',
      drop: {
        how: 'declare a supremum below the true one, hence a smaller range',
        domain: { bound: 'below' },
        expect: 'counterexample',
        because: 'the gap grows with the variance of w under the tilt, which a smaller range does not bound',
      },
    },
    {
      id: 'luce-choice',
      says: 'one of K is kept with probability proportional to w (Bradley–Terry)',
      drop: {
        how: 'choose with probability proportional to 1/w',
        domain: { loop: 'prefer-worst' },
        expect: 'counterexample',
        because: 'the kept law then tends to another limit, at a fixed distance from the tilt',
      },
    },
  ],
  domain: domain({ candidates: { min: 2, max: LARGEST_K, infinite: 'never' } }),
  budget: { rounds: 1 },
  models: ['discrete'],
  mutants: ['ignore-reward', 'prefer-worst', 'one-candidate-less', 'forget-to-normalise', 'biased-sampler'],
};
