/** The face of `properties/checker/`: is this claim true of this case? */
export { claimsWithHypotheses, dropPlan, keptPlan } from './checked-claims';
export { type CaseVerdict, checkCase, type CheckedClaim, type ClaimDecisions, type Finding } from './checker';
export { exactSides } from './exact-sides';
export { agreedVerdict } from './ladder-agreement';
