/**
 * More candidates, more reward: the expected weight of the kept candidate rises when one is added.
 *
 * With weights `w_1 … w_K` drawn, `S = Σ w_i` and `A = Σ w_i²`, the kept one has expected weight `A/S`, and with candidate j left out
 * `(A − w_j²)/(S − w_j)`. The difference is `A/S − (A − w_j²)/(S − w_j) = w_j (S w_j − A)/(S (S − w_j))`. Under the shares `w_j/S` the
 * factor `S w_j − A` has mean 0 and grows with `w_j`, as does `1/(S − w_j)`: by Chebyshev's inequality the sum over j is at least 0, and
 * above it unless all are equal. Taking expectations, with candidate 1 left out by exchangeability, is the claim.
 *
 * The claim language has no K − 1, but inside `E_draws` one draw can be left out. That `KL(p_K‖p)` does not fall in K either is not
 * said here: it takes the curation factors of two numbers of candidates at once, and a sum of logarithms of them.
 */
import { type Statement, domain } from './statement';

/** `E_{p_{K−1}}[w]`, over K draws of which the first is left out. */
const KEPT_WITH_ONE_LEFT_OUT = 'E_draws(p[t], (K*(var(w) + mean(w)^2) - w[1]^2)/(sum(w) - w[1]))';

export const monotoneInK: Statement = {
  id: 'monotone-in-K',
  title: 'More candidates, more reward',
  source: { kind: 'derived', reference: 'Chebyshev’s inequality on the drawn weights, one left out' },
  summary:
    'The kept one of K candidates is worth more, in expectation, than the kept one of K − 1, unless all weights are equal.',
  claims: [
    {
      id: 'a',
      says: 'the kept candidate is worth no less than with one candidate left out',
      claim: `E(curate(p[t]), w) >= ${KEPT_WITH_ONE_LEFT_OUT}`,
    },
    {
      id: 'b',
      says: 'and more, unless all weights are equal',
      claim: `E(curate(p[t]), w) > ${KEPT_WITH_ONE_LEFT_OUT}`,
      when: 'Var(p[t], w) > 0',
    },
  ],
  hypotheses: [
    {
      id: 'luce-choice',
      says: 'one of K is kept with probability proportional to w (Bradley–Terry)',
      drop: {
        how: 'choose with probability proportional to 1/w',
        domain: { loop: 'prefer-worst' },
        expect: 'counterexample',
        because: 'such a choice lowers the expected weight',
      },
    },
  ],
  domain: domain({ candidates: { min: 2, max: 5, infinite: 'never' }, rounds: 1 }),
  models: ['discrete'],
  mutants: ['ignore-reward', 'prefer-worst', 'one-candidate-less', 'forget-to-normalise', 'biased-sampler'],
};
