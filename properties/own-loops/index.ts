/** Your own loop: defined in a few lines, tried, and checked against every statement. */
export { type CheckLoopOptions, cellWords, checkLoop, checkLoopFile, witnessLines } from './check';
export { type LoopDefinition, type StepContext, type StepRule, defineLoop } from './define';
export { type SatisfyOptions, searchLoop, toSatisfy } from './jest';
export { isLoopPath, loadLoop, namedLoop } from './load';
export { type Preflight, type PreflightOptions, defectText, preflight } from './preflight';
