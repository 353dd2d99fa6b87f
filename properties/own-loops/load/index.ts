/** The face of `own-loops/load/`: loops from the files of users. */
export { loadLoop, loopFile, namedLoop } from './load-loop';
export { isLoopPath } from './loop-path';
export { typeErrors } from './type-errors';
