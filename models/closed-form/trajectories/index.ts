/** The face of `models/closed-form/trajectories/`: a discrete loop round by round, exact, enclosed or certified in doubles. */
export { type CertifiedPoint, certifiedTrajectory, type DoublesValue } from './certified-trajectory';
export { exactBits } from './cost-limits';
export { trajectory } from './exact-trajectory';
export type { TrajectoryInput, TrajectoryPoint, Value } from './trajectory';
