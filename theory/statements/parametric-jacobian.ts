/**
 * Retraining of a curved family is stable at the best fit to the data, for every share of synthetic data, where the data's log-likelihood is strictly concave. `parametric-instability` is the converse.
 *
 * Model `curved`: `p_θ = q (1 + θα + θ²β)`, |α|, |β| ≤ 1, |θ| ≤ r; the data d are no law of the family, and `L(θ) = E_d log p_θ` has `L'(0) = 0`. With `M_θ(u) = E_{p_θ} log p_u`, a round maximises
 * `L(u) + λ M_θ(u)` over |u| ≤ r, so it maps θ to u with
 *
 *     G(u) = L'(u) + λ M_θ'(u) = 0 ,      L''(0) = −h ,      M_0''(0) = −I ,      hence the Jacobian at 0 is  J = λI/(h + λI) .
 *
 * J is in (0, 1) for every λ > 0 if and only if h > 0; it is 1 for h = 0, and above 1 for h < 0 and λI > −h.
 *
 * *Bounds.* Let `D_u = 1 + uα + u²β` and `s_u = ∂ log p_u = (α + 2uβ)/D_u`. As I ≤ 1, the reach r ≤ I/16 is at most 1/16, so D ≥ 0.933 and |s| ≤ 1.206. `∂² log p = 2β/D − s²` and `∂³ log p = −6βs/D + 2s³`, which is at most
 * 11.25 in size. So |L'' + h| ≤ 11.25 r, and with `M_θ''(u) = E_q[D_θ (2β/D_u − s_u²)]`, |D_θ − 1| ≤ 1.0625 r and |2β − α²| ≤ 3, |M_θ'' + I| ≤ 15.2 r.
 *
 * (a), (b) If h ≥ 12 r, L is strictly concave with its maximum at 0, and M_θ with its maximum at θ, as r ≤ I/16. So G has one zero, which lies strictly between 0 and θ.
 *
 * (c) By the mean value theorem `L'(u) = −h̃ u` with h̃ ≥ h − 12 r and `M_θ'(u) = −Ĩ (u − θ)` with Ĩ ≤ I + 16 r. So `u = λĨ/(h̃ + λĨ) θ`, which rises in Ĩ and falls in h̃.
 *
 * (d) `s_u = α + u (2β − α²) + u² R` with `R = −(3αβ − α³ + u (2β − α²)β)/D_u`, |R| ≤ 4.5. With E_d α = E_q α = E_q β = 0, G(u) = 0 reads
 *
 *     (h + λI) u − λIθ = u² E_d R + λ (u² E_q R + θu E_q[α(2β − α²)] + θu² E_q[αR] + θ² E_q[βs_u]) ,
 *
 * which is at most `4.5 θ² + λ (4.5 + 3 + 0.3 + 1.2) θ²`, as |u| ≤ |θ|. So J is the derivative of the map: θ of all sizes are tested.
 *
 * Source: after Bertrand, Bose, Duplessis, Jiralerspong & Gidel 2024 (arXiv:2310.00429), who study the stability of iterative retraining; their data are near to the family. Restated and proved here for data of any distance.
 */
import { type Statement, domain } from './statement';

const NEARER = 'abs(parameter(p[t + 1])) < abs(parameter(p[t]))';
const ELSEWHERE = 'abs(parameter(p[t])) > 0';

export const parametricJacobian: Statement = {
  id: 'parametric-jacobian',
  title:
    'Retraining a curved family is stable for every share of synthetic data where the data’s likelihood is concave',
  source: { kind: 'derived', reference: 'after Bertrand et al. 2024, arXiv:2310.00429 (stability of retraining)' },
  summary:
    'A family with one parameter is refitted by maximum likelihood to real data and to its own outputs. At the best fit to the data the retraining map has the derivative λI/(h + λI), with the Fisher information I and h = −E_data ∂² log p: stable for every λ if and only if h > 0.',
  claims: [
    { id: 'a', says: 'every round brings the parameter nearer to the best fit', claim: NEARER, when: ELSEWHERE },
    {
      id: 'b',
      says: 'and never beyond it',
      claim: 'parameter(p[t + 1])*parameter(p[t]) > 0',
      when: 'lambda*abs(parameter(p[t])) > 0',
    },
    {
      id: 'c',
      says: 'by the factor λI/(h + λI) at least, up to the change of I and h within the reach',
      claim:
        'abs(parameter(p[t + 1]))*(curvature - 12*reach + lambda*(information + 16*reach)) <= lambda*(information + 16*reach)*abs(parameter(p[t]))',
      tightness: 0.01,
    },
    {
      id: 'd',
      says: 'which is the derivative of the map',
      claim:
        'abs((curvature + lambda*information)*parameter(p[t + 1]) - lambda*information*parameter(p[t])) <= 9/2*(1 + 2*lambda)*parameter(p[t])^2',
      tightness: 0.98,
    },
  ],
  hypotheses: [
    {
      id: 'concave-likelihood',
      says: 'the data’s log-likelihood is concave within the reach: h ≥ 12 r',
      formal: 'curvature >= 12*reach',
      drop: {
        how: 'take data whose log-likelihood has a minimum there, h ≤ −12 r',
        domain: { likelihood: 'convex' },
        claim: NEARER,
        when: ELSEWHERE,
        expect: 'counterexample',
        because: 'the derivative of the map is λI/(λI − |h|) > 1, so the parameter moves away',
      },
    },
    {
      id: 'real-data',
      says: 'there is real data: λ < ∞',
      formal: 'lambda < inf',
      drop: {
        how: 'train on synthetic data alone',
        domain: { data: 'synthetic' },
        claim: NEARER,
        when: ELSEWHERE,
        expect: 'counterexample',
        because: 'the family is its own best fit, so the parameter stays where it is',
      },
    },
  ],
  domain: domain({
    loop: 'maximum-likelihood',
    candidates: { min: 1, max: 1, infinite: 'never' },
    data: 'real',
  }),
  budget: { rounds: 3 },
  models: ['curved'],
  mutants: ['drop-real-data', 'real-share-low', 'real-share-high'],
};
