/**
 * A claim about laws on two atoms as a function of few real variables.
 *
 * The weights are 1 and w ≥ 1, the mass of the better atom is p. With real data there is a third variable: λ, or `s = λ(K − 1)` where the
 * statement assumes λ(K − 1) < 1.
 */
import { type Claim, type Evaluation, Q, type ScalarName, evaluate, unanswerable } from '../../theory';
import { SymbolicInterpretation, type SymbolicArithmetic } from '../../models/symbolic';
import type { ProofCase, Setting } from '../proofs';

/** A variable with its range. */
export interface Variable {
  readonly name: 'p' | 'w' | 'lambda' | 's';
  readonly lo: number;
  readonly hi: number;
  /** Whether it is bisected at the geometric mean. */
  readonly geometric: boolean;
}

/** A claim in a case, over a region of its variables. */
export interface Problem {
  readonly claim: Claim;
  /** What a counterexample must satisfy. */
  readonly given: readonly Claim[];
  readonly setting: Setting;
  readonly at: ProofCase;
  readonly variables: readonly Variable[];
}

/** The largest ratio of weights, and the largest λ where no condition bounds it. */
export interface Bounds {
  readonly ratio: number;
  readonly lambda: number;
}

/** The largest λ(K − 1) where it is below 1: at 1 logarithms may be infinite. */
const NEAR_ONE = 1 - 2 ** -10;

/** The variables of a setting. @throws UnanswerableError if the setting has other variables than these, or not two atoms */
export function variablesOf({ data, start, atoms, candidates }: Setting, { ratio, lambda }: Bounds): Variable[] {
  if (atoms !== 2) return unanswerable('boxes of laws on other than two atoms');
  if (candidates === Infinity) return unanswerable('boxes at K = ∞');
  if (data !== 'synthetic' && start === 'free') return unanswerable('boxes with a start of its own beside real data');
  const masses: Variable = { name: 'p', lo: 0, hi: 1, geometric: false };
  const weights: Variable = { name: 'w', lo: 1, hi: ratio, geometric: true };
  if (data === 'synthetic') return [masses, weights];
  const share: Variable =
    data === 'stable'
      ? { name: 's', lo: 0, hi: NEAR_ONE, geometric: false }
      : { name: 'lambda', lo: 0, hi: lambda, geometric: false };
  return [masses, weights, share];
}

/** Both sides of a claim (by default that of the problem) at values of the variables, and the truth of the comparison. */
export function sidesOf<T>(
  { claim: own, setting, at }: Problem,
  A: SymbolicArithmetic<T>,
  values: readonly T[],
  claim: Claim = own,
): Evaluation<T> {
  const [p, w, third] = values;
  if (p === undefined || w === undefined) return unanswerable('a law without masses or weights');
  const one = A.fromRational(Q.one);
  const scalars: Partial<Record<ScalarName, T>> = { w_min: one, w_max: w };
  const { candidates, data, loop } = setting;
  const stable = third !== undefined && data === 'stable';
  const lambda = stable ? A.div(third, A.fromRational(Q.of(candidates - 1))) : third;
  const model = new SymbolicInterpretation<T>({
    arithmetic: A,
    points: { weights: [one, w], base: [A.sub(one, p), p], repeats: true },
    loop,
    candidates,
    lambda: lambda ?? 'infinity',
    scalars,
  });
  const { x, y } = at.atoms;
  const atoms = { ...(x === undefined ? {} : { x: x - 1 }), ...(y === undefined ? {} : { y: y - 1 }) };
  return evaluate(claim, model, { t: at.t, atoms });
}

/** The difference of the sides of the claim, which the claim asserts to be at least 0. */
export function slackOf<T>(problem: Problem, A: SymbolicArithmetic<T>, values: readonly T[]): T {
  const { left, right } = sidesOf(problem, A, values);
  return problem.claim.relation === '<=' ? A.sub(right, left) : A.sub(left, right);
}
