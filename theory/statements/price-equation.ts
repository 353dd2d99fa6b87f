/**
 * Price's equation: the gain of any function of the atom is its covariance with the curation factor.
 *
 * The kept candidate has the law `p H`, whatever the rule of choice, and `E_p[H] = 1` since it is a law. So, for every φ,
 *
 *     E_{pH}[φ] − E_p[φ] = E_p[φ H] − E_p[φ] E_p[H] = Cov_p(φ, H) .
 *
 * Without real data and with an exact fit the kept candidate's law is the next model, which is what the claims are about. (a) takes
 * φ = w. (b) takes `φ = q/p_0` with an arbitrary law q; as both sides are linear in φ and do not change when a constant is added,
 * and p_0 charges every atom, this is every φ. (c) is the square of w, (d) the mass of one atom. H is read off the law of the kept
 * candidate, so a choice by the wrong reward satisfies the equation too: mutants that change the choice alone do not refute it.
 *
 * Source: G. R. Price, "Selection and covariance", Nature 227 (1970), 520–521.
 */
import { fullySynthetic } from './best-of-K';
import { type Statement, domain } from './statement';

/** The curation factor as a function of the atom. */
const H = 'ratio(curate(p[t]), p[t])';

const equation = (f: string): string =>
  `E(p[t + 1], ${f}) - E(p[t], ${f}) == E(p[t], ${f}*${H}) - E(p[t], ${f})*E(p[t], ${H})`;

export const priceEquation: Statement = {
  id: 'price-equation',
  title: 'The gain of any function is its covariance with the curation factor',
  source: { kind: 'restated', reference: 'Price 1970, Nature 227; restated for the curation factor' },
  summary:
    'One round of any choice changes the mean of any function of the atom by exactly its covariance with the curation factor, if there is no real data and the fit is exact.',
  claims: [
    { id: 'a', says: 'for the weight', claim: equation('w') },
    {
      id: 'b',
      says: 'for an arbitrary function, given as the density of a law q relative to the start',
      claim: equation('ratio(q, p[0])'),
    },
    { id: 'c', says: 'for the squared weight', claim: equation('w^2') },
    {
      id: 'd',
      says: 'for the mass of an atom, whose covariance with H is p(x)(H(x) − 1)',
      claim: `p[t + 1](x) - p[t](x) == mass(curate(p[t]), x) - p[t](x)*E(p[t], ${H})`,
    },
  ],
  hypotheses: [
    fullySynthetic,
    {
      id: 'exact-fit',
      says: 'the learner fits exactly',
      formal: 'epsilon == 0',
      drop: {
        how: 'a learner that is off by ε in total variation',
        domain: { fit: 'off' },
        expect: 'counterexample',
        because: 'the error of the fit is added, as the change by transmission is in Price’s own equation',
      },
    },
  ],
  domain: domain({}),
  budget: { rounds: 2, growth: 36 },
  models: ['discrete'],
  mutants: ['forget-to-normalise', 'stale-model'],
};
