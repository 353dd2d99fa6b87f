/**
 * One Gaussian instance. All its numbers are exact rationals.
 *
 * Shapes: d is the dimension, 1 to 4; a precision matrix (inverse covariance) is d×d, a mean has d entries. A law is a
 * list of components with shares that sum to 1: exactly one for `model: 'gaussian'`, one or more for `'mixture'`.
 * Domain: precisions symmetric positive definite, shares > 0, K = ∞ or 1 (no curation), λ ≥ 0 or ∞, 0 ≤ ε < 1.
 *
 * The theory needs a reward bounded above: quadratic with A ⪰ 0. Indefinite A and linear rewards are allowed too,
 * because the search for counterexamples to a dropped hypothesis needs them.
 */
import { InputError, Q, type Rational } from '../../../theory';
import type { Candidates, Lambda } from '../../loops';
import {
  type Matrix,
  type Vector,
  isPositiveDefinite,
  isPositiveSemidefinite,
  isSymmetric,
  wholeMatrix,
} from './exact/linear-algebra';

/** `share · N(mean, precision⁻¹)`. */
export interface GaussianComponent {
  readonly share: Rational;
  readonly precision: Matrix;
  readonly mean: Vector;
}

/** `r(x) = b − ½(x − c)ᵀA(x − c)`, or `r(x) = b + slopeᵀx`. */
export type GaussianReward =
  | { readonly kind: 'quadratic'; readonly b: Rational; readonly A: Matrix; readonly c: Vector }
  | { readonly kind: 'linear'; readonly b: Rational; readonly slope: Vector };

/** A loop on Gaussians or Gaussian mixtures. */
export interface GaussianInstance {
  readonly model: 'gaussian' | 'mixture';
  /** p_0. */
  readonly start: readonly GaussianComponent[];
  /** p_ref. */
  readonly reference: readonly GaussianComponent[];
  /** A second, arbitrary Gaussian; its share is 1. */
  readonly q: GaussianComponent;
  readonly reward: GaussianReward;
  /** ∞, or 1 for a loop without curation. */
  readonly K: Candidates;
  readonly lambda: Lambda;
  /** The fitting error per round, in total variation. */
  readonly epsilon: Rational;
  readonly rounds: number;
  /** The number of points that a finite-sample learner fits per round, 1 ≤ n ≤ 6. Only for a single Gaussian with d = 1. */
  readonly samples?: { readonly size: number };
}

export interface GaussianInstanceChecks {
  /**
   * Whether to refuse rewards without an upper bound: linear with a slope, or quadratic with an A that is not positive
   * semidefinite.
   * @defaultValue false
   */
  readonly boundedReward?: boolean;
}

/** The largest number of points of a sample that is enumerated. */
export const MOST_POINTS = 6;

/** The largest dimension, since determinants are expanded by cofactors. */
const MAX_DIMENSION = 4;

const list = (entries: Vector): string => `[${entries.map(Q.format).join(', ')}]`;
const show = (a: Matrix): string => `[${a.map(list).join(', ')}]`;

/** The number of coordinates of x. */
export function dimensionOf(instance: Pick<GaussianInstance, 'start'>): number {
  return instance.start[0]?.mean.length ?? 0;
}

function checkVector(name: string, x: Vector, d: number): void {
  if (x.length !== d) {
    throw new InputError(
      `${name} = ${list(x)} has ${x.length} entries but the dimension is ${d}; give one per coordinate`,
    );
  }
}

function checkSymmetric(name: string, a: Matrix, d: number): void {
  if (a.length !== d || a.some((row) => row.length !== d)) {
    throw new InputError(`${name} = ${show(a)} is not a ${d}×${d} matrix; give ${d} rows of ${d} entries`);
  }
  if (!isSymmetric(a)) throw new InputError(`${name} = ${show(a)} is not symmetric; use (M + Mᵀ)/2`);
}

