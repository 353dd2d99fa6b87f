/** The domain of large instances. */
import { InputError, Q } from '../../../theory';
import { classesOf } from './classes';
import { MASS_FAMILIES, WEIGHT_FAMILIES } from './families';
import type { LargeAtom, LargeInstance, MoreAtoms } from './instance';

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
  const { total } = classesOf(instance);
  if (total > Number.MAX_SAFE_INTEGER) {
    throw new InputError(`the masses sum to ${total}, more than 2^53; divide them by a common factor`);
  }
  return instance;
}
