/** The folder of the reports. */
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { InputError } from '../../../theory/errors';
import { reasonOf } from '..';

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
