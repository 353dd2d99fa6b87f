/**
 * The trajectory of a discrete loop: the law, the curation factor and the moments, round by round.
 *
 * With rational weights everything is an exact rational except KL, which is a high-precision enclosure. With rewards in place
 * of weights, w = e^r is irrational, and every number is an enclosure.
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
import { type Candidates, type Lambda, curatedLoop, step } from '../../loops/loop';
import { checkAffordable, exactLawOperations } from './exact-law';
import { curated, curationFactor, kullbackLeibler, mean, mixed, variance } from './general-law';

/** Decimal digits of enclosures. */
export const DIGITS = 50;

export interface TrajectoryInput {
  /** Masses of p_0. */
  readonly p: readonly Rational[];
  /** Weights, or rewards whose exponentials are the weights. */
  readonly values: { readonly kind: 'w' | 'r'; readonly entries: readonly Rational[] };
  readonly K: Candidates;
  readonly lambda: Lambda;
  /** The real data; also what KL is taken against. Without it, p_0. */
  readonly ref: readonly Rational[] | undefined;
  readonly steps: number;
}

/** An exact rational, or an enclosure of a real number. */
export type Value =
  { readonly kind: 'rational'; readonly value: Rational } | { readonly kind: 'enclosure'; readonly value: BigInterval };

export interface TrajectoryPoint {
  readonly t: number;
  readonly p: readonly Value[];
  readonly H: readonly Value[];
  readonly E: Value;
  readonly Var: Value;
  readonly KL_ref: Value;
}

function summary<T>(
  A: Arithmetic<T>,
  t: number,
  law: readonly T[],
  w: readonly T[],
  K: Candidates,
  reference: readonly T[],
  show: (value: T) => Value,
): TrajectoryPoint {
  return {
    t,
    p: law.map(show),
    H: curationFactor(A, law, w, K).map(show),
    E: show(mean(A, law, w)),
    Var: show(variance(A, law, w)),
    KL_ref: show(kullbackLeibler(A, law, reference)),
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
  const history: [readonly Rational[], ...(readonly Rational[])[]] = [Q.reduceAll(p)];
  const points: TrajectoryPoint[] = [];
  for (let t = 0; ; t += 1) {
    const law = history[t] ?? history[0];
    checkAffordable(law, K);
    points.push(summary(exactArithmetic, t, lift(law), lift(values.entries), K, lift(reference), show));
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
  const points: TrajectoryPoint[] = [];
  let law: readonly BigInterval[] = lift(p);
  for (let t = 0; ; t += 1) {
    points.push(summary(A, t, law, w, K, reference, show));
    if (t === steps) return points;
    law = mixed(A, reference, curated(A, law, w, { candidates: K, power: 1 }), lambda);
  }
}

/**
 * Rounds 0..steps of the curated loop.
 * @throws NotRepresentableError when exact masses become too long to be useful (they grow like K^t).
 */
export function trajectory(input: TrajectoryInput): TrajectoryPoint[] {
  return input.values.kind === 'w' ? exactTrajectory(input) : enclosedTrajectory(input);
}
