/** The learners, which fit the next model to the training data. */
export type { LearnerPart } from './learner-part';
export { accumulatedBatches } from './accumulated-batches';
export { exactFit } from './exact';
export { finiteSample, unbiasedSample } from './finite-sample';
export { halfTemperature } from './half-temperature';
export { maximumLikelihood } from './maximum-likelihood';
export { weightedMeans, weightedMeansOfTwice } from './weighted-means';
export { growingSamples, slowlyGrowingSamples } from './growing-samples';
