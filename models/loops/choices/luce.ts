/** Luce's choice by w, `P(keep k) = w_k / Σ_j w_j`, as in the paper. Source: Ferbach et al. 2024, section 2. */
import type { ChoicePart } from './choice-part';
import { greatest } from '../limits';

/** Luce choice among K candidates, by their weights: the choice of the paper. */
export const luceChoice: ChoicePart = {
  id: 'luce',
  title: 'Luce choice among K candidates',
  formula: 'p H^K_p',
  reference: 'Ferbach et al. 2024, section 2',
  limit: ({ atoms }) => greatest(atoms, ({ w }) => w),
  curate: (ops, law, candidates) => ops.curate(law, { candidates, power: 1 }),
};
