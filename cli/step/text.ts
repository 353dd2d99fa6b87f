/** The rounds of `step` as JSON and as a table. */
import type { TrajectoryInput } from '../../models/closed-form/trajectories';
import { enclosedJsonOf, isLong, jsonOf, roundedUp, textOf, vectorText } from '../output';
import type { StepPoint } from './points';

function pointJson({ t, arithmetic, p, H, E, Var, KL_ref, gain }: StepPoint): object {
  return {
    t,
    arithmetic,
    p: p.map(jsonOf),
    H: H.map(jsonOf),
    E: jsonOf(E),
    Var: jsonOf(Var),
    KL_ref: enclosedJsonOf(KL_ref),
    ...(gain ? { gain: jsonOf(gain) } : {}),
  };
}

/** A round as an entry of the printed JSON array, without its comma. */
export function pointJsonInArray(point: StepPoint): string {
  return JSON.stringify([pointJson(point)], null, 2).slice('['.length, -'\n]'.length);
}

/** The notes on the numbers of the table. */
export function stepNotes(points: readonly StepPoint[]): string[] {
  const error = Math.max(...points.map((point) => ('error' in point ? point.error : 0)));
  const certified =
    error > 0
      ? [`certified in doubles: every digit shown is certain; relative error of the masses ≤ ${roundedUp(error)}`]
      : [];
  const long = points.some(({ p }) => isLong(p)) ? ['--json prints every mass and every factor'] : [];
  return [...certified, ...long];
}

/** The head and the cells of the table. */
export function stepTable(
  points: readonly StepPoint[],
  { ref, lambda }: TrajectoryInput,
): { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const gains = lambda === 'infinity' ? ['gain'] : [];
  const header = ['t', 'p', 'H', 'E[w]', 'Var(w)', ref === undefined ? 'KL(p‖p_0)' : 'KL(p‖p_ref)', ...gains];
  const rows = points.map(({ t, p, H, E, Var, KL_ref, gain }) => [
    String(t),
    vectorText(p),
    vectorText(H),
    ...[E, Var, KL_ref, ...(gain ? [gain] : [])].map(textOf),
  ]);
  return { header, rows };
}
