/** Reads and writes the file of a baseline. Writing is atomic: a temporary file is renamed. */
import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Baseline } from '../../../properties/results';
import { parseBaseline, serialiseBaseline } from '../../../properties/results/schemas';
import { writeAtomically } from '../../../reports/files';
import { InputError } from '../../../theory/errors';
import { readText, reasonOf } from '..';

/** @throws InputError if the file is missing or not a baseline; it names the path, the fault and the remedy */
export function readBaseline(path: string): Baseline {
  if (!existsSync(path)) {
    throw new InputError(
      `there is no baseline ${path}; make one with \`curated-loops guard init\`, or name it by --baseline`,
    );
  }
  return parseBaseline(readText(path), path);
}

/** @throws InputError if the file exists */
export function checkNew(path: string): void {
  if (existsSync(path)) {
    throw new InputError(
      `${path} is there already; take what changed into it with \`curated-loops guard accept\`, or remove it first`,
    );
  }
}

/** Fails before the run if the folder of the baseline is missing. */
export function checkFolder(path: string): void {
  const folder = dirname(resolve(path));
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new InputError(`--baseline ${path}: there is no folder ${folder}; make it first`);
}

/** @throws InputError if the file cannot be written; an older baseline is left unchanged */
export async function writeBaseline(baseline: Baseline, path: string): Promise<void> {
  const text = serialiseBaseline(baseline);
  try {
    await writeAtomically(path, text);
  } catch (error) {
    throw new InputError(`${path} cannot be written (${reasonOf(error)}); choose another place or mend this one`);
  }
}
