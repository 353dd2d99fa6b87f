/**
 * Two Gaussian models that are trained on each other's outputs. All numbers are exact.
 *
 * Model 1 is `N(θ_t, I)` and model 2 is `N(φ_t, I)` on R^d. In every round both are retrained at once: model 1 on the outputs of model 2, curated among infinitely
 * many candidates by the reward `r(x) = bᵀx`, and model 2 on the outputs of model 1, mapped by A. The tilt of `N(φ, I)` by `e^{bᵀx}` is
 * `N(φ + b, I)`, and a fit of the mean keeps it, so
 *
 *     θ_{t+1} = φ_t + b ,      φ_{t+1} = A θ_t .
 *
 * The source writes `b = λa` and needs the product alone. Domain: 1 ≤ d ≤ 3, any A; the statements say which A they are about.
 *
 * Source: Zhang, Wei & Zhang 2026 (arXiv:2605.29267), for two models of which one is curated.
 */
import { InputError, Q } from '../../../theory';
import type { Matrix, Vector } from './linear-map';

/** A loop of two Gaussian models. */
export interface CoupledInstance {
  readonly model: 'coupled';
  /** A, which maps the outputs of model 1 to the training data of model 2: d rows of d entries. */
  readonly map: Matrix;
  /** b of the reward `r(x) = bᵀx`, by which the data of model 1 is curated. */
  readonly slope: Vector;
  /** g of the second reward `r_true(x) = gᵀx`, by which nothing is curated. */
  readonly trueSlope: Vector;
  /** θ_0 and φ_0. */
  readonly means: readonly [Vector, Vector];
  readonly rounds: number;
}

const MOST_DIMENSIONS = 3;

const list = (entries: Vector): string => `[${entries.map(Q.format).join(', ')}]`;

function checkVector(name: string, x: Vector, d: number): void {
  if (x.length !== d)
    throw new InputError(`${name} = ${list(x)} has ${x.length} entries, but the dimension is ${d}; give ${d}`);
}

/** Returns the instance if every entry is in its domain. @throws InputError naming the first value that is not. */
export function checkCoupledInstance(instance: CoupledInstance): CoupledInstance {
  const { map, slope, trueSlope, means, rounds } = instance;
  const d = slope.length;
  if (d < 1 || d > MOST_DIMENSIONS)
    throw new InputError(`the slope has ${d} entries; two models are coupled in 1 to ${MOST_DIMENSIONS} dimensions`);
  checkVector('the slope of the true reward', trueSlope, d);
  checkVector('the mean of model 1', means[0], d);
  checkVector('the mean of model 2', means[1], d);
  if (map.length !== d) throw new InputError(`the map has ${map.length} rows, but the dimension is ${d}; give ${d}`);
  map.forEach((row, i) => checkVector(`row ${i + 1} of the map`, row, d));
  if (!Number.isInteger(rounds) || rounds < 0)
    throw new InputError(`${rounds} is not a number of rounds; give 0, 1, 2, …`);
  return instance;
}
