/** The face of `models/loops/`: all that other folders may import. */
export {
  type ChoiceRule,
  type KeepRule,
  type LuceRule,
  readsMasses,
  type SuccessiveRule,
  type TruncationRule,
  type VectorRule,
  type Weighed,
} from './choice-rule';
export { successiveTerms } from './successive';
export { WithMasses, WithoutMasses } from './without-masses';
export { composeLoop, type Parts } from './compose';
export { curatedLoop, maximumLikelihoodLoop } from './curated';
export {
  type Candidates,
  type Choice,
  type EarlierBatches,
  type ErrorTarget,
  finite,
  type FiniteOperations,
  type Lambda,
  type LawOperations,
  candidateWords,
  limitOf,
  type Loop,
  type Needs,
  newest,
  type Round,
  type SampleFit,
  type TwoSizes,
  type Sampling,
  step,
  type StepParts,
} from './loop';
export { type Faults, type Mutant, MUTANTS, type MutantId, mutantOf } from './mutants';
export { otherLoop, otherLoopOn } from './other-loop';
export { BUILT_IN_LOOPS, claimedLoop, isLoopId, type LoopId, loopIdOf, loopOf, LOOPS } from './catalogue';
export type { SourcePart } from './sources';
export { LEARNERS_OF_LAWS, type LawLearnerId, MIXTURES, type MixtureId } from './parts';
