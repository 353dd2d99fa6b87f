/**
 * The trajectory of a discrete loop: the law, the curation factor and the moments, round by round.
 *
 * With rational weights all numbers are exact rationals except KL, which is a high-precision enclosure.
 * `certified-trajectory.ts` handles inputs for which exact numbers would cost too much. With rewards instead of
 * weights, w = e^r is irrational, and every number is a high-precision enclosure.
 */
import {
  type Arithmetic,
  type BigInterval,
  type ExactReal,
  Q,
  type Rational,
  bigArithmetic,
  evaluateIn,
  exactArithmetic,
  exactOf,
  rationalOf,
} from '../../../theory';
import { curatedLoop, type LawOperations } from '../../loops';
import { checkEnclosable, checkExactStep } from './cost-limits';
import { checkAffordable, ExactLawOperations } from '../discrete';
import { Rounds } from '../shared';
import { curationFactor, generalLawOperations, kullbackLeibler, mean, variance } from './general-law';
import { type TrajectoryInput, type TrajectoryPoint, type Value, withNextStep } from './trajectory';

/** The decimal digits of enclosures. */
const DIGITS = 50;

/** The arithmetic of a trajectory, and the form of its numbers in the output. */
interface Numbers<T> {
  readonly A: Arithmetic<T>;
  readonly w: readonly T[];
  readonly reference: readonly T[];
  readonly show: (value: T) => Value;
}

function summary<T>(
  { A, w, reference, show }: Numbers<T>,
  { K, lambda }: TrajectoryInput,
  t: number,
  law: readonly T[],
  check: () => void = () => undefined,
): TrajectoryPoint {
  const centre = mean(A, law, w);
  let known: readonly T[] | undefined;
  const factor = (): readonly T[] => {
    if (known === undefined) check();
    return (known ??= curationFactor(A, law, w, K));
  };
  const gain = (): Value => {
    const next = law.map((mass, i) => A.mul(mass, factor()[i] as T));
    return show(A.sub(mean(A, next, w), centre));
  };
  return withNextStep<Value, Omit<TrajectoryPoint, 'H' | 'gain'>>(
    {
      t,
      arithmetic: A.name === 'exact' ? 'exact' : 'certified',
      p: law.map(show),
      E: show(centre),
      Var: show(variance(A, law, w)),
      KL_ref: show(kullbackLeibler(A, law, reference)),
    },
    { H: () => factor().map(show), ...(lambda === 'infinity' ? { gain } : {}) },
  );
}

/** Rounds 0..steps of laws L, each converted by `point`. */
function pointsOf<L>(
  input: TrajectoryInput,
  operations: LawOperations<L>,
  lift: (masses: readonly Rational[]) => L,
  point: (t: number, law: L) => TrajectoryPoint,
): TrajectoryPoint[] {
  const reference = lift(input.ref ?? input.p);
  const laws = new Rounds({
    loop: curatedLoop,
    operations,
    settings: input,
    start: lift(input.p),
    reference: () => reference,
  });
  return Array.from({ length: input.steps + 1 }, (_, t) => point(t, laws.at(t)));
}

function exactTrajectory(input: TrajectoryInput): TrajectoryPoint[] {
  const { p, values, K, ref, steps } = input;
  const big = bigArithmetic(DIGITS);
  const show = (value: ExactReal): Value => {
    const rational = rationalOf(value);
    return rational
      ? { kind: 'rational', value: Q.reduce(rational) }
      : { kind: 'enclosure', value: evaluateIn(big, value) };
  };
  const lift = (masses: readonly Rational[]): ExactReal[] => masses.map(exactOf);
  const numbers = { A: exactArithmetic, w: lift(values.entries), reference: lift(ref ?? p), show };
  return pointsOf<readonly Rational[]>(input, new ExactLawOperations(values.entries), Q.reduceAll, (t, law) => {
    // The step after the last round is taken only when it is read: until then it need not be affordable.
    if (t < steps) checkAffordable(law, K);
    return summary(numbers, input, t, lift(law), () => checkAffordable(law, K));
  });
}

function enclosedTrajectory(input: TrajectoryInput): TrajectoryPoint[] {
  const { p, values, ref } = input;
  const A = bigArithmetic(DIGITS);
  const show = (value: BigInterval): Value => ({ kind: 'enclosure', value });
  const lift = (masses: readonly Rational[]): readonly BigInterval[] => masses.map((mass) => A.fromRational(mass));
  const w = lift(values.entries).map((reward) => A.exp(reward));
  const numbers = { A, w, reference: lift(ref ?? p), show };
  return pointsOf(input, generalLawOperations(A, w), lift, (t, law) => summary(numbers, input, t, law));
}

/**
 * Rounds 0..steps of the curated loop.
 * @throws NotRepresentableError if there are too many multisets to enumerate, or exact masses become too long (they
 *   grow like K^t)
 */
export function trajectory(input: TrajectoryInput): TrajectoryPoint[] {
  const { p, values, K } = input;
  if (values.kind === 'w') {
    checkExactStep(input);
    return exactTrajectory(input);
  }
  checkEnclosable(p.length, K);
  return enclosedTrajectory(input);
}
