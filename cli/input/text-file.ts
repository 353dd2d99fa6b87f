/** Reads a text file. If that fails, an `InputError` names the path. */
import { readFileSync } from 'node:fs';
import { InputError } from '../../theory/errors';

/** The code of a system error, such as ENOENT. */
export const reasonOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);

/** @throws InputError if the path is a folder, or cannot be read */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === 'EISDIR') throw new InputError(`${path} is a folder; give a file in it`);
    throw new InputError(`${path} cannot be read (${reason}); check the path and its permissions`);
  }
}
