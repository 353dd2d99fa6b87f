/**
 * A verifier that passes right answers more often than wrong ones divides the odds of an error by the same factor in every round.
 *
 * An answer is kept with probability φ if it is right and ψ if it is wrong. The law of what is kept is the tilt by the weight φ or ψ,
 * that is K = ∞ with two weights: the right answers are the best atoms A_*, `φ = w_max` and `ψ = w_min`. The masses of right and wrong
 * answers are multiplied by φ and ψ and divided by the same number, so without fresh data
 *
 *     odds_t = (ψ/φ)^t odds_0 ,        odds = (1 − P(A_*))/P(A_*) ,
 *
 * which is (a), written without division. With several kinds of errors, passed at different rates, the odds fall at least as fast as those of
 * the kind that is passed most often (b), and at most as fast as those of the least (c).
 *
 * If φ ≤ ψ the odds of an error do not fall: a verifier must be better than a coin, but need not be good.
 *
 * Source: after Feng et al. 2024, *Beyond Model Collapse: Scaling Up with Synthesized Data Requires Verification* (arXiv:2406.07515), and
 * Amin et al. 2025, *Escaping Collapse* (arXiv:2502.08924).
 */
import { fullySynthetic } from './best-of-K';
import { type Hypothesis, type Statement, domain } from './statement';

/** The odds of an error after t rounds are the power of a rate times those at the start, `relation` an order or equality. */
const odds = (relation: string, rate: string): string =>
  `(1 - P(p[t], A_star))*P(p[0], A_star)*w_max^t ${relation} ${rate}^t*(1 - P(p[0], A_star))*P(p[t], A_star)`;

/** φ for what is right, ψ for what is wrong: two weights. */
export const twoRates = (claim: string, carries: readonly string[]): Hypothesis => ({
  id: 'two-rates',
  says: 'all errors are passed at the same rate',
  formal: 'w_next == w_min',
  carries,
  drop: {
    how: 'pass some errors more often than others',
    domain: {},
    claim,
    expect: 'counterexample',
    because: 'the errors that are passed more often outlive the others',
  },
});

/** φ > ψ. */
export const rightIsPassed: Hypothesis = {
  id: 'right-is-passed',
  says: 'right answers are passed more often than wrong ones (φ > ψ)',
  drop: {
    how: 'pass wrong answers more often',
    domain: { loop: 'prefer-worst' },
    expect: 'counterexample',
    because: 'the odds of an error grow by the factor by which they should fall',
  },
};

/** A verifier passes each answer or not, independently of others. */
export const verifierAlone: Hypothesis = {
  id: 'each-by-itself',
  says: 'each answer is verified by itself (K = ∞)',
  formal: '1/K == 0',
  drop: {
    how: 'keep one of finitely many, compared with each other',
    domain: { candidates: { min: 2, max: 5, infinite: 'never' } },
    expect: 'counterexample',
    because: 'a wrong answer is kept where all candidates are wrong, so errors fall more slowly',
  },
};

export const verifierOdds: Statement = {
  id: 'verifier-odds',
  title: 'A verifier divides the odds of an error by φ/ψ in every round',
  source: {
    kind: 'derived',
    reference: 'after Feng et al. 2024, arXiv:2406.07515; Amin et al. 2025, arXiv:2502.08924',
  },
  summary:
    'If right answers are kept with probability φ and wrong ones with ψ, the odds of an error after t rounds are (ψ/φ)^t times those of the start.',
  claims: [
    { id: 'a', says: 'with one rate for all errors', claim: odds('==', 'w_min') },
    {
      id: 'b',
      says: 'with several, at least as fast as the errors that are passed most often',
      claim: odds('<=', 'w_next'),
      tightness: 'attained',
    },
    {
      id: 'c',
      says: 'and at most as fast as those that are passed least often',
      claim: odds('>=', 'w_min'),
      tightness: 'attained',
    },
  ],
  hypotheses: [twoRates(odds('==', 'w_min'), ['a']), rightIsPassed, verifierAlone, fullySynthetic],
  domain: domain({ candidates: { min: 1, max: 1, infinite: 'always' } }),
  budget: { rounds: 3, exact: true },
  models: ['discrete'],
  mutants: ['ignore-reward', 'prefer-worst', 'forget-to-normalise', 'stale-model', 'biased-sampler'],
};
