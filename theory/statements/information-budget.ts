/**
 * The gain is limited by the information that a round spends: `(E_q[w] − E_p[w])² ≤ ½ (w_max − w_min)² KL(q‖p)`.
 *
 * *Proof.* `|E_q[w] − E_p[w]| ≤ (w_max − w_min) TV(q, p)`, as w minus the middle of its range is at most half the range, and
 * `2 TV² ≤ KL` (Pinsker). It holds for any two laws, hence for every rule of choice: (a) for a round, (b) for the whole run against its
 * start. Near p = (½, ½) both sides
 * agree to second order, so the factor ½ is the smallest.
 *
 * Source: Mroueh 2024, *Information Theoretic Guarantees for Policy Alignment in Large Language Models* (arXiv:2406.05883), has the bound
 * for rewards with sub-Gaussian tails; a bounded reward is the case with variance proxy `(range)²/4` (Hoeffding).
 */
import { type Statement, LARGEST_K, domain } from './statement';

export const informationBudget: Statement = {
  id: 'information-budget',
  title: 'The gain is at most the range times the root of half the KL',
  source: { kind: 'restated', reference: 'Mroueh 2024, arXiv:2406.05883, for bounded rewards; Pinsker’s inequality' },
  summary:
    'No choice gains more than the range of the weight times the square root of half the divergence that it spends, in one round or in many.',
  claims: [
    {
      id: 'a',
      says: 'the gain of a choice, in units of the range of w',
      claim: '(E(curate(p[t]), w) - E(p[t], w))^2 <= (w_max - w_min)^2*KL(curate(p[t]), p[t])/2',
      tightness: 1e-6,
    },
    {
      id: 'b',
      says: 'the gain of all rounds so far',
      claim: '(E(p[t], w) - E(p[0], w))^2 <= (w_max - w_min)^2*KL(p[t], p[0])/2',
      tightness: 1e-6,
    },
  ],
  hypotheses: [
    {
      id: 'bounded-weight',
      says: 'w_min ≤ w ≤ w_max on the support',
      drop: {
        how: 'declare a supremum below the true one, hence a smaller range',
        domain: { bound: 'below' },
        expect: 'counterexample',
        because: 'near equal shares of two atoms the bound is attained to second order, so no smaller range serves',
      },
    },
  ],
  domain: domain({ candidates: { min: 1, max: LARGEST_K, infinite: 'sometimes' } }),
  budget: { rounds: 2, growth: 16, exact: true },
  models: ['discrete'],
  mutants: ['forget-to-normalise'],
};
