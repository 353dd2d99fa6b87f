/** Files the commands read and write: what cannot be read or written is an `InputError` that names the path. */
import { accessSync, constants, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import {
  type Counterexample,
  type VerificationResults,
  parseRegressions,
  serialiseRegressions,
} from '../../properties';
import { counterexamplesIn } from '../../reports';
import { InputError } from '../../theory';

export const REGRESSIONS_FILE = 'curated-loops.regressions.json';

const reasonOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);

export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new InputError(`${path} cannot be read (${reasonOf(error)}); check the path and its permissions`);
  }
}

/** Makes a folder and those above it, one by one: Node's recursive mkdir never returns inside /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

/** Fails before a run, not after it, when its reports could not be written. */
export function checkWritable(folder: string): void {
  try {
    makeFolder(resolve(folder));
    accessSync(folder, constants.W_OK);
    if (!statSync(folder).isDirectory()) throw new InputError('not a folder');
  } catch (error) {
    throw new InputError(
      `--out ${folder} is not writable (${reasonOf(error)}); choose a folder that can be created and written`,
    );
  }
}

/** The nearest file of the given name in a folder or above it. */
function findAbove(folder: string, name: string): string | undefined {
  const path = join(folder, name);
  if (existsSync(path)) return path;
  const parent = dirname(folder);
  return parent === folder ? undefined : findAbove(parent, name);
}

/** Stored counterexamples: from the given file, else from the working folder or above, else those shipped with the package. */
export function readRegressions(path: string | undefined): readonly Counterexample[] {
  const found = path ?? findAbove(process.cwd(), REGRESSIONS_FILE) ?? findAbove(__dirname, REGRESSIONS_FILE);
  return found === undefined ? [] : parseRegressions(readText(found), found).counterexamples;
}

/** Stores every counterexample of a run, in place of an older one on the same subject and kind of model. */
export function recordRegressions(results: VerificationResults, path = REGRESSIONS_FILE): void {
  const known = existsSync(path) ? parseRegressions(readText(path), path).counterexamples : [];
  const keyOf = ({ statement, subject, instance }: Counterexample): string =>
    [statement, subject.kind, subject.id, instance.model].join(' ');
  const merged = new Map(
    [...known, ...counterexamplesIn(results)].map((counterexample) => [keyOf(counterexample), counterexample]),
  );
  const counterexamples = [...merged.values()];
  writeFileSync(path, serialiseRegressions({ format: 'curated-loops/regressions', version: 1, counterexamples }));
}
