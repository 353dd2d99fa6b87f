/** The rounds that `step` prints. */
import {
  type CertifiedPoint,
  type TrajectoryInput,
  type TrajectoryPoint,
  certifiedTrajectory,
  exactBits,
  trajectory,
} from '../../models/closed-form/trajectories';
import { InputError, NotRepresentableError } from '../../theory/errors';

/** A round in exact numbers or in enclosures. */
export type StepPoint = TrajectoryPoint | CertifiedPoint;

/** Exact masses of up to so many bits, about 600 digits, are computed at once; beyond, nobody reads them, and doubles are certified. */
const READABLE_BITS = 2000;

/** The rounds in exact numbers, or, from rewards, in enclosures. @throws InputError if they cost too much, with the remedy */
function exactPoints(input: TrajectoryInput, remedy: string): readonly StepPoint[] {
  try {
    return trajectory(input);
  } catch (error) {
    if (!(error instanceof NotRepresentableError)) throw error;
    throw new InputError(`${error.message}; ${remedy}`);
  }
}

/** The rounds certified in doubles or, where doubles cannot bound them, in exact numbers of any affordable length. */
function certifiedPoints(input: TrajectoryInput): readonly StepPoint[] {
  try {
    return certifiedTrajectory(input);
  } catch (refused) {
    if (!(refused instanceof InputError)) throw refused;
    try {
      return trajectory(input);
    } catch (error) {
      throw error instanceof NotRepresentableError ? refused : error;
    }
  }
}

/** The rounds: exact if the numbers are short enough to read or `exact` asks for them, else certified. */
export function stepPoints(input: TrajectoryInput, exact = false): readonly StepPoint[] {
  if (input.values.kind === 'r') {
    if (exact) throw new InputError('weights e^r of rewards are irrational; --exact needs the weights by --w');
    return exactPoints(input, 'give the weights e^r by --w in place of --r: with them step answers for any K and n');
  }
  if (exact) return exactPoints(input, 'leave out --exact: step then certifies the numbers in doubles');
  if (exactBits(input) > READABLE_BITS) return certifiedPoints(input);
  try {
    return trajectory(input);
  } catch (error) {
    if (!(error instanceof NotRepresentableError)) throw error;
    return certifiedPoints(input);
  }
}
