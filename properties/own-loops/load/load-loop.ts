/** Loads a loop from a file such as `my-loop.ts`, whose default export, or export `loop`, is the loop. */
import { type Loop, loopOf } from '../../../models';
import { isLoop } from '../define';
import { definitionFile, loadDefinition } from './load-definition';
import { isLoopPath } from './loop-path';

/** The absolute path of the file of a loop. @throws InputError if it is missing, a folder, or neither TypeScript nor JavaScript */
export const loopFile = (file: string): string => definitionFile(file, 'loop');

/**
 * Loads a loop.
 * @throws InputError when the file is missing, does not compile (with the line), throws, or exports no loop
 * @example
 * const check = await checkLoop(await loadLoop('./my-loop.ts'));
 */
export const loadLoop = (file: string): Promise<Loop> =>
  loadDefinition(file, { name: 'loop', define: 'defineLoop', is: isLoop });

/** A built-in loop by its id, or the loop of a file by its path. @throws InputError if there is no such loop */
export const namedLoop = async (name: string): Promise<Loop> => (isLoopPath(name) ? loadLoop(name) : loopOf(name));
