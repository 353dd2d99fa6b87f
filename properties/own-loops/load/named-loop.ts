/** The loop that a question names: a built-in one by its id or, once it is opened, one of a file by its path. */
import { type Loop, loopOf } from '../../../models';
import { isLoopPath } from './loop-path';

const opened = new Map<string, Loop>();

/** Loads the loop of a file, once in every thread. @throws InputError for a file without one */
export async function openLoop(name: string): Promise<void> {
  if (!isLoopPath(name) || opened.has(name)) return;
  // Loaded late: only few questions are about a loop of the user.
  const { loadLoop } = await import('./load-loop');
  opened.set(name, await loadLoop(name));
}

/** @throws InputError for an unknown loop */
export const namedLoop = (name: string): Loop => opened.get(name) ?? loopOf(name);
