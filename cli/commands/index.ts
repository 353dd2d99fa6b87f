/** The face of `cli/commands/`: loads each command only when it runs, so that the command line starts fast. */

/** Commands by name. Each returns its exit code. A command throws an InputError for a value outside its domain. */
export const COMMANDS = {
  verify: async () => (await import('./verify')).verifyCommand,
  learn: async () => (await import('./learn')).learnCommand,
  step: async () => (await import('./step')).stepCommand,
  conjecture: async () => (await import('./conjecture')).conjectureCommand,
  check: async () => (await import('./check')).checkCommand,
  matrix: async () => (await import('./matrix')).matrixCommand,
  guard: async () => (await import('./guard')).guardCommand,
  list: async () => (await import('./list')).listCommand,
  explain: async () => (await import('./explain')).explainCommand,
  replay: async () => (await import('./replay')).replayCommand,
} as const;
