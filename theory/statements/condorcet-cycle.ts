/**
 * Three users with cyclic preferences and K = 2: the loop never settles.
 *
 * Users have rewards (M, 0, −M), (−M, M, 0), (0, −M, M) and equal shares. With K = 2 the update is
 * `p'_i = p_i (1 + Σ_j a_ij p_j)`, where `a_ij = E_u[tanh((r_u(i) − r_u(j))/2)]` (`k2-tanh` for each user) is antisymmetric and circulant: a game
 * of rock, paper, scissors. Since `Σ_i Σ_j a_ij p_j = 0` and `log(1 + z) ≤ z`, the product of the three masses falls in
 * every round, unless the masses are equal. So `KL(uniform‖p_t)` rises for ever, and the uniform law, which is the only
 * fixed point of full support, repels. The linearisation at the uniform law has eigenvalues λ with `|λ|² = 1 + b²`,
 * `b = (2 tanh(M/2) − tanh M)/(3√3)`; at M = 3, |λ| = 1.0122. So "loops with many users converge" is false at K = 2.
 * The cycle is due to Condorcet (1785), the dynamics to Zeeman (1980).
 */
import { type Statement, domain } from './statement';

export const condorcetCycle: Statement = {
  id: 'condorcet-cycle',
  title: 'Cyclic preferences: two candidates never settle',
  source: { kind: 'derived', reference: 'rock–paper–scissors replicator dynamics; preferences of Condorcet 1785' },
  summary:
    'Three users whose preferences form a cycle, choosing between two candidates, drive the model away from the uniform law in every round, from every other start that charges all three atoms.',
  follows: ['k2-tanh'],
  claims: [
    {
      id: 'a',
      says: 'the model moves away from the uniform law q',
      claim: 'KL(q, p[t + 1]) > KL(q, p[t])',
      when: 'TV(p[t], q) > 0',
    },
    { id: 'b', says: 'which is a fixed point', claim: 'TV(next(q), q) == 0' },
  ],
  hypotheses: [
    {
      id: 'two-candidates',
      says: 'K = 2',
      drop: {
        how: 'choose among more',
        domain: { candidates: { min: 3, max: 5, infinite: 'sometimes' } },
        expect: 'counterexample',
        because:
          'with three candidates or more the loop settles: the drift towards the uniform law outweighs the rotation',
      },
    },
    {
      id: 'cyclic-preferences',
      says: 'the three users’ preferences form a cycle',
      drop: {
        how: 'let them like what they will',
        domain: { users: { count: 3 } },
        expect: 'counterexample',
        because: 'with a compromise that all like the loop settles on it',
      },
    },
    {
      id: 'full-support',
      says: 'the start charges all three atoms',
      formal: 'E(p[0], ratio(q, p[0])) == 1',
      carries: ['a'],
      drop: {
        how: 'leave out an atom',
        domain: { support: 'best-missing' },
        expect: 'counterexample',
        because: 'the divergence is infinite from the beginning, and the loop settles on one of the two',
      },
    },
    {
      id: 'fully-synthetic',
      says: 'λ = ∞',
      carries: ['a'],
      drop: {
        how: 'mix in real data, uniform',
        domain: { data: 'real' },
        expect: 'counterexample',
        because: 'the uniform law attracts when η |λ| < 1',
      },
    },
  ],
  domain: domain({
    candidates: { min: 2, max: 2, infinite: 'never' },
    loop: 'heterogeneous-users',
    users: { count: 3, preferences: 'cyclic' },
  }),
  models: ['discrete'],
  mutants: ['ignore-reward', 'prefer-worst', 'one-candidate-less', 'biased-sampler'],
};
