/** The face of `models/closed-form/`: what other folders use of it. */
export { type Case, caseOf, type Instance } from './case';
export { type DrawnLaw, drawnLaws } from './drawn-laws';
export { decodeInstance, encodeInstance, type InstanceJson } from './json';
