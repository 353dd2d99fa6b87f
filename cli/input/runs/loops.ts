/** Reads loops named on the command line: built-in loops and combinations by id, loops of the user by file. */
import { dirname, relative, resolve } from 'node:path';
import { loopIdOf } from '../../../models/loops';
import type { GuardedLoop } from '../../../properties/guard';
import { isLoopPath, loadLoop } from '../../../properties/own-loops';
import { InputError } from '../../../theory/errors';

/** A loop by its id, or loaded from a file. The path of the file is recorded relative to `baseline`. */
export async function readLoop(name: string, baseline?: string): Promise<GuardedLoop> {
  if (!isLoopPath(name)) {
    return { loop: loopIdOf(name) };
  }
  const path = resolve(name);
  const loop = await loadLoop(path);
  return baseline === undefined ? { loop } : { loop, from: relative(dirname(resolve(baseline)), path) };
}

/** Reads a list of loops such as `curated,./my-loop.ts`. @throws InputError for an entry that is not a loop */
export async function readLoops(text: string, baseline?: string): Promise<readonly GuardedLoop[]> {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0)
    throw new InputError(`--loop "${text}" names no loop; give ids or files, separated by commas`);
  const loops: GuardedLoop[] = [];
  // One after the other, so that the error is about the first bad entry.
  for (const name of names) loops.push(await readLoop(name, baseline));
  return loops;
}
