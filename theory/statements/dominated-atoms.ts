/**
 * The corrected statement about mass outside the basins: if every user likes atom x at most as much as atom y, the odds
 * of x against y never rise.
 *
 * The Luce choice of a user keeps an atom with a probability that increases with its weight. So
 * `H^{K,u}(x) ≤ H^{K,u}(y)` for every u and K, and hence for the mixture over users. If some user likes x strictly
 * less, the odds fall strictly. This corrects Lemma 3.3 of arXiv:2605.07724: the atoms that a basin dominates lose
 * mass, not all atoms outside the basins.
 */
import { type Statement, domain } from './statement';

export const dominatedAtoms: Statement = {
  id: 'dominated-atoms',
  title: 'Many users: what all like less loses',
  source: {
    kind: 'derived',
    reference: 'monotonicity of Luce’s choice, user by user; corrects arXiv:2605.07724, Lemma 3.3',
  },
  summary:
    'An atom that no user likes more than another one never gains odds against it, and loses some as soon as one user likes it less.',
  claims: [
    {
      id: 'a',
      says: 'odds against an atom that all like at least as well do not rise',
      claim: 'p[t + 1](x)*p[t](y) <= p[t](x)*p[t + 1](y)',
      when: 'E_users(max(w_u(x) - w_u(y), 0)) == 0',
      tightness: 'attained',
    },
  ],
  hypotheses: [
    {
      id: 'each-by-their-own-weights',
      says: 'each user chooses by their own weights (Luce)',
      drop: {
        how: 'choose in proportion to 1/w of the first user',
        domain: { loop: 'prefer-worst:heterogeneous-users' },
        expect: 'counterexample',
        because: 'what is liked less is then kept more often',
      },
    },
    {
      id: 'fully-synthetic',
      says: 'λ = ∞',
      drop: {
        how: 'mix in real data',
        domain: { data: 'real' },
        expect: 'counterexample',
        because: 'real data brings back what no user likes',
      },
    },
  ],
  domain: domain({
    candidates: { min: 1, max: 3, infinite: 'sometimes' },
    loop: 'heterogeneous-users',
    users: { count: 3 },
  }),
  budget: { rounds: 2, exact: true },
  models: ['discrete'],
  mutants: ['prefer-worst', 'biased-sampler'],
};
