/**
 * Best of K beats a fresh draw of the model with probability K/(K + 1) at most, where a tie counts one half.
 *
 * *Proof.* Draw K candidates and one more, and break ties by independent uniform ranks. Each of the K + 1 is the best with probability 1/(K + 1). If the
 * fresh one is not below the best of K, it is above it, or ties with it; it then wins by rank with probability 1/(m + 1), where m ≥ 1 of the K have
 * the largest weight. So
 *
 *     1/(K + 1) = P(fresh > best) + E[1{fresh = best}/(m + 1)] ≤ P(fresh > best) + ½ P(fresh = best) = 1 − win rate ,
 *
 * which is (a). Without ties, on a continuous law, it is an equality. On atoms the inequality is strict for K ≥ 2, as all K + 1 may be the same atom
 * (b). With two levels of weight, of which the upper has the mass a before and b after the choice, the win rate is
 * `b (1 − a) + ½ (a b + (1 − a)(1 − b)) = ½ (1 + b − a)`, which is (c).
 *
 * Source: Beirami et al. 2024 (arXiv:2401.01879), the win rate of best of n.
 */
import { oneOfK } from './bon-kl';
import { type Statement, LARGEST_K, domain } from './statement';

export const bonWinrate: Statement = {
  id: 'bon-winrate',
  title: 'Best of K beats a fresh draw with probability K/(K + 1) at most',
  source: { kind: 'restated', reference: 'Beirami et al. 2024, arXiv:2401.01879' },
  summary:
    'The best of K candidates is better than one more draw of the model with probability at most K/(K + 1), where a tie counts one half, and with less on any space with finitely many atoms if K ≥ 2.',
  claims: [
    {
      id: 'a',
      says: 'the probability that the kept one wins',
      claim: 'win_rate(curate(p[t]), p[t]) <= K/(K + 1)',
      tightness: 'attained',
    },
    {
      id: 'b',
      says: 'and strictly less, if there is a choice at all',
      claim: 'win_rate(curate(p[t]), p[t]) < K/(K + 1)',
      when: 'K >= 2',
    },
    {
      id: 'c',
      says: 'with two levels of weight a half of what the upper one gains is added to ½',
      claim: 'win_rate(curate(p[t]), p[t]) == (1 + P(curate(p[t]), A_star) - P(p[t], A_star))/2',
      when: 'w_next == w_min',
    },
  ],
  hypotheses: [oneOfK('a rare atom that both like best is found among K² candidates, not K')],
  domain: domain({
    candidates: { min: 1, max: LARGEST_K, infinite: 'never' },
    support: 'any',
    loop: 'best-of-K',
    onlyLoop: true,
  }),
  budget: { rounds: 1, growth: 4 },
  models: ['discrete'],
  mutants: ['one-candidate-more', 'biased-sampler'],
};
