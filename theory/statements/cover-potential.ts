/**
 * With several users and K = ∞ the loop increases a potential. It is Cover's algorithm for log-optimal portfolios
 * (Cover 1984), an instance of EM.
 *
 *     Φ(p) = (1 − η) E_{p_ref}[log p] + η E_u[log E_p[w_u]] ,      p' = p · ∂Φ(p) .
 *
 * Φ is concave and a mean of logarithms of mixtures, so EM's inequality `Φ(p') − Φ(p) ≥ KL(p'‖p)` holds; this is claim
 * (a). Let q be a fixed point of full support. Then `∂Φ(q) = 1` everywhere, and q maximises Φ. Since `∂Φ(p)` is a mean
 * of `E_q[w_u]/E_p[w_u]` under the weights that make up ∂Φ(q), concavity of the logarithm gives
 * `Φ(q) − Φ(p) ≤ E_q[log ∂Φ(p)] = KL(q‖p) − KL(q‖p')`; this is claim (b). The sum over rounds, with (a), gives claim
 * (c). `Φ(p') − Φ(p)` is written as `(1 − η)(KL(p_ref‖p) − KL(p_ref‖p')) + η E_u[log(E_{p'} w_u/E_p w_u)]`, which needs
 * no entropies.
 */
import { type Statement, domain } from './statement';

const rise = (to: string, from: string): string =>
  `(1 - eta)*(KL(p_ref, ${from}) - KL(p_ref, ${to})) + eta*E_users(log(E(${to}, w_u)/E(${from}, w_u)))`;

export const coverPotential: Statement = {
  id: 'cover-potential',
  title: 'Many users: the loop climbs a potential',
  source: { kind: 'derived', reference: 'Cover 1984, IEEE Trans. Inform. Theory 30; Csiszár and Tusnády 1984' },
  summary:
    'When every choice is made by a user drawn at random, the limit of many candidates climbs a concave potential of the model, and is within KL(q‖p_0)/t of its maximum at q after t rounds.',
  claims: [
    {
      id: 'a',
      says: 'the potential rises by at least the divergence of the new model from the old',
      claim: `${rise('p[t + 1]', 'p[t]')} >= KL(p[t + 1], p[t])`,
      tightness: 1e-6,
    },
    {
      id: 'b',
      says: 'the model comes closer to the maximum q by what it lies below it',
      claim: `${rise('q', 'p[t]')} <= KL(q, p[t]) - KL(q, p[t + 1])`,
      tightness: 1e-5,
    },
    {
      id: 'c',
      says: 'after t rounds it is below the maximum by at most KL(q‖p_0)/t',
      claim: `t*(${rise('q', 'p[t]')}) <= KL(q, p[0])`,
      when: 't >= 1',
      tightness: 0.91,
    },
  ],
  hypotheses: [
    {
      id: 'fixed-point',
      says: 'q is a fixed point of the loop that charges every atom',
      formal: 'TV(next(q), q) == 0',
      carries: ['b', 'c'],
      drop: {
        how: 'take any law for q, and any real data',
        domain: { reference: 'any' },
        expect: 'counterexample',
        because: 'a law that is no maximum of the potential attracts nothing',
      },
    },
    {
      id: 'many-candidates',
      says: 'K = ∞',
      drop: {
        how: 'choose among finitely many',
        domain: { candidates: { min: 2, max: 4, infinite: 'never' }, reference: 'any' },
        expect: 'counterexample',
        because:
          'a choice among finitely many climbs no potential: with cyclic preferences it never settles (condorcet-cycle)',
      },
    },
    {
      id: 'every-user-chooses',
      says: 'each user makes the share of choices that the potential counts',
      drop: {
        how: 'let the first user make all choices',
        domain: { loop: 'curated' },
        expect: 'counterexample',
        because: 'the first user’s choices may lower the potential of all',
      },
    },
  ],
  domain: domain({
    candidates: { min: 2, max: 4, infinite: 'always' },
    data: 'real',
    reference: 'fixed-point',
    loop: 'heterogeneous-users',
    users: { count: 3 },
  }),
  budget: { rounds: 4 },
  models: ['discrete'],
  mutants: ['ignore-reward', 'prefer-worst', 'biased-sampler', 'drop-real-data'],
};
