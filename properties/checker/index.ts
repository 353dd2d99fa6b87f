/** The face of `properties/checker/`: what other folders use of it. */
export { claimsWithHypotheses, dropPlan } from './checked-claims';
export { type CaseVerdict, checkCase, type CheckedClaim, type Finding } from './checker';
export { exactSides, type ExactSides } from './exact-sides';
export { agreedVerdict, LadderContradictionError } from './ladder-agreement';
