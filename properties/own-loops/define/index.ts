/** The face of `own-loops/define/`: a loop in a few lines. */
export { defineLoop, type DefinedRule, definedRule } from './define-loop';
export { numberIn } from './exact-number';
export { hasLoopParts, isLoop } from './is-loop';
export type { LoopDefinition } from './loop-definition';
export type { Candidate } from './rules';
export { type RoundNumbers, stepContext } from './whole-step';
