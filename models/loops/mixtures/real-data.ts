/**
 * A constant share of real data: `(p_ref + λ c)/(1 + λ)`, where c is the curated data. λ = ∞ is the fully synthetic
 * loop, λ = 0 real data alone. Source: Ferbach et al. 2024 (arXiv:2407.09499), section 2.
 */
import type { MixturePart } from './mixture-part';

/** Real data and curated data, weighted 1 : λ. */
export const realData: MixturePart = {
  id: 'real-data',
  title: 'with real data, weighted 1 : λ',
  formula: '(p_ref + λ c)/(1 + λ)',
  reference: 'Ferbach et al. 2024, section 2',
  syntheticAtInfinity: true,
  mix: (ops, curated, round) => ops.mix(round.reference(), curated, round.lambda),
};

/** No real data, for any λ. */
export const fullySynthetic: MixturePart = {
  id: 'fully-synthetic',
  title: 'fully synthetic',
  formula: 'c',
  reference: 'Ferbach et al. 2024, section 2, λ = ∞',
  needs: { ownMixture: 'the loop mixes in no real data, whatever λ is' },
  syntheticAtInfinity: true,
  mix: (_ops, curated) => curated,
};