function checkComponent(name: string, { share, precision, mean }: GaussianComponent, d: number): void {
  checkVector(`the mean of ${name}`, mean, d);
  checkSymmetric(`the precision of ${name}`, precision, d);
  if (!isPositiveDefinite(wholeMatrix(precision).entries)) {
    throw new InputError(
      `the precision of ${name} = ${show(precision)} is not positive definite; give the inverse of a covariance matrix`,
    );
  }
  if (share.num <= 0n) throw new InputError(`the share of ${name} is ${Q.format(share)}; shares are greater than 0`);
}

function checkComponents(
  name: string,
  components: readonly GaussianComponent[],
  model: GaussianInstance['model'],
  d: number,
): void {
  if (components.length === 0) throw new InputError(`${name} has no components; give at least one`);
  if (model === 'gaussian' && components.length > 1) {
    throw new InputError(
      `${name} has ${components.length} components but the model is 'gaussian'; use the model 'mixture'`,
    );
  }
  components.forEach((component, i) => checkComponent(`component ${i + 1} of ${name}`, component, d));
  const total = Q.reduce(Q.sum(components.map(({ share }) => share)));
  if (!Q.equals(total, Q.one)) {
    throw new InputError(`the shares of ${name} sum to ${Q.format(total)}, not 1; divide them by their sum`);
  }
}

function checkReward(reward: GaussianReward, d: number, bounded: boolean): void {
  if (reward.kind === 'linear') {
    checkVector('the slope of the reward', reward.slope, d);
    if (bounded && reward.slope.some(({ num }) => num !== 0n)) {
      throw new InputError(
        `a linear reward with slope ${list(reward.slope)} has no upper bound; use a quadratic reward`,
      );
    }
    return;
  }
  checkVector('the centre c of the reward', reward.c, d);
  checkSymmetric('the matrix A of the reward', reward.A, d);
  if (bounded && !isPositiveSemidefinite(wholeMatrix(reward.A).entries)) {
    throw new InputError(
      `the matrix A = ${show(reward.A)} of the reward is not positive semidefinite, so the reward has no upper bound; ` +
        'use MᵀM for some M',
    );
  }
}

function checkSamples(
  { size }: NonNullable<GaussianInstance['samples']>,
  model: GaussianInstance['model'],
  d: number,
): void {
  if (!Number.isInteger(size) || size < 1 || size > MOST_POINTS)
    throw new InputError(`n = ${size} is not a number of samples; give a whole number from 1 to ${MOST_POINTS}`);
  if (d !== 1 || model !== 'gaussian')
    throw new InputError(`samples of a ${model} model in ${d} dimensions; they are known for one Gaussian on the line`);
}

/** Returns the instance if every entry is in its domain. @throws InputError naming the first value that is not. */
export function checkGaussianInstance(
  instance: GaussianInstance,
  checks: GaussianInstanceChecks = {},
): GaussianInstance {
  const { model, start, reference, q, reward, K, lambda, epsilon, rounds } = instance;
  const d = dimensionOf(instance);
  if (start.length > 0 && (d < 1 || d > MAX_DIMENSION)) {
    throw new InputError(
      `the dimension ${d} is not in 1..${MAX_DIMENSION}; give means with 1 to ${MAX_DIMENSION} entries`,
    );
  }
  checkComponents('the start', start, model, d);
  checkComponents('the real-data law (ref)', reference, model, d);
  checkComponents('q', [q], 'gaussian', d);
  checkReward(reward, d, checks.boundedReward ?? false);
  if (K !== Infinity && K !== 1) {
    throw new InputError(`K = ${K} has no closed form on Gaussian models; give inf, or 1 for a loop without curation`);
  }
  if (lambda !== 'infinity' && lambda.num < 0n) {
    throw new InputError(`lambda = ${Q.format(lambda)} is negative; give a number of at least 0, or inf`);
  }
  if (epsilon.num < 0n || Q.compare(epsilon, Q.one) >= 0) {
    throw new InputError(`the fitting error ${Q.format(epsilon)} is not in [0, 1); give 0 for an exact fit`);
  }
  if (!Number.isInteger(rounds) || rounds < 0)
    throw new InputError(`${rounds} is not a number of rounds; give 0, 1, 2, …`);
  if (instance.samples) checkSamples(instance.samples, model, d);
  return instance;
}
