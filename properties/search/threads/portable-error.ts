/**
 * Errors that travel between threads. Cloning keeps the message and loses the class, on which exit codes depend; here an error is
 * taken apart into plain data and put together again with its class.
 */
import { types } from 'node:util';
import { ClaimError, InputError, NotRepresentableError, UnanswerableError, UndefinedValueError } from '../../../theory';
import { LadderContradictionError } from '../../checker';

export interface PortableError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  /** Own texts and numbers, such as the source of a `ClaimError` or the code of a system error. */
  readonly details: Readonly<Record<string, string | number>>;
}

const CLASSES: readonly { readonly name: string; readonly prototype: object }[] = [
  ClaimError,
  InputError,
  LadderContradictionError,
  NotRepresentableError,
  UnanswerableError,
  UndefinedValueError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
];

const isDetail = (entry: [string, unknown]): entry is [string, string | number] =>
  typeof entry[1] === 'string' || typeof entry[1] === 'number';

/** Plain data of whatever was thrown. */
export function takeApart(thrown: unknown): PortableError {
  if (!types.isNativeError(thrown)) return { name: 'Error', message: String(thrown), stack: undefined, details: {} };
  const details = Object.fromEntries(Object.entries(thrown).filter(isDetail));
  return { name: thrown.name, message: thrown.message, stack: thrown.stack, details };
}

/** The error again. One of an unknown class is an `Error` that bears its name. */
export function putTogether({ name, message, stack, details }: PortableError): Error {
  const error = new Error(message);
  const known = CLASSES.find((candidate) => candidate.name === name);
  if (known) Object.setPrototypeOf(error, known.prototype);
  return Object.assign(error, details, { name }, stack === undefined ? {} : { stack });
}
