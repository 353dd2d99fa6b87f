/**
 * The trajectory of a discrete loop: the law, the curation factor and the moments, round by round.
 *
 * With rational weights everything is an exact rational except KL, which is a high-precision enclosure; where exact numbers would
 * cost too much there is `certified-trajectory.ts`. With rewards in place of weights, w = e^r is irrational, and every number is a
 * high-precision enclosure.
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
import { curatedLoop, type Candidates, type Lambda, step } from '../../loops';
import { checkEnclosable, checkExactStep } from './cost-limits';
import { checkAffordable, exactLawOperations } from '../discrete';
import { curated, curationFactor, kullbackLeibler, mean, mixed, variance } from './general-law';
import type { TrajectoryInput, TrajectoryPoint, Value } from './trajectory';

/** Decimal digits of enclosures. */
const DIGITS = 50;

interface Loop<T> {
  readonly A: Arithmetic<T>;
  readonly w: readonly T[];
  readonly K: Candidates;
  readonly lambda: Lambda;
  readonly reference: readonly T[];
  readonly show: (value: T) => Value;
}

function summary<T>({ A, w, K, lambda, reference, show }: Loop<T>, t: number, law: readonly T[]): TrajectoryPoint {
  const factor = curationFactor(A, law, w, K);
  const centre = mean(A, law, w);
  const next = law.map((mass, i) => A.mul(mass, factor[i] as T));
  return {
    t,
    arithmetic: A.name === 'exact' ? 'exact' : 'certified',
    p: law.map(show),
    H: factor.map(show),
    E: show(centre),
    Var: show(variance(A, law, w)),
    KL_ref: show(kullbackLeibler(A, law, reference)),
    ...(lambda === 'infinity' ? { gain: show(A.sub(mean(A, next, w), centre)) } : {}),
  };
}

function exactTrajectory({ p, values, K, lambda, ref, steps }: TrajectoryInput): TrajectoryPoint[] {
  const big = bigArithmetic(DIGITS);
  const show = (value: ExactReal): Value => {
    const rational = rationalOf(value);
    return rational
      ? { kind: 'rational', value: Q.reduce(rational) }
      : { kind: 'enclosure', value: evaluateIn(big, value) };
  };
  const operations = exactLawOperations(values.entries);
  const lift = (masses: readonly Rational[]): ExactReal[] => masses.map(exactOf);
  const reference = ref ?? p;
  const loop = { A: exactArithmetic, w: lift(values.entries), K, lambda, reference: lift(reference), show };
  const history: [readonly Rational[], ...(readonly Rational[])[]] = [Q.reduceAll(p)];
  const points: TrajectoryPoint[] = [];
  for (let t = 0; ; t += 1) {
    const law = history[t] ?? history[0];
    checkAffordable(law, K);
    points.push(summary(loop, t, lift(law)));
    if (t === steps) return points;
    history.push(step(curatedLoop, operations, { history, reference, candidates: K, lambda, epsilon: Q.zero }));
  }
}

function enclosedTrajectory({ p, values, K, lambda, ref, steps }: TrajectoryInput): TrajectoryPoint[] {
  const A = bigArithmetic(DIGITS);
  const show = (value: BigInterval): Value => ({ kind: 'enclosure', value });
  const lift = (masses: readonly Rational[]): BigInterval[] => masses.map((mass) => A.fromRational(mass));
  const w = lift(values.entries).map((reward) => A.exp(reward));
  const reference = lift(ref ?? p);
  const loop = { A, w, K, lambda, reference, show };
  const points: TrajectoryPoint[] = [];
  let law: readonly BigInterval[] = lift(p);
  for (let t = 0; ; t += 1) {
    points.push(summary(loop, t, law));
    if (t === steps) return points;
    law = mixed(A, reference, curated(A, law, w, { candidates: K, power: 1 }), lambda);
  }
}

/**
 * Rounds 0..steps of the curated loop.
 * @throws NotRepresentableError when there are too many multisets to enumerate, or when exact masses become too long to be useful
 *   (they grow like K^t)
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
