/** The face of `own-loops/process/`: a loop in another language, in a process of its own. */
export { type Line, answerFrom, blockingAsk } from './blocking';
export { openChild } from './child';
export { exactLoop } from './exact-loop';
export type { Hello } from './protocol';
