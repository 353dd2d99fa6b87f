/**
 * Theorem 2.4: with enough real data the loop stays near the real data: `λ(K − 1) < 1` bounds the density ratio, and
 * hence the KL.
 *
 * It follows from `sharp-theorem-2.4`: h_K ≤ K (`tv-lipschitz`), so `1 + λ − λ h_K ≥ 1 − λ(K − 1)`. (c) and (d) follow from (b) and (a).
 * (a) also follows from `exact-theorem-2.4`, whose bound is less for every λ > 0.
 *
 * On trained models (c) and (d) have two parts. Every rule that keeps one of K has H ≤ K, so every event and every law p_s have
 * `P(train(p_s), A) ≤ (1 − η) P(p_ref, A) + ηK P(p_s, A)`. The fixed point of this bound is the published one, and an error of the fit in round s
 * reaches round t with the factor (ηK)^(t−1−s). For (d) the same is said of the largest ratio over the bins, of which KL is at most the
 * logarithm; the learner's share is what its fits add to KL.
 */
import { type Statement, FERBACH, LARGEST_K, domain } from './statement';
import { startsAtReference } from './theorem-2.3';

export const theorem24: Statement = {
  id: 'theorem-2.4',
  title: 'With enough real data the loop stays near it',
  source: { kind: 'published', reference: `${FERBACH}, Theorem 2.4; (b) from its proof` },
  summary:
    'Started from the real data with λ(K−1) < 1, the model’s density never exceeds 1/(1 − λ(K−1)) times the real one, so its KL divergence is bounded in every round.',
  follows: ['sharp-theorem-2.4', 'exact-theorem-2.4', 'tv-lipschitz'],
  sharper: 'exact-theorem-2.4',
  constants: {
    says: 'the bound on KL(p_t‖p_ref)',
    own: '-log(1 - lambda*(K - 1))',
    best: 'log_integral(eta*K, K - 1) - log(1 + lambda)',
    by: 'exact-theorem-2.4',
    better: 'smaller',
    over: 'lambda',
    values: ['1/100', '1/20', '1/10', '1/5', '3/10', '2/5', '1/2', '7/10', '9/10'],
    candidates: [2, 4, 8],
  },
  claims: [
    {
      id: 'a',
      says: 'KL to the real data is at most −log(1 − λ(K−1))',
      claim: 'KL(p[t], p_ref) <= -log(1 - lambda*(K - 1))',
      tightness: 0.98,
    },
    {
      id: 'b',
      says: 'the density ratio is at most 1/(1 − λ(K−1))',
      claim: 'sup_ratio(p[t], p_ref) <= 1/(1 - lambda*(K - 1))',
      tightness: { discrete: 'attained', 'large-discrete': 0.02 },
    },
    {
      id: 'c',
      says: 'the best have at most 1/(1 − λ(K−1)) times their mass in the real data',
      claim: 'P(p[t], A_star) <= P(p_ref, A_star)/(1 - lambda*(K - 1))',
      learned: 'only',
      parts: {
        learner:
          '(eta*K)^t*(P(p_ref, A_star) - P(p[0], A_star)) + ' +
          'sum_rounds((eta*K)^(t - 1 - s)*(P(train(p[s]), A_star) - P(p[s + 1], A_star)), 0, t - 1)',
        steps: ['P(train(p[t]), A_star) <= (1 - eta)*P(p_ref, A_star) + eta*K*P(p[t], A_star)'],
      },
    },
    {
      id: 'd',
      says: 'KL over bins, which is at most KL, keeps the bound',
      claim: 'KL(binned(p[t]), binned(p_ref)) <= -log(1 - lambda*(K - 1))',
      learned: 'only',
      parts: {
        learner:
          'sum_rounds(KL(binned(train(p[s])), binned(p_ref)) - KL(binned(p[s + 1]), binned(p_ref)), 0, t - 1)' +
          ' - KL(binned(p[0]), binned(p_ref))',
        steps: [
          'sup_ratio(binned(train(p[t])), binned(p_ref)) <= 1 - eta + eta*K*sup_ratio(binned(p[t]), binned(p_ref))',
        ],
        sums: false,
      },
    },
  ],
  hypotheses: [
    startsAtReference('the start itself may be arbitrarily far from the real data'),
    {
      id: 'enough-real-data',
      says: 'λ(K − 1) < 1',
      formal: 'lambda*(K - 1) < 1',
      drop: {
        how: 'λ(K − 1) ≥ 1, and ask for the bound KL ≤ 2',
        domain: { data: 'unstable', candidates: { min: 2, max: 6, infinite: 'sometimes' } },
        budget: { rounds: 3 },
        claim: 'KL(p[t], p_ref) <= 2',
        expect: 'counterexample',
        because:
          'no finite bound holds uniformly: a rare best atom of mass ε → 0 and w_max/w_min → ∞ make the KL grow like η log(1/ε); any other bound in place of 2 falls the same way',
      },
    },
  ],
  domain: domain({
    candidates: { min: 1, max: LARGEST_K, infinite: 'never' },
    data: 'stable',
    start: 'reference',
    support: 'any',
  }),
  models: ['discrete', 'large-discrete'],
  mutants: ['real-share-low', 'drop-real-data', 'biased-sampler'],
};
