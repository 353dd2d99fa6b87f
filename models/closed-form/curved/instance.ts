/**
 * A family with one parameter whose laws lie on a curve in the simplex, fitted to real data from outside of the family and to its own outputs.
 *
 *     p_θ(x) = q(x) (1 + θ α(x) + θ² β(x)) ,      |θ| ≤ r ,
 *
 * with `E_q[α] = E_q[β] = 0`, so that masses sum to 1. The law d of the real data has `E_d[α] = 0`: the derivative of its log-likelihood vanishes at θ = 0. Every point of such a curve where the
 * derivative vanishes is the θ = 0 of another one. The parameter is fitted by maximum likelihood among |θ| ≤ r.
 *
 * Domain: 2 to 4 atoms, q > 0, |α| ≤ 1, |β| ≤ 1, and a reach `0 < r ≤ I/16`, where `I = E_q[α²]` is the Fisher information at θ = 0. So r ≤ 1/16, and the expected log-likelihood of every law of
 * the family is concave in the parameter (`parametric-jacobian`).
 */
import { InputError, Q, type Rational } from '../../../theory';
import type { Lambda } from '../../loops';
import { checkTotal } from '../shared';

type Vector = readonly Rational[];

/** A loop that refits a curved family in every round. */
export interface CurvedInstance {
  readonly model: 'curved';
  /** q, the masses at θ = 0. */
  readonly center: Vector;
  /** α, by which the logarithms of masses change with θ at first. */
  readonly alpha: Vector;
  /** β, by which the family is curved. */
  readonly beta: Vector;
  /** The law d of the real data. */
  readonly pRef: Vector;
  /** r. */
  readonly reach: Rational;
  /** The parameter θ_0 of p_0. */
  readonly theta: Rational;
  readonly lambda: Lambda;
  readonly rounds: number;
}

const LEAST_ATOMS = 2;
const MOST_ATOMS = 4;
/** `I ≥ 16 r`. */
const LEAST_INFORMATION = Q.of(16);

/** `h = −E_d[∂² log p] = E_d[α² − 2β]`: minus the second derivative of the data's log-likelihood at θ = 0. */
export const curvatureOf = ({ pRef, alpha, beta }: Pick<CurvedInstance, 'pRef' | 'alpha' | 'beta'>): Rational =>
  Q.reduce(
    Q.dot(
      pRef,
      alpha.map((a, i) => Q.sub(Q.mul(a, a), Q.mul(Q.of(2), beta[i] as Rational))),
    ),
  );

/** `I = E_q[α²]`: the Fisher information at θ = 0. */
export const informationOf = ({ center, alpha }: Pick<CurvedInstance, 'center' | 'alpha'>): Rational =>
  Q.reduce(
    Q.dot(
      center,
      alpha.map((a) => Q.mul(a, a)),
    ),
  );

function checkLaw(name: string, law: Vector, positive: boolean): void {
  const bad = law.find(({ num }) => num < 0n || (positive && num === 0n));
  if (bad)
    throw new InputError(`${name} has the mass ${Q.format(bad)}; give masses ${positive ? 'above' : 'of at least'} 0`);
  checkTotal(name, law);
}

function checkMean(name: string, law: Vector, values: Vector): void {
  const mean = Q.reduce(Q.dot(law, values));
  if (mean.num !== 0n) throw new InputError(`${name} is ${Q.format(mean)}; subtract it, since it must be 0`);
}

/** Returns the instance if every entry is in its domain. @throws InputError naming the first value that is not. */
export function checkCurvedInstance(instance: CurvedInstance): CurvedInstance {
  const { center, alpha, beta, pRef, reach, theta, lambda, rounds } = instance;
  const n = center.length;
  if (n < LEAST_ATOMS || n > MOST_ATOMS)
    throw new InputError(`a family on ${n} atoms; give masses of ${LEAST_ATOMS} to ${MOST_ATOMS}`);
  const other = [alpha, beta, pRef].find(({ length }) => length !== n);
  if (other) throw new InputError(`${other.length} entries beside ${n} atoms; give one for each atom`);
  checkLaw('the law at θ = 0 (center)', center, true);
  checkLaw('the real-data law (ref)', pRef, false);
  const large = [...alpha, ...beta].find((value) => Q.compare(Q.abs(value), Q.one) > 0);
  if (large) throw new InputError(`an entry of alpha or beta is ${Q.format(large)}; give numbers from −1 to 1`);
  checkMean('the mean of alpha under center', center, alpha);
  checkMean('the mean of beta under center', center, beta);
  checkMean('the mean of alpha under the real data', pRef, alpha);
  const information = informationOf(instance);
  if (reach.num <= 0n || Q.compare(Q.mul(LEAST_INFORMATION, reach), information) > 0)
    throw new InputError(`the reach ${Q.format(reach)} is not above 0 and at most I/16, I = ${Q.format(information)}`);
  if (Q.compare(Q.abs(theta), reach) > 0)
    throw new InputError(`theta = ${Q.format(theta)} is beyond the reach ${Q.format(reach)}`);
  if (lambda !== 'infinity' && lambda.num < 0n)
    throw new InputError(`lambda = ${Q.format(lambda)} is negative; give a number of at least 0, or inf`);
  if (!Number.isInteger(rounds) || rounds < 0)
    throw new InputError(`${rounds} is not a number of rounds; give 0, 1, 2, …`);
  return instance;
}
