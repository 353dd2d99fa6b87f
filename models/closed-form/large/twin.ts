/** The exact twin of a large instance: the same instance in the discrete model, whose numbers are exact rationals. */
import { Q, exactRational } from '../../../theory';
import type { DiscreteInstance } from '../discrete';
import { atomsOf } from './atoms';
import { classesOf } from './classes';
import { type LargeInstance, sizeOf } from './instance';

/** The limits up to which exact sums over multisets, or exact powers of a tilt, are affordable. */
const TWIN_ATOMS = 6;
const TWIN_CANDIDATES = 6;
const TWIN_ATOMS_TILTED = 50;

/** Whether exact answers are affordable. */
export function hasExactTwin(instance: LargeInstance): boolean {
  const n = sizeOf(instance);
  return instance.K === Infinity ? n <= TWIN_ATOMS_TILTED : n <= TWIN_ATOMS && instance.K <= TWIN_CANDIDATES;
}

/** The same instance as a discrete instance; exact answers on it are affordable if `hasExactTwin`. */
export function exactTwin(instance: LargeInstance): DiscreteInstance {
  const { K, lambda, rounds } = instance;
  const { mass, weight } = atomsOf(instance);
  const { total } = classesOf(instance);
  const p0 = Array.from(mass, (m) => Q.of(m, total));
  const w = Array.from(weight, exactRational);
  return { model: 'discrete', p0, w, pRef: p0, q: p0, K, lambda, epsilon: Q.zero, rounds };
}
