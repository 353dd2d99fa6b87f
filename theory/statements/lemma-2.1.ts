/**
 * Lemma 2.1: with many candidates the update becomes the exponential tilt, `p_{t+1} → p_t e^r / E_{p_t}[e^r]`.
 *
 * A finite test cannot check a limit, but it can check a rate. (a) bounds the distance in KL. (b, c) are the expansion
 * that implies the pointwise limit. With `a = w(x)/E[w]`, `m = a + K − 1` and `Z` the centred sum of the other K − 1
 * normalised weights, `1/(m + Z) = 1/m − Z/m² + Z²/m³ − Z³/m⁴ + Z⁴/(m⁴(m + Z))`, where
 * `m + Z ≥ a + (K − 1) w_min/E[w]`; the bounds follow by taking expectations, with `E[Z²] = (K − 1)ν`,
 * `E[Z³] = (K − 1)μ₃`, `E[Z⁴] = (K − 1)μ₄ + 3(K − 1)(K − 2)ν²`. Multiplied by K, as K → ∞, they give
 * `K(H^K/H^∞ − 1) → 1 + ν − a`.
 */
import { type Statement, FERBACH, LARGEST_K, domain } from './statement';

export const lemma21: Statement = {
  id: 'lemma-2.1',
  title: 'Many candidates: the update tends to the exponential tilt',
  source: { kind: 'published', reference: `${FERBACH}, Lemma 2.1; rates derived` },
  summary:
    'As K grows, one curated round tends to multiplying the law by e^r and normalising. The KL gap closes like 1/K, and the pointwise gap has the stated first-order term.',
  where: {
    a: 'w(x)/E(p[t], w)',
    m: 'a + K - 1',
    nu: 'Var(p[t], w)/E(p[t], w)^2',
    mu_3: 'E(p[t], (w/E(p[t], w) - 1)^3)',
    mu_4: 'E(p[t], (w/E(p[t], w) - 1)^4)',
    s: '1/m + (K - 1)*nu/m^3 - (K - 1)*mu_3/m^4',
  },
  constants: {
    says: 'the bound on the KL gap to the tilt, for the largest variance of rewards of range D',
    own: 'log(1 + (exp(D) - 1)^2/(4*K*exp(D)))',
    best: '((exp(D) - 1)/(2*K))^2',
    by: 'lemma-2.1-rate',
    better: 'smaller',
    over: 'D',
    values: ['1/10', '1/5', '2/5', '3/5', '4/5', '1', '5/4', '3/2'],
    candidates: [8, 16, 32, 64],
  },
  claims: [
    {
      id: 'a',
      says: 'the tilt is within log(1 + Var/(K E²)) of the curated law, in KL',
      claim: 'KL(tilt(p[t]), curate(p[t])) <= log(1 + Var(p[t], w)/(K*E(p[t], w)^2))',
      tightness: 0.02,
    },
    {
      id: 'b',
      says: 'the curation factor is at least its second-order expansion around the tilt',
      claim: 'H(p[t], x)*E(p[t], w)/w(x) >= K*s',
      tightness: 1e-6,
    },
    {
      id: 'c',
      says: 'and at most that plus a remainder of order 1/K²',
      claim:
        'H(p[t], x)*E(p[t], w)/w(x) <= K*(s + ((K - 1)*mu_4 + 3*(K - 1)*(K - 2)*nu^2)/(m^4*(a + (K - 1)*w_min/E(p[t], w))))',
      tightness: 1e-6,
    },
  ],
  hypotheses: [
    {
      id: 'finite-mean',
      says: 'E_p[w] is finite: at most 1000 w_min for the laws considered, so that the limit keeps a thousandth of the mass of every atom',
      formal: 'E(p[0], w) <= 1000*w_min',
      carries: [],
      drop: {
        how: 'let E_p[w] exceed 1000 w_min and ask whether the limit keeps a thousandth of the mass of every atom',
        domain: { candidates: { min: 2, max: 2, infinite: 'never' } },
        claim: 'mass(tilt(p[0]), x) >= p[0](x)/1000',
        expect: 'counterexample',
        because:
          'the limit gives an atom p(x) w(x)/E[w], which tends to 0 as E[w] grows: for every share there is a law that keeps less, so no limit density exists in a family with unbounded E[w]; at each finite E[w] the rates (a, b, c) hold',
      },
    },
  ],
  domain: domain({ candidates: { min: 2, max: LARGEST_K, infinite: 'never' } }),
  budget: { rounds: 1 },
  models: ['discrete'],
  mutants: ['ignore-reward', 'prefer-worst', 'one-candidate-less', 'forget-to-normalise', 'biased-sampler'],
};
