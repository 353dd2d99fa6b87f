/** Checks of the fields of a record that was parsed from JSON. Errors are InputErrors without a place, which the reader of the line adds. */
import { InputError } from '../../../theory/errors';

/** An object of JSON. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value of JSON for a message, in at most 60 characters. */
export function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  const text =
    typeof value === 'string' && value.length > 60 ? JSON.stringify(value.slice(0, 60)) : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** @throws InputError naming a field that the record may not have */
export function checkNames(what: string, record: Fields, names: readonly string[]): void {
  for (const name in record) {
    if (!names.includes(name)) {
      throw new InputError(
        `${what} has the field "${name}", which the format does not have; correct its name or leave it out (fields: ${names.join(', ')})`,
      );
    }
  }
}

/** A whole number of at least `least`. */
export function wholeNumber(what: string, value: unknown, least: number): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return value;
  throw new InputError(`${what} is ${shown(value)}; it must be a whole number of at least ${least}`);
}

/** A finite number. */
export function finiteNumber(what: string, value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new InputError(`${what} is ${shown(value)}; it must be a finite number`);
}

/** The name of a trait. */
export function traitName(field: string, value: unknown): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new InputError(`"${field}" is ${shown(value)}; it must be the name of a trait`);
}
