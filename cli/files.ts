/** Files the commands read: unreadable ones are an `InputError` that names the path. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Counterexample } from '../properties';
import { parseRegressions } from '../reports';
import { InputError } from '../theory';

export const REGRESSIONS_FILE = 'curated-loops.regressions.json';

export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new InputError(`${path} cannot be read (${reason}); check the path and its permissions`);
  }
}

/** The nearest file of the given name in a folder or above it. */
function findAbove(folder: string, name: string): string | undefined {
  try {
    readFileSync(join(folder, name));
    return join(folder, name);
  } catch {
    const parent = dirname(folder);
    return parent === folder ? undefined : findAbove(parent, name);
  }
}

/** Stored counterexamples: from the given file, else from the working folder, else those shipped with the package. */
export function readRegressions(path: string | undefined): readonly Counterexample[] {
  const found = path ?? findAbove(process.cwd(), REGRESSIONS_FILE) ?? findAbove(__dirname, REGRESSIONS_FILE);
  return found === undefined ? [] : parseRegressions(readText(found), found).counterexamples;
}
