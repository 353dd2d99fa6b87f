/** Your own loop: defined in a few lines, tried, and checked against every statement. */
export { type LoopDefinition, defineLoop } from './define-loop';
export type { StepContext, StepRule } from './whole-step';
export { type DefectKind, type LoopDefect, defectText } from './defect';
export { type Preflight, type PreflightOptions, preflight } from './preflight';
export { type CheckLoopOptions, type CheckedCell, type LoopCheck, type LoopVerdict, checkLoop } from './check-loop';
export { checkLoopFile } from './check-file';
export { loadLoop } from './load-loop';
export { cellWords, witnessLines } from './witness-text';
