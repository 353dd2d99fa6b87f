/**
 * Published: when an owner curates first and the public second, with different best atoms, the owner's choice
 * determines the limit.
 *
 * This fails at K = M = ∞. The two tilts multiply in either order, `p_t ∝ p_0 (w_1 w_2)^t`, so the limit is on the
 * atoms where the sum of the two rewards is largest. With rewards s(1, 0, .9) and s(0, 1, .9) it is the third atom, a
 * compromise. The corrected statement is `two-stage-limit`.
 */
import { type Statement, TWO_EQUAL_USERS, domain } from './statement';

export const twoStageTheorem4: Statement = {
  id: 'two-stage-theorem-4',
  title: 'Published: the first of two curators fixes the limit',
  source: { kind: 'published', reference: 'arXiv:2511.12804, Theorem 4 (restated)' },
  summary:
    'As published, with an owner choosing before the public and other favourites, the limit has its mass on the owner’s best atoms. It fails: the limit maximises the sum of both rewards.',
  claims: [
    {
      id: 'a',
      says: 'in the limit all mass is on the owner’s best atoms',
      claim: 'P(p_limit, A_star) == 1',
    },
  ],
  hypotheses: [],
  domain: domain({
    candidates: { min: 2, max: 2, infinite: 'always' },
    loop: 'two-stage',
    users: TWO_EQUAL_USERS,
  }),
  budget: { rounds: 1 },
  models: ['discrete'],
  mutants: [],
  expected: {
    verdict: 'refuted',
    because: 'the limit is where the sum of both rewards is largest, which may be the best atom of neither',
    corrected: 'two-stage-limit',
  },
};
