/** The face of `cli/commands/`: what other folders use of it. */
export { checkCommand, type CheckCommandOptions } from './check';
export { conjectureCommand, type ConjectureCommandOptions } from './conjecture';
export { explainCommand, listCommand } from './explain';
export { GUARD_ACTIONS, guardCommand } from './guard';
export { learnCommand, type LearnCommandOptions } from './learn';
export { matrixCommand, type MatrixCommandOptions, readStatements } from './matrix';
export { replayCommand } from './replay';
export { stepCommand, type StepCommandOptions } from './step';
export { verifyCommand, type VerifyCommandOptions } from './verify';
