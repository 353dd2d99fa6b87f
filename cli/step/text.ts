/** The rounds of `step` as JSON and as a table. The step after the last round was not asked for: there H and the gain are left out. */
import type { TrajectoryInput } from '../../models/closed-form/trajectories';
import { type NumberStyle, isLong, isShortened, jsonOf, roundedUp, textOf, vectorText } from '../output';
import type { StepPoint } from './points';

function pointJson(point: StepPoint, isLast: boolean, style?: NumberStyle): object {
  const { t, arithmetic, p, E, Var, KL_ref } = point;
  const json = (value: Parameters<typeof jsonOf>[0]): object => jsonOf(value, style);
  return {
    t,
    arithmetic,
    p: p.map(json),
    ...(isLast ? {} : { H: point.H.map(json) }),
    E: json(E),
    Var: json(Var),
    KL_ref: json(KL_ref),
    ...(isLast || point.gain === undefined ? {} : { gain: json(point.gain) }),
  };
}

/** A round as an entry of the printed JSON array, without its comma. */
export function pointJsonInArray(point: StepPoint, isLast: boolean, style?: NumberStyle): string {
  return JSON.stringify([pointJson(point, isLast, style)], null, 2).slice('['.length, -'\n]'.length);
}

/** The notes on the numbers of the table. */
export function stepNotes(points: readonly StepPoint[], { exact }: NumberStyle = { exact: false }): string[] {
  const error = Math.max(...points.map((point) => ('error' in point ? point.error : 0)));
  const certified =
    error > 0
      ? [`certified in doubles: every digit shown is certain; relative error of the masses ≤ ${roundedUp(error)}`]
      : [];
  const rounded = !exact && points.some(({ p, E, Var }) => [...p, E, Var].some(isShortened));
  const shortened = rounded ? ['≈: a longer fraction, rounded; --exact prints all of them'] : [];
  const long = points.some(({ p }) => isLong(p)) ? ['--json prints every mass and every factor'] : [];
  return [...certified, ...shortened, ...long];
}

/** The head and the cells of the table. */
export function stepTable(
  points: readonly StepPoint[],
  { ref, lambda }: TrajectoryInput,
  style?: NumberStyle,
): { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const gains = lambda === 'infinity' ? ['gain'] : [];
  const header = ['t', 'p', 'H', 'E[w]', 'Var(w)', ref === undefined ? 'KL(p‖p_0)' : 'KL(p‖p_ref)', ...gains];
  const rows = points.map((point, i) => {
    const isLast = i === points.length - 1;
    const { t, p, E, Var, KL_ref } = point;
    return [
      String(t),
      vectorText(p, style),
      isLast ? '' : vectorText(point.H, style),
      ...[E, Var, KL_ref].map((value) => textOf(value, style)),
      ...(isLast || point.gain === undefined ? gains.map(() => '') : [textOf(point.gain, style)]),
    ];
  });
  return { header, rows };
}
