/** The number of atoms that an arbitrary is asked for. */
import { InputError } from '../../theory';

/** A number of atoms, or a range of it with both ends. */
export type Atoms = number | { readonly min: number; readonly max: number };

const MOST_ATOMS = 10_000;

/** @throws InputError for what is not a number of atoms from 1 to 10,000, or a range of such */
export function rangeOf(atoms: Atoms): { readonly minLength: number; readonly maxLength: number } {
  const { min, max } = typeof atoms === 'number' ? { min: atoms, max: atoms } : atoms;
  const isCount = (n: number): boolean => Number.isInteger(n) && n >= 1 && n <= MOST_ATOMS;
  if (!isCount(min) || !isCount(max) || min > max)
    throw new InputError(
      `${JSON.stringify(atoms)} is not a number of atoms; give one from 1 to ${MOST_ATOMS}, or { min, max } with min ≤ max`,
    );
  return { minLength: min, maxLength: max };
}

/** @throws InputError for what is not a whole number of at least 1 */
export function checkLargest(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 1)
    throw new InputError(`${name} ${value} is not a whole number of at least 1`);
}
