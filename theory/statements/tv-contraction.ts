/**
 * The loop with real data contracts in total variation when `η h_K < 1`, which is `λ(h_K − 1) < 1`.
 *
 * A round maps p to `F(p) = (1 − η) p_ref + η pH^K_p`. The real data cancels in a difference, so `TV(F(p), F(q)) = η TV(pH_p, qH_q)`,
 * and by `tv-lipschitz` this is at most `η h_K TV(p, q)`. That is (a), for every λ, and (b) follows by induction over the rounds, since
 * `p_{t+1} = F(p_t)`. Where `η h_K < 1` F is a contraction of the laws, which are complete in total variation: the loop has one fixed
 * point, and by (b) p_t converges to it geometrically from every start (Banach). Since `h_K ≤ K`, λ < 1/(K − 1) always suffices.
 * Claim (c), that every two laws get closer, is what fails beyond.
 */
import { type Statement, domain } from './statement';
import { H_SUP, boundedRange } from './tv-lipschitz';

export const tvContraction: Statement = {
  id: 'tv-contraction',
  title: 'With enough real data the loop contracts',
  source: { kind: 'derived', reference: 'tv-lipschitz, with real data in common; Banach fixed point theorem' },
  summary:
    'One round of the loop with real data brings two laws closer in total variation by the factor η h_K; where it is below 1, the loop converges geometrically to the same law from every start.',
  follows: ['tv-lipschitz'],
  where: { h_K: H_SUP },
  claims: [
    {
      id: 'a',
      says: 'a round brings two laws closer by the factor η h_K',
      claim: 'TV(next(p[0]), next(q)) <= eta*h_K*TV(p[0], q)',
      when: 'TV(p[0], q) > 0',
      tightness: 'attained',
    },
    {
      id: 'b',
      says: 'so the steps of the loop shrink geometrically',
      claim: 'TV(p[t + 1], p[t]) <= (eta*h_K)^t*TV(p[1], p[0])',
      when: 't >= 1',
      tightness: 'attained',
    },
    {
      id: 'c',
      says: 'and every two laws get closer',
      claim: 'TV(next(p[0]), next(q)) < TV(p[0], q)',
      when: 'TV(p[0], q) > 0',
    },
  ],
  hypotheses: [
    {
      id: 'enough-real-data',
      says: 'λ(h_K − 1) < 1',
      formal: 'lambda*(h_K - 1) < 1',
      carries: ['c'],
      drop: {
        how: 'λ(K − 1) ≥ 1',
        domain: { data: 'unstable', candidates: { min: 2, max: 6, infinite: 'sometimes' } },
        expect: 'counterexample',
        because: 'the constant h_K is attained, so the real data no longer makes up for the curation',
      },
    },
    boundedRange,
  ],
  domain: domain({ data: 'sharply-stable' }),
  budget: { rounds: 2, growth: 64 },
  models: ['discrete'],
  mutants: ['real-share-low', 'drop-real-data', 'one-candidate-more', 'forget-to-normalise', 'biased-sampler'],
};
