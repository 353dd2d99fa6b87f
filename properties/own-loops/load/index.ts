/** The face of `own-loops/load/`: loops, rewards and learners from the files of users. */
export { definitionFile, loadDefinition } from './load-definition';
export { loadLoop, loopFile, namedLoop } from './load-loop';
export { isLoopPath } from './loop-path';
export { typeErrors } from './type-errors';
