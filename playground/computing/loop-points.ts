/**
 * The rounds of any built-in loop: by `step` for the paper's, and for the others by the interpretation in which claims about them are
 * decided, exactly where that is affordable and else in doubles with an error bound.
 */
import { type DiscreteInstance } from '../../models/closed-form/discrete';
import { caseOf } from '../../models/closed-form';
import { type Loop, curatedLoop } from '../../models/loops';
import type { TrajectoryInput } from '../../models/closed-form/trajectories';
import { type Shown } from '../../cli/output';
import { stepPoints } from '../../cli/step';
import {
  type AnyInterpretation,
  type ExactReal,
  InputError,
  NotRepresentableError,
  Q,
  evaluate,
  parseClaim,
  rationalOf,
} from '../../theory';

/** One round. The factor H is known for the paper's loop. */
export interface LoopPoint {
  readonly t: number;
  readonly p: readonly Shown[];
  readonly H?: readonly Shown[];
  readonly E: Shown;
  readonly Var: Shown;
  readonly KL_ref: Shown;
}

/** What is asked about a round: the left sides of these claims. */
const ASKED = {
  mass: 'p[t](x) >= 0',
  E: 'E(p[t], w) >= 0',
  Var: 'Var(p[t], w) >= 0',
  KL_ref: 'KL(p[t], p_ref) >= 0',
} as const;

/** The instance with these parameters. Without real data the reference is the start. */
export function instanceOf({ p, values, K, lambda, ref, steps }: TrajectoryInput): DiscreteInstance {
  const w = values.entries;
  return { model: 'discrete', p0: p, w, pRef: ref ?? p, q: p, K, lambda, epsilon: Q.zero, rounds: steps };
}

/** The rung of exact numbers, and that of doubles, in the order of `discreteRungs`. */
const [DOUBLES, EXACT] = [0, 1];

function shown(model: AnyInterpretation, value: unknown): Shown {
  const A = model.arithmetic;
  const rational = A.name === 'exact' ? rationalOf(value as ExactReal) : undefined;
  if (rational) return { kind: 'rational', value: Q.reduce(rational) };
  return { kind: 'doubles', value: A.enclose(value) };
}

function pointsOn(model: AnyInterpretation, { p, steps }: TrajectoryInput): LoopPoint[] {
  const claims = Object.fromEntries(Object.entries(ASKED).map(([name, text]) => [name, parseClaim(text)])) as Record<
    keyof typeof ASKED,
    ReturnType<typeof parseClaim>
  >;
  const value = (name: keyof typeof ASKED, t: number, x?: number): Shown =>
    shown(model, evaluate(claims[name], model, { t, atoms: x === undefined ? {} : { x } }).left);
  return Array.from({ length: steps + 1 }, (_, t) => ({
    t,
    p: p.map((_mass, x) => value('mass', t, x)),
    E: value('E', t),
    Var: value('Var', t),
    KL_ref: value('KL_ref', t),
  }));
}

/** @throws InputError if the loop is not defined for K */
function checkNeeds({ id, needs }: Loop, K: number): void {
  if (needs?.candidates === undefined) return;
  const { min, max, infinite } = needs.candidates;
  if (K === Infinity ? infinite : K >= min && K <= max) return;
  const range = max === Infinity ? `at least ${min}` : `from ${min} to ${max}`;
  throw new InputError(
    `K = ${K === Infinity ? '∞' : K}: the loop ${id} is defined for K ${range}${infinite ? ' and ∞' : ''}`,
  );
}

/**
 * Rounds 0..steps of a loop.
 * @throws InputError for parameters for which the loop is not defined; NotRepresentableError if doubles cannot bound a number
 */
export function loopPoints(input: TrajectoryInput, loop: Loop): readonly LoopPoint[] {
  if (loop === curatedLoop) return stepPoints(input);
  checkNeeds(loop, input.K);
  const { rungs } = caseOf(instanceOf(input), loop);
  const on = (rung: number): LoopPoint[] => {
    const model = rungs[rung]?.();
    if (model === undefined) throw new NotRepresentableError(`the loop ${loop.id} cannot be computed in such numbers`);
    return pointsOn(model, input);
  };
  try {
    return on(EXACT);
  } catch (error) {
    if (!(error instanceof NotRepresentableError)) throw error;
    return on(DOUBLES);
  }
}
