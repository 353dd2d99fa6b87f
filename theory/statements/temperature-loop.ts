/**
 * A model that is retrained on its own samples at temperature 1/β < 1 sharpens doubly exponentially: `p_t ∝ p_0^{β^t}`. Here β = 2.
 *
 * Without curation (K = 1) and real data `p_{t+1} = p_t²/Σ p_t²`, so ratios of masses are squared in every round, (a), and raised to the power 2^t in
 * t rounds, (b). Only the likeliest atoms of the start survive, whatever the reward. (c) The probability that two draws agree, `Σ p_t²`, never falls:
 * `Σ p⁴/(Σ p²)² ≥ Σ p²` is `E_p[p³] ≥ (E_p[p])³` (Jensen), with equality for a law that is uniform on its support. Its complement is the variety
 * of `wright-fisher`, which is lost there by drift, at the rate 1/n a round, and here without any sampling error.
 */
import { fullySynthetic } from './best-of-K';
import { type Statement, domain } from './statement';

const ratios = (later: string, earlier: string, power: string): string =>
  `${later}(x)*${earlier}(y)^${power} == ${later}(y)*${earlier}(x)^${power}`;

export const temperatureLoop: Statement = {
  id: 'temperature-loop',
  title: 'Retrained on its own samples at temperature 1/2, a model sharpens doubly exponentially',
  source: { kind: 'derived', reference: 'from the definition of the temperature' },
  summary:
    'A model that is retrained on its own samples, drawn at temperature 1/2, squares the ratios of its masses in every round: after t rounds it is proportional to p_0 to the power 2^t.',
  claims: [
    { id: 'a', says: 'a round squares the ratio of any two masses', claim: ratios('p[t + 1]', 'p[t]', '2') },
    { id: 'b', says: 't rounds raise it to the power 2^t', claim: ratios('p[t]', 'p[0]', '(2^t)') },
    {
      id: 'c',
      says: 'the probability that two draws agree does not fall',
      claim: 'E(p[t + 1], mass(p[t + 1])) >= E(p[t], mass(p[t]))',
      tightness: 'attained',
    },
  ],
  hypotheses: [
    {
      id: 'low-temperature',
      says: 'samples are drawn at temperature 1/2 (β = 2)',
      carries: ['a', 'b'],
      drop: {
        how: 'draw them at temperature 1 (β = 1)',
        domain: { loop: 'curated' },
        expect: 'counterexample',
        because: 'nothing changes then',
      },
    },
    {
      id: 'no-curation',
      says: 'K = 1',
      formal: 'K == 1',
      carries: ['a', 'b'],
      drop: {
        how: 'keep one of K ≥ 2 candidates',
        domain: { candidates: { min: 2, max: 3, infinite: 'never' } },
        expect: 'counterexample',
        because: 'the ratios are multiplied by that of the curation factors before they are squared',
      },
    },
    fullySynthetic,
  ],
  domain: domain({
    loop: 'luce+real-data+half-temperature',
    onlyLoop: true,
    candidates: { min: 1, max: 1, infinite: 'never' },
    data: 'synthetic',
    support: 'any',
  }),
  budget: { rounds: 6, exact: true },
  models: ['discrete'],
  mutants: ['biased-sampler', 'stale-model'],
};
