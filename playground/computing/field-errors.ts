/** Which field an error is about. The messages are those of the command line; here they get a place. */
import { InputError, NotRepresentableError, UnanswerableError, UndefinedValueError } from '../../theory/errors';
import type { FieldError, FieldName } from './messages';

/** An error that a worker reports beside a field. */
export class PlacedError extends Error {
  constructor(readonly placed: FieldError) {
    super(placed.message);
  }
}

const FIELDS: readonly (readonly [RegExp, FieldName])[] = [
  [/^(--ref\b|the real-data law)/, 'ref'],
  [/^(--p|p|entry \d+ of p)\b/, 'p'],
  [/^(--w|w)\b/, 'w'],
  [/^(--K|K)\b/, 'K'],
  [/^(--lambda|lambda|λ)/, 'lambda'],
  [/^(--steps|rounds?)\b|take (fewer|at most)/, 'steps'],
];

/** The field that a message begins with, or else `otherwise`. */
function fieldOf(message: string, otherwise: FieldName): FieldName {
  return FIELDS.find(([pattern]) => pattern.test(message))?.[1] ?? otherwise;
}

const SILENT = [InputError, NotRepresentableError, UnanswerableError, UndefinedValueError];

/** The error with its place, if it is one about the input: in the field that its message begins with, or else in the given one. */
function placedError(error: unknown, field: FieldName, entry?: number): unknown {
  if (!SILENT.some((known) => error instanceof known)) return error;
  const { message } = error as Error;
  return new PlacedError({ field: fieldOf(message, field), message, ...(entry === undefined ? {} : { entry }) });
}

/** Runs `read`; an error about the input gets a place. */
export function placed<T>(field: FieldName, read: () => T, entry?: number): T {
  try {
    return read();
  } catch (error) {
    throw placedError(error, field, entry);
  }
}

/** Waits for `read`; an error about the input gets a place. */
export async function placedLater<T>(field: FieldName, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw placedError(error, field);
  }
}
