/** The face of `models/closed-form/discrete/`: what other folders use of it. */
export { type CertifiedPoint, certifiedTrajectory, type DoublesValue } from './certified-trajectory';
export { discreteFilter } from './filter';
export { checkDiscreteInstance, type DiscreteInstance } from './instance';
export { discreteRungs } from './interpretation';
export { decodeDiscrete, type DiscreteJson, encodeDiscrete } from './json';
export { exactLawOperations } from './laws/exact-law';
export { trajectory, type TrajectoryInput, type TrajectoryPoint, type Value } from './trajectory';
