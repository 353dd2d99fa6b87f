/**
 * Sends errors between threads. Cloning loses the class of an error, on which exit codes depend, so the error is converted to plain
 * data and rebuilt with its class.
 */
import { types } from 'node:util';
import {
  ClaimError,
  ContradictionError,
  InputError,
  NotRepresentableError,
  UnanswerableError,
  UndefinedValueError,
} from '../../../theory';

export interface PortableError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  /** Own properties that are strings or numbers, such as the source of a `ClaimError` or the code of a system error. */
  readonly details: Readonly<Record<string, string | number>>;
}

const CLASSES: Readonly<Record<string, { readonly prototype: object }>> = {
  ClaimError,
  ContradictionError,
  InputError,
  NotRepresentableError,
  UnanswerableError,
  UndefinedValueError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
};

const isDetail = (entry: [string, unknown]): entry is [string, string | number] =>
  typeof entry[1] === 'string' || typeof entry[1] === 'number';

/** A thrown value as plain data. */
export function takeApart(thrown: unknown): PortableError {
  if (!types.isNativeError(thrown)) return { name: 'Error', message: String(thrown), stack: undefined, details: {} };
  const details = Object.fromEntries(Object.entries(thrown).filter(isDetail));
  return { name: thrown.name, message: thrown.message, stack: thrown.stack, details };
}

/** Rebuilds the error; an unknown class becomes an `Error` with that name. */
export function putTogether({ name, message, stack, details }: PortableError): Error {
  const error = new Error(message);
  const known = Object.hasOwn(CLASSES, name) ? CLASSES[name] : undefined;
  if (known) Object.setPrototypeOf(error, known.prototype);
  return Object.assign(error, details, { name }, stack === undefined ? {} : { stack });
}
