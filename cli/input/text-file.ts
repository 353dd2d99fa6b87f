/** Reads a text file. If that fails, an `InputError` names the path. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../theory/errors';

/** The code of a system error, such as ENOENT. */
export const reasonOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);

/** Names of files that commands write and read. */
const LIKELY = /^(results|matrix|curated-loops\..*|.*--(statement|hypothesis|mutant)--.*)\.json$/;

/** The remedy where a folder is given for a file. */
function fileIn(folder: string): string {
  let names: readonly string[] = [];
  try {
    names = readdirSync(folder).sort();
  } catch {
    // A folder that cannot be listed has no file to suggest.
  }
  const name = names.find((each) => LIKELY.test(each));
  return name === undefined ? 'give a file' : `give a file, such as ${join(folder, name)}`;
}

/** @throws InputError if the path is a folder, or cannot be read */
export function readText(path: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true)
    throw new InputError(`${path} is a folder; ${fileIn(path)}`);
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new InputError(`${path} cannot be read (${reasonOf(error)}); check the path and its permissions`);
  }
}
