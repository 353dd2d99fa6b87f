/** Loops that the command line names: built-in ones and combinations by id, those of the user by the path of their file. */
import { dirname, relative, resolve } from 'node:path';
import { loopOf } from '../../../models/loops';
import type { GuardedLoop } from '../../../properties/guard';
import { isLoopPath, loadLoop } from '../../../properties/own-loops';
import { InputError } from '../../../theory/errors';

/** A loop by its id, or loaded from a file. `baseline` is the file that it is to be found from again. */
export async function readLoop(name: string, baseline?: string): Promise<GuardedLoop> {
  if (!isLoopPath(name)) {
    loopOf(name);
    return { loop: name };
  }
  const path = resolve(name);
  const loop = await loadLoop(path);
  return baseline === undefined ? { loop } : { loop, from: relative(dirname(resolve(baseline)), path) };
}

/** `curated,./my-loop.ts` → loops. @throws InputError for what is no loop */
export async function readLoops(text: string, baseline?: string): Promise<readonly GuardedLoop[]> {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0)
    throw new InputError(`--loop "${text}" names no loop; give ids or files, separated by commas`);
  const loops: GuardedLoop[] = [];
  // One after the other, so that the first that is wrong is the one that is told.
  for (const name of names) loops.push(await readLoop(name, baseline));
  return loops;
}
