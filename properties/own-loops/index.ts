/** Your own loop: defined in a few lines, tried, and checked against every statement. */
export { type LoopDefinition, defineLoop } from './define/define-loop';
export type { StepContext, StepRule } from './define/whole-step';
export { defectText } from './preflight/defect';
export { type Preflight, type PreflightOptions, preflight } from './preflight/preflight';
export { type CheckLoopOptions, checkLoop } from './check/check-loop';
export { checkLoopFile } from './check/check-file';
export { loadLoop } from './load/load-loop';
export { cellWords, witnessLines } from './check/witness-text';
export { type SatisfyOptions, searchLoop, toSatisfy } from './jest/matcher';
export { isLoopPath } from './load/loop-path';
export { namedLoop, openLoop } from './load/named-loop';
