/**
 * A finite space of up to 100,000 atoms and K up to 1,000,000. It is too large to enumerate, but its numbers are exact.
 *
 * Masses are whole numbers `m_i` with a sum of at most 2^53, so the law is exactly `m_i/Σm` and the sum is exact in
 * doubles. Weights are exact doubles. A few atoms are listed, and a family and a seed describe the rest
 * (`families.ts`), so an instance is short for any number of atoms. The loop starts from the real data: p_ref = p_0.
 */
import { InputError, Q, exactRational } from '../../../theory';
import type { Candidates, Lambda } from '../../loops';
import type { DiscreteInstance } from '../discrete';
import {
  MASS_FAMILIES,
  type MassFamily,
  WEIGHT_FAMILIES,
  type WeightFamily,
  familyMasses,
  familyWeights,
} from './families';

/** An atom of a large space; its probability is its share of the total mass. */
export interface LargeAtom {
  /** A whole number of at least 0. */
  readonly mass: number;
  /** A double greater than 0. */
  readonly weight: number;
}

/** Atoms described by families. */
interface MoreAtoms {
  readonly count: number;
  readonly masses: MassFamily;
  readonly weights: WeightFamily;
  /** A whole number from 0 to 2^32 − 1. */
  readonly seed: number;
}

/** A loop on a finite space of up to 100,000 atoms, in doubles with error bounds. */
export interface LargeInstance {
  readonly model: 'large-discrete';
  /** The first atoms, at most 8. */
  readonly atoms: readonly LargeAtom[];
  /** The atoms after them. */
  readonly more?: MoreAtoms;
  /** A whole number from 2 to 1,000,000, or ∞. */
  readonly K: Candidates;
  readonly lambda: Lambda;
  readonly rounds: number;
}

/** All atoms of an instance. */
export interface LargeAtoms {
  readonly mass: Float64Array;
  /** The exact sum of the masses. */
  readonly total: number;
  readonly weight: Float64Array;
  /** The largest and the smallest weight. */
  readonly top: number;
  readonly bottom: number;
}

const MOST_ATOMS = 100_000;
const MOST_CANDIDATES = 1_000_000;
const MOST_EXPLICIT = 8;
/** Weights lie between this value and its inverse. */
const LARGEST_WEIGHT = 2 ** 100;

const isWhole = (value: number, least: number, greatest: number): boolean =>
  Number.isSafeInteger(value) && value >= least && value <= greatest;

function checkAtom({ mass, weight }: LargeAtom, index: number): void {
  if (!isWhole(mass, 0, 2 ** 50)) {
    throw new InputError(
      `atom ${index} has mass ${mass}; give a whole number from 0 to 2^50, masses are divided by their sum`,
    );
  }
  if (!(weight >= 1 / LARGEST_WEIGHT && weight <= LARGEST_WEIGHT)) {
    throw new InputError(`atom ${index} has weight ${weight}; give a number from 2^-100 to 2^100`);
  }
}

function checkMore({ count, masses, weights, seed }: MoreAtoms, explicit: number): void {
  if (!isWhole(count, 1, MOST_ATOMS - explicit)) {
    throw new InputError(`count = ${count} more atoms; give a whole number from 1 to ${MOST_ATOMS - explicit}`);
  }
  if (!MASS_FAMILIES.includes(masses)) {
    throw new InputError(`there is no family of masses "${masses}"; known are ${MASS_FAMILIES.join(', ')}`);
  }
  if (!WEIGHT_FAMILIES.includes(weights)) {
    throw new InputError(`there is no family of weights "${weights}"; known are ${WEIGHT_FAMILIES.join(', ')}`);
  }
  if (!isWhole(seed, 0, 2 ** 32 - 1)) throw new InputError(`the seed ${seed} is not a whole number from 0 to 2^32 - 1`);
}

/** Returns the instance if every entry is in its domain. @throws InputError naming the first value that is not. */
export function checkLargeInstance(instance: LargeInstance): LargeInstance {
  const { atoms, more, K, lambda, rounds } = instance;
  if (atoms.length > MOST_EXPLICIT) {
    throw new InputError(
      `${atoms.length} atoms are written out; give at most ${MOST_EXPLICIT} and describe the rest by more`,
    );
  }
  atoms.forEach(checkAtom);
  if (more) checkMore(more, atoms.length);
  if (!more && atoms.every(({ mass }) => mass === 0)) {
    throw new InputError('no atom has mass; give an atom with a mass of at least 1');
  }
  if (K !== Infinity && !isWhole(K, 2, MOST_CANDIDATES)) {
    throw new InputError(
      `K = ${K} is not a number of candidates here; give a whole number from 2 to ${MOST_CANDIDATES}, or inf`,
    );
  }
  if (lambda !== 'infinity' && lambda.num < 0n) {
    throw new InputError(`lambda = ${Q.format(lambda)} is negative; give a number of at least 0, or inf`);
  }
  if (!isWhole(rounds, 0, 1000))
    throw new InputError(`${rounds} is not a number of rounds; give 0, 1, 2, … up to 1000`);
  const { total } = atomsOf(instance);
  if (total > Number.MAX_SAFE_INTEGER) {
    throw new InputError(`the masses sum to ${total}, more than 2^53; divide them by a common factor`);
  }
  return instance;
}

const known = new WeakMap<LargeInstance, LargeAtoms>();

/** All atoms of an instance, cached. */
export function atomsOf(instance: LargeInstance): LargeAtoms {
  const before = known.get(instance);
  if (before !== undefined) return before;
  const { atoms, more } = instance;
  const n = sizeOf(instance);
  const mass = new Float64Array(n);
  const weight = new Float64Array(n);
  atoms.forEach((atom, i) => {
    mass[i] = atom.mass;
    weight[i] = atom.weight;
  });
  if (more) {
    const weights = familyWeights(more.weights, more.count, more.seed);
    weight.set(weights, atoms.length);
    mass.set(familyMasses(more.masses, weights, more.seed), atoms.length);
  }
  let [total, top, bottom] = [0, 0, Infinity];
  for (let i = 0; i < n; i += 1) {
    const w = weight[i] as number;
    total += mass[i] as number;
    if (w > top) top = w;
    if (w < bottom) bottom = w;
  }
  const made = { mass, total, weight, top, bottom };
  known.set(instance, made);
  return made;
}

/** The limits up to which exact sums over multisets, or exact powers of a tilt, are affordable. */
const TWIN_ATOMS = 6;
const TWIN_CANDIDATES = 6;
const TWIN_ATOMS_TILTED = 50;

/** The number of atoms. */
export function sizeOf({ atoms, more }: LargeInstance): number {
  return atoms.length + (more?.count ?? 0);
}

/** Whether exact answers are affordable. */
export function hasExactTwin(instance: LargeInstance): boolean {
  const n = sizeOf(instance);
  return instance.K === Infinity ? n <= TWIN_ATOMS_TILTED : n <= TWIN_ATOMS && instance.K <= TWIN_CANDIDATES;
}

/** The same instance as a discrete instance, or undefined if exact answers are not affordable. */
export function exactTwin(instance: LargeInstance): DiscreteInstance | undefined {
  const { K, lambda, rounds } = instance;
  if (!hasExactTwin(instance)) return undefined;
  const { mass, total, weight } = atomsOf(instance);
  const p0 = Array.from(mass, (m) => Q.of(m, total));
  const w = Array.from(weight, exactRational);
  return { model: 'discrete', p0, w, pRef: p0, q: p0, K, lambda, epsilon: Q.zero, rounds };
}
