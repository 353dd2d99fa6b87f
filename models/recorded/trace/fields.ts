/** Checks of the fields of a record that was parsed from JSON. Errors are InputErrors without a place, which the reader of the line adds. */
import { InputError } from '../../../theory/errors';

/** An object of JSON. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const SHOWN = 60;
const LISTED = 8;

const isScalar = (value: unknown): boolean => typeof value !== 'object' || value === null;

/** A value of JSON for a message, in about 60 characters. A long list or an object is named only, for it may be nested too deeply to be written. */
export function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  if (Array.isArray(value)) {
    if (value.length > LISTED || !value.every(isScalar)) return `a list of ${value.length}`;
  } else if (!isScalar(value)) return 'an object';
  const text = JSON.stringify(typeof value === 'string' ? value.slice(0, SHOWN) : value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN - 3)}…` : text;
}

/** The JSON of a value. @throws InputError if it is nested too deeply */
export function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    throw error instanceof RangeError
      ? new InputError('the record is nested too deeply; leave out what is no trait')
      : error;
  }
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
