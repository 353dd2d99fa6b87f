/** The face of `own-loops/check/`: which guarantees does a loop keep, and are the types of a file right? */
export { type ShownVerdict, cellWords, domainLines, replayCommand, shownVerdict, witnessLines } from './cell-text';
export { checkLoopFile } from './check-file';
export { type CheckProcessOptions, checkProcess } from './check-process';
export { checkCell, checkLoop, checkNumbers, type CheckLoopOptions, type ProofRequest, sidesOf } from './check-loop';
export { startTypeCheck, typeRefusal } from './check-types';
export { proofLines } from './proof-text';
