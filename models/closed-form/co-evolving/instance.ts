/**
 * A model on finitely many atoms, curated by a preference that moves with the data. All numbers are exact.
 *
 * Atom x has features φ(x) ∈ R^d, and a preference is a vector v ∈ R^d. The reward is `r_v(x) = τ⟨v, φ(x)⟩`. In a round the model is trained on real data and on its own outputs, curated by v, and
 * the preference moves towards the mean features of the new model:
 *
 *     p' = (1 − η) p_ref + η p H^K_{p,v} ,      v' = (1 − β) v + β Σ_x p'(x) φ(x) .
 *
 * The source projects v' on a convex set. A set that contains the features and v contains v' too, so nothing is projected here. Lengths are measured by
 * `‖v‖ = Σ_k |v_k|`, which keeps them rational.
 *
 * Domain: 1 to 4 atoms, 1 ≤ d ≤ 2, τ ≥ 0, 0 < β ≤ 1, 1 ≤ K ≤ 6 or K = ∞, λ ≥ 0 or ∞. Features and preferences may be of any length; the statements say which they are about.
 *
 * Source: Wei, Xie, Zhu, Zhang 2026 (co-evolving preferences), restated.
 */
import { InputError, Q, type Rational } from '../../../theory';
import type { Candidates, Lambda } from '../../loops';
import { checkTotal } from '../shared';

type Vector = readonly Rational[];

/** A loop whose preference moves with the data. */
export interface CoEvolvingInstance {
  readonly model: 'co-evolving';
  /** The features of every atom. */
  readonly features: readonly Vector[];
  readonly p0: Vector;
  readonly pRef: Vector;
  readonly q: Vector;
  /** The preferences that go with p_0 and with q. */
  readonly preferences: readonly [Vector, Vector];
  readonly tau: Rational;
  readonly beta: Rational;
  readonly K: Candidates;
  readonly lambda: Lambda;
  readonly rounds: number;
}

const MOST_ATOMS = 4;
const MOST_FEATURES = 2;
const MOST_CANDIDATES = 6;

function checkLaw(name: string, law: Vector, n: number): void {
  if (law.length !== n)
    throw new InputError(`${name} has ${law.length} masses, but there are ${n} atoms; give one mass per atom`);
  const negative = law.find(({ num }) => num < 0n);
  if (negative) throw new InputError(`${name} has the mass ${Q.format(negative)}; masses are at least 0`);
  checkTotal(name, law);
}

function checkVectors({ features, preferences }: CoEvolvingInstance): void {
  const n = features.length;
  if (n < 1 || n > MOST_ATOMS) throw new InputError(`features of ${n} atoms; give those of 1 to ${MOST_ATOMS}`);
  const d = preferences[0].length;
  if (d < 1 || d > MOST_FEATURES)
    throw new InputError(`a preference of ${d} entries; features have 1 or ${MOST_FEATURES}`);
  const other = [...features, ...preferences].find(({ length }) => length !== d);
  if (other) throw new InputError(`a vector of ${other.length} entries beside one of ${d}; give ${d} everywhere`);
}

/** Returns the instance if every entry is in its domain. @throws InputError naming the first value that is not. */
export function checkCoEvolvingInstance(instance: CoEvolvingInstance): CoEvolvingInstance {
  const { features, p0, pRef, q, tau, beta, K, lambda, rounds } = instance;
  checkVectors(instance);
  checkLaw('p_0', p0, features.length);
  checkLaw('the real-data law (ref)', pRef, features.length);
  checkLaw('q', q, features.length);
  if (tau.num < 0n) throw new InputError(`tau = ${Q.format(tau)} is negative; give a number of at least 0`);
  if (beta.num <= 0n || Q.compare(beta, Q.one) > 0)
    throw new InputError(`beta = ${Q.format(beta)} is not in (0, 1], the shares by which a preference may move`);
  if (K !== Infinity && !(Number.isInteger(K) && K >= 1 && K <= MOST_CANDIDATES))
    throw new InputError(`K = ${K} is not a number of candidates from 1 to ${MOST_CANDIDATES}, or inf`);
  if (lambda !== 'infinity' && lambda.num < 0n)
    throw new InputError(`lambda = ${Q.format(lambda)} is negative; give a number of at least 0, or inf`);
  if (!Number.isInteger(rounds) || rounds < 0)
    throw new InputError(`${rounds} is not a number of rounds; give 0, 1, 2, …`);
  return instance;
}
