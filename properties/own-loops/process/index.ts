/** The face of `own-loops/process/`: a loop in another language, in a process of its own. */
export { type Line, answerFrom, blockingAsk } from './blocking';
export { type Child, openChild } from './child';
export { exactLoop } from './exact-loop';
export type { ExactHello, SamplerHello } from './protocol';
export { weightsFrom } from './weights';
