/**
 * The other direction of KL is bounded for every curation: `p_t ≥ p_ref/(1 + λ)` for t ≥ 1, so
 * `KL(p_ref‖p_t) ≤ log(1 + λ)`. No mode of the real data is lost.
 */
import { type Statement, domain } from './statement';

export const reverseKl: Statement = {
  id: 'reverse-kl',
  title: 'Real data is never forgotten',
  source: { kind: 'derived', reference: 'p_t ≥ p_ref/(1 + λ)' },
  summary:
    'After one round with real data, the real law is within log(1 + λ) of the model in KL, for every K, λ, reward and start.',
  claims: [
    {
      id: 'a',
      says: 'KL from the real data is at most log(1 + λ)',
      claim: 'KL(p_ref, p[t]) <= log(1 + lambda)',
      when: 't >= 1',
      tightness: 2e-5,
    },
    {
      id: 'b',
      says: 'because a share of at least 1/(1 + λ) is real',
      claim: 'sup_ratio(p_ref, p[t]) <= 1 + lambda',
      when: 't >= 1',
      tightness: 1e-6,
    },
  ],
  hypotheses: [
    {
      id: 'after-one-round',
      says: 't ≥ 1, unless p_0 = p_ref',
      drop: {
        how: 'ask it of every round, the start included, which is not p_ref',
        domain: { start: 'free' },
        kept: { start: 'reference' },
        claim: 'KL(p_ref, p[t]) <= log(1 + lambda)',
        expect: 'counterexample',
        because: 'the start is arbitrary; the first round brings the real data in',
      },
    },
  ],
  domain: domain({ data: 'real' }),
  models: ['discrete'],
  mutants: ['drop-real-data', 'real-share-low'],
};
