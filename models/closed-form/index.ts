/** The face of `models/closed-form/`: what other folders use of it. */
export { type Case, caseOf, type Instance } from './case';
export { decodeInstance, encodeInstance, type InstanceJson } from './json';
