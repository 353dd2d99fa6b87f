/** The face of `own-loops/process/`: a loop in another language, in a process of its own. */
export { type Line, answerFrom, blockingAsk } from './blocking';
export { type Child, ProcessError, openChild } from './child';
export { type ExactLoop, exactLoop } from './exact-loop';
export type { Hello } from './protocol';
