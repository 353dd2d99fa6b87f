/** The face of `models/closed-form/`: what other folders use of it. */
export { type Case, caseOf, decodeInstance, encodeInstance, type Instance, type InstanceJson } from './case';
