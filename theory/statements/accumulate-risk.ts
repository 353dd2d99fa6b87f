/**
 * Accumulating data: the test risk of a linear regression that is fit to its own labels stays bounded if the data of
 * all rounds are kept, and grows without bound if they are replaced.
 *
 * Round i adds n points `x ~ N(0, I_d)` with labels `xᵀθ_{i−1} + ε`. θ_0 is the truth, and θ_t is the least-squares fit
 * to the points of rounds 1 to t. With `S_i = X_iᵀX_i` and `B_t = S_1 + … + S_t`, the earlier points satisfy
 * `Σ_{i<t} X_iᵀy_i = B_{t−1} θ_{t−1}`, hence `θ_t = θ_{t−1} + B_t^{-1} X_tᵀ ε_t`. The noise is independent of all
 * points, so the risk grows by `σ² E tr(B_t^{-1} S_t B_t^{-1})`; this is `(1/t) σ² E tr(B_t^{-1})`, since the S_i are
 * exchangeable, and `E B_t^{-1} = I/(tn − d − 1)`. Therefore
 *
 *     risk(p_t) = σ² Σ_{i≤t} d/(i (in − d − 1)) ≤ σ² d/(n − d − 1) · Σ_i 1/i² ≤ σ² d/(n − d − 1) · π²/6 ,
 *
 * since `in − d − 1 ≥ i (n − d − 1)`. Claim (c) uses 1.6449340668482265, just above π²/6 = 1.64493406684822643…. Replacing the data adds
 * `σ² d/(n − d − 1)`, the risk of the first round, in every round.
 *
 * Sources: Gerstgrasser et al. 2024, *Is Model Collapse Inevitable?* (arXiv:2404.01413), Theorem 1, bounds this risk;
 * Mobahi, Farajtabar & Bartlett 2020 and Dohmatob et al. 2024 (arXiv:2402.07712) treat the growth under replacement.
 */
import { type Statement, domain } from './statement';

export const accumulateRisk: Statement = {
  id: 'accumulate-risk',
  title: 'Accumulated data keep the risk of a regression bounded',
  source: { kind: 'restated', reference: 'Gerstgrasser et al. 2024, arXiv:2404.01413, Theorem 1' },
  summary:
    'A linear regression fit in every round to all the data so far, of which each round’s were labelled by the newest fit, has a test risk of at most π²/6 times that of its first round. Replacing the data instead adds that risk in every round.',
  claims: [
    {
      id: 'a',
      says: 'the round t + 1 adds σ² d/((t + 1)((t + 1) n − d − 1)) to the risk',
      claim: 'risk(p[t + 1]) - risk(p[t]) == sigma2*d/((t + 1)*((t + 1)*n - d - 1))',
    },
    {
      id: 'b',
      says: 'written out for three rounds',
      claim: 'risk(p[t]) == sigma2*d*(1/(n - d - 1) + 1/(2*(2*n - d - 1)) + 1/(3*(3*n - d - 1)))',
      when: 't == 3',
    },
    {
      id: 'c',
      says: 'the risk never exceeds π²/6 times that of the first round',
      claim: 'risk(p[t]) <= 1.6449340668482265*sigma2*d/(n - d - 1)',
      tightness: 0.2,
    },
    {
      id: 'd',
      says: 'replacing the data, which adds the risk of the first round in every round, is no better',
      claim: 'risk(p[t]) <= t*risk(p[1])',
      tightness: 'attained',
    },
  ],
  hypotheses: [
    {
      id: 'accumulated-data',
      says: 'the data of all rounds are kept',
      carries: ['a', 'b', 'c'],
      drop: {
        how: 'fit the newest data alone, and ask for the bound (c)',
        domain: { regression: { data: 'replace', points: 'more than d + 1' } },
        claim: 'risk(p[t]) <= 1.6449340668482265*sigma2*d/(n - d - 1)',
        expect: 'counterexample',
        because: 'every round adds σ² d/(n − d − 1), so the second exceeds the bound',
      },
    },
    {
      id: 'enough-points',
      says: 'n > d + 1 points a round',
      formal: 'n > d + 1',
      drop: {
        how: 'n = d or n = d + 1 points a round',
        domain: { regression: { data: 'accumulate', points: 'at most d + 1' } },
        expect: 'counterexample',
        because: 'the inverse of the matrix of so few points has no mean, and the risk of the first round is infinite',
      },
    },
  ],
  domain: domain({
    loop: 'finite-sample',
    candidates: { min: 1, max: 1, infinite: 'never' },
    samples: true,
  }),
  budget: { rounds: 12 },
  models: ['regression'],
  mutants: ['stale-model', 'one-sample-less'],
};
