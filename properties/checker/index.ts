/** The face of `properties/checker/`: is this claim true of this case? */
export { claimsWithHypotheses, dropPlan, keptPlan } from './checked-claims';
export { checkCase } from './checker';
export { exactSides } from './exact-sides';
export { agreedVerdict } from './ladder-agreement';
export type { CaseVerdict, CheckedClaim, ClaimDecisions, Finding } from './verdict';
