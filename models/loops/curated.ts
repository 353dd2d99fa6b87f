/** The loops of the paper, composed from their parts. */
import { luceChoice } from './choices';
import { composeLoop } from './compose';
import { exactFit, maximumLikelihood } from './learners';
import { realData } from './mixtures';
import type { Loop } from './loop';

/** The loop of the paper: `p_{t+1} = (p_ref + λ p_t H^K_{p_t})/(1 + λ)`, fitted exactly up to the declared error ε. */
export const curatedLoop: Loop = composeLoop(
  { choice: luceChoice, mixture: realData, learner: exactFit },
  { id: 'curated', title: 'Luce choice among K candidates, mixed with real data by λ, fitted exactly' },
);

/** The same loop with a learner that fits its exponential family by maximum likelihood (for Gaussians: moments). */
export const maximumLikelihoodLoop: Loop = composeLoop(
  { choice: luceChoice, mixture: realData, learner: maximumLikelihood },
  {
    id: 'maximum-likelihood',
    title: 'the curated loop with a maximum-likelihood fit of the model’s exponential family',
  },
);
