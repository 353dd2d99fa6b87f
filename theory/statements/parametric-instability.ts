/**
 * Retraining of a curved family leaves a point where the data's log-likelihood has a minimum, however near to it the loop starts.
 *
 * The model and the bounds are those of `parametric-jacobian`: a round maximises `L(u) + λ M_θ(u)` over |u| ≤ r, where |L'' + h| ≤ 11.25 r and |M_θ'' + I| ≤ 15.2 r. Where `h − 12 r + λ(I − 16 r) > 0`, the sum is strictly
 * concave, and its maximum is where its derivative vanishes, or at an end. Other cases are left undecided, as there may be several maxima.
 *
 * (a) At u = θ the derivative of the sum is L'(θ). If h ≤ −12 r, L' rises strictly and vanishes at 0, so L'(θ) has the sign of θ. So the maximum lies beyond θ, or θ is the end.
 *
 * (b) Inside of the reach, `u = λĨ/(h̃ + λĨ) θ` with h̃ ≤ h + 12 r ≤ 0 and Ĩ ≤ I + 16 r, as in `parametric-jacobian`. The factor rises in −h̃ and falls in Ĩ.
 *
 * Together with that statement: the derivative `λI/(h + λI)` of the map is below 1 for h > 0, and above 1 for h < 0 and λI > −h.
 *
 * Source: after Bertrand, Bose, Duplessis, Jiralerspong & Gidel 2024 (arXiv:2310.00429), who assume a maximum; the converse is derived here.
 */
import { type Statement, domain } from './statement';

const AWAY = 'abs(parameter(p[t + 1])) > abs(parameter(p[t]))';
const INSIDE = 'abs(parameter(p[t]))*(reach - abs(parameter(p[t]))) > 0';

export const parametricInstability: Statement = {
  id: 'parametric-instability',
  title: 'Retraining a curved family leaves a minimum of the data’s likelihood',
  source: { kind: 'derived', reference: 'parametric-jacobian; after Bertrand et al. 2024, arXiv:2310.00429' },
  summary:
    'A family with one parameter is refitted by maximum likelihood to real data and to its own outputs. From near a minimum of the data’s likelihood every round leads further away, until the end of the reach: the derivative λI/(h + λI) of the map is above 1 where h < 0 and λI > −h.',
  follows: ['parametric-jacobian'],
  claims: [
    { id: 'a', says: 'every round leads further away, until the end of the reach', claim: AWAY, when: INSIDE },
    {
      id: 'b',
      says: 'inside of it by the factor λI/(h + λI) at least, up to the change of I and h within the reach',
      claim:
        'abs(parameter(p[t + 1]))*(curvature + 12*reach + lambda*(information + 16*reach)) >= lambda*(information + 16*reach)*abs(parameter(p[t]))',
      when: 'reach > abs(parameter(p[t + 1]))',
      tightness: 0.01,
    },
  ],
  hypotheses: [
    {
      id: 'convex-likelihood',
      says: 'the data’s log-likelihood is convex within the reach: h ≤ −12 r',
      formal: 'curvature <= -12*reach',
      drop: {
        how: 'take data whose log-likelihood has a maximum there, h ≥ 12 r',
        domain: { likelihood: 'concave' },
        claim: AWAY,
        when: INSIDE,
        expect: 'counterexample',
        because: 'the derivative of the map is below 1, so the parameter comes nearer',
      },
    },
    {
      id: 'real-data',
      says: 'there is real data: λ < ∞',
      formal: 'lambda < inf',
      drop: {
        how: 'train on synthetic data alone',
        domain: { data: 'synthetic' },
        claim: AWAY,
        when: INSIDE,
        expect: 'counterexample',
        because: 'the family is its own best fit, so the parameter stays where it is',
      },
    },
  ],
  domain: domain({
    loop: 'maximum-likelihood',
    candidates: { min: 1, max: 1, infinite: 'never' },
    data: 'real',
    likelihood: 'convex',
  }),
  budget: { rounds: 3 },
  models: ['curved'],
  mutants: ['drop-real-data', 'real-share-low'],
};
