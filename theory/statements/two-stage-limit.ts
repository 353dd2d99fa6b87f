/**
 * The corrected statement about two stages: at K = ∞ the log-odds of two atoms change in every round by the difference
 * of their total rewards.
 *
 * The owner's tilt gives `p w_1/E[w_1]`; the public's tilt then gives `p w_1 w_2/E[w_1 w_2]`. The order does not
 * matter, and `p_t ∝ p_0 (w_1 w_2)^t`.
 */
import { type Statement, TWO_EQUAL_USERS, domain } from './statement';

export const twoStageLimit: Statement = {
  id: 'two-stage-limit',
  title: 'Two curators: the rewards add up',
  source: { kind: 'derived', reference: 'composition of two tilts; corrects arXiv:2511.12804, Theorem 4' },
  summary:
    'Two curators one after the other, each choosing among many, act as one whose reward is the sum of theirs; the loop ends where that is largest.',
  claims: [
    {
      id: 'a',
      says: 'log-odds move by the difference of r_1 + r_2',
      claim: 'log(p[t + 1](x)/p[t](x)) - log(p[t + 1](y)/p[t](y)) == 2*E_users(r_u(x) - r_u(y))',
    },
    {
      id: 'b',
      says: 'the limit charges no atom where r_1 + r_2 is below that of another',
      claim: 'p_limit(x) == 0',
      when: 'E_users(r_u(x) - r_u(y)) < 0',
    },
  ],
  hypotheses: [
    {
      id: 'many-candidates',
      says: 'K = ∞ in both stages',
      carries: ['a'],
      drop: {
        how: 'choose among finitely many',
        domain: { candidates: { min: 2, max: 4, infinite: 'never' } },
        expect: 'counterexample',
        because: 'a choice among finitely many is no tilt',
      },
    },
    {
      id: 'fully-synthetic',
      says: 'λ = ∞',
      carries: ['a'],
      drop: {
        how: 'mix in real data',
        domain: { data: 'real' },
        expect: 'counterexample',
        because: 'real data pulls the odds back',
      },
    },
  ],
  domain: domain({
    candidates: { min: 2, max: 2, infinite: 'always' },
    loop: 'two-stage',
    users: TWO_EQUAL_USERS,
  }),
  budget: { rounds: 4 },
  models: ['discrete'],
  mutants: ['ignore-reward', 'prefer-worst', 'biased-sampler'],
};
