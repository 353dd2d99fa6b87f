/** The folder of the reports. */
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { InputError } from '../../../theory/errors';
import { reasonOf } from '..';

/** Makes a folder and its parents one by one, because Node's recursive mkdir never returns inside /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

/** Fails before the run if its reports cannot be written. */
export function checkWritable(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false)
    throw new InputError(`--out ${folder} is a file; give a folder, which is made if it is missing`);
  try {
    makeFolder(resolve(folder));
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new InputError(
      `--out ${folder} is not writable (${reasonOf(error)}); choose a folder that can be created and written`,
    );
  }
}
