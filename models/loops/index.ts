/** The face of `models/loops/`: what other folders use of it. */
export type { ChoiceRule, KeepRule, LuceRule, VectorRule, Weighed } from './choice-rule';
export { composeLoop, type Parts } from './compose';
export { curatedLoop, maximumLikelihoodLoop } from './curated';
export { limitOf } from './limits';
export {
  type Candidates,
  type Choice,
  finite,
  type FiniteOperations,
  type Lambda,
  type LawOperations,
  type Loop,
  type Needs,
  newest,
  type Round,
  type SampleFit,
  type Sampling,
  step,
} from './loop';
export { type Mutant, MUTANTS } from './mutants/mutants';
export { BUILT_IN_LOOPS, loopOf, LOOPS } from './registry';
export { LEARNERS_OF_LAWS, MIXTURES, VARIANTS } from './variants';
