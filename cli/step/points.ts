/** The rounds that `step` prints. */
import {
  type CertifiedPoint,
  type TrajectoryInput,
  type TrajectoryPoint,
  certifiedTrajectory,
  trajectory,
} from '../../models/closed-form/trajectories';
import { InputError, NotRepresentableError } from '../../theory/errors';

/** A round in exact numbers or in enclosures. */
export type StepPoint = TrajectoryPoint | CertifiedPoint;

/** The rounds, exact if that is affordable, else certified. */
export function stepPoints(input: TrajectoryInput): readonly StepPoint[] {
  try {
    return trajectory(input);
  } catch (error) {
    if (!(error instanceof NotRepresentableError)) throw error;
    if (input.values.kind === 'w') return certifiedTrajectory(input);
    throw new InputError(
      `${error.message}; give the weights e^r by --w in place of --r: with them step answers for any K and n`,
    );
  }
}
