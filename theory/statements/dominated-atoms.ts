/**
 * What is true of mass outside the basins: an atom x that every user likes no more than another, y, loses odds against it in every round.
 *
 * Luce's choice of each user keeps an atom with a probability that grows with its weight, so `H^{K,u}(x) ≤ H^{K,u}(y)` for every u and K, and hence for
 * the mixture over users. Where some user likes x less, strictly, the odds fall strictly. It corrects Lemma 3.3 of arXiv:2605.07724: the
 * atoms that lose are those that a basin dominates, not all that lie outside.
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
  budget: { rounds: 2 },
  models: ['discrete'],
  mutants: ['prefer-worst', 'biased-sampler'],
};
