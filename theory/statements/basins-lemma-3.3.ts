/**
 * Published: with two types of users, the mass outside their two best-liked atoms (basins) decays.
 *
 * This fails under the assumption of the main text: an atom that neither type likes best, but both like well, can take
 * all mass. By Cover's condition, δ_x attracts from every start if `E_u[w_u(y)/w_u(x)] < 1` for every other y. With
 * weights (1, .01, .8, .001) and (.01, 1, .8, .001) and equal shares, the third atom satisfies this condition. The
 * corrected statement is `dominated-atoms`.
 */
import { type Statement, TWO_EQUAL_USERS, domain } from './statement';

export const basinsLemma33: Statement = {
  id: 'basins-lemma-3.3',
  title: 'Published: two preference basins take all mass',
  source: {
    kind: 'published',
    reference: 'arXiv:2605.07724, Lemma 3.3 under Assumption 2.1 of the main text (restated)',
  },
  summary:
    'As published, mass outside the atoms that two types of users like best decays. It fails: a compromise that both like well takes it all.',
  claims: [
    {
      id: 'a',
      says: 'in the limit all mass is on atoms that some user likes best',
      claim: 'P(p_limit, A_users) == 1',
    },
  ],
  hypotheses: [],
  domain: domain({
    candidates: { min: 2, max: 2, infinite: 'always' },
    loop: 'heterogeneous-users',
    users: TWO_EQUAL_USERS,
  }),
  budget: { rounds: 1 },
  models: ['discrete'],
  mutants: [],
  expected: {
    verdict: 'refuted',
    because: 'an atom that both users like well is the limit, though neither likes it best',
    corrected: 'dominated-atoms',
  },
};
