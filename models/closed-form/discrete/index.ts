/** The face of `models/closed-form/discrete/`: all that other folders may import. */
export { DISCRETE_FILTER_QUESTIONS, discreteFilter } from './filter';
export { checkDiscreteInstance, type DiscreteInstance } from './instance';
export { PRECISE_RUNGS, discreteRungs } from './interpretation';
export { divergence } from './divergence';
export { bitSize, checkAffordable, ExactLawOperations } from './laws/exact-law';
export { fixedPointLaws } from './laws/fixed-point/fixed-point-law';
export type { Masses } from './laws/masses';
export { MAX_MULTISETS, multisetCount, multisets } from './laws/multisets';
export { differingPrompt, withMassesOfPrompts } from './prompts';
export { forEachSample } from './samples';
