/** The face of `cli/commands/`: the commands, each loaded when it runs, so that the command line starts at once. */
import type { GuardAction } from '../names';
import type { CheckCommandOptions } from './check';
import type { ConjectureCommandOptions } from './conjecture';
import type { GuardCommandOptions } from './guard';
import type { LearnCommandOptions } from './learn';
import type { MatrixCommandOptions } from './matrix';
import type { StepCommandOptions } from './step';
import type { VerifyCommandOptions } from './verify';

/** Commands by name. Each gives its exit code. @throws InputError for a value outside its domain */
export const COMMANDS = {
  verify: async (options: VerifyCommandOptions) => (await import('./verify')).verifyCommand(options),
  learn: async (options: LearnCommandOptions) => (await import('./learn')).learnCommand(options),
  step: async (options: StepCommandOptions) => (await import('./step')).stepCommand(options),
  conjecture: async (claim: string, options: ConjectureCommandOptions) =>
    (await import('./conjecture')).conjectureCommand(claim, options),
  check: async (file: string, options: CheckCommandOptions) => (await import('./check')).checkCommand(file, options),
  matrix: async (options: MatrixCommandOptions) => (await import('./matrix')).matrixCommand(options),
  guard: async (action: GuardAction | undefined, options: GuardCommandOptions) =>
    (await import('./guard')).guardCommand(action, options),
  list: async () => (await import('./list')).listCommand(),
  explain: async (id: string) => (await import('./explain')).explainCommand(id),
  replay: async (file: string) => (await import('./replay')).replayCommand(file),
} as const;
