/** The face of `cli/commands/`: loads each command only when it runs, so that the command line starts fast. */
import type { Command } from 'commander';
import { CAMPAIGN_COMMANDS } from './campaign';
import { PROOF_COMMANDS } from './proofs';
import { RECORDED_COMMANDS } from './recorded';
import { REPRODUCING_COMMANDS } from './reproducing';

/** A command that computes with models: the kernels of Node are loaded before it. */
async function computing<M>(load: () => Promise<M>): Promise<M> {
  await import('../../models/kernels/node');
  return load();
}

/** Commands by name. Each returns its exit code. A command throws an InputError for a value outside its domain. */
export const COMMANDS = {
  verify: async () => (await computing(() => import('./verify'))).verifyCommand,
  learn: async () => (await computing(() => import('./learn'))).learnCommand,
  step: async () => (await computing(() => import('./step'))).stepCommand,
  conjecture: async () => (await computing(() => import('./conjecture'))).conjectureCommand,
  check: async () => (await computing(() => import('./check'))).checkCommand,
  matrix: async () => (await computing(() => import('./matrix'))).matrixCommand,
  guard: async () => (await computing(() => import('./guard'))).guardCommand,
  list: async () => (await import('./list')).listCommand,
  explain: async () => (await import('./explain')).explainCommand,
  ...CAMPAIGN_COMMANDS,
  ...PROOF_COMMANDS,
  ...RECORDED_COMMANDS,
  ...REPRODUCING_COMMANDS,
  report: async () => (await import('./report')).reportCommand,
  serve: async () => (await import('./serve')).serveCommand,
  completion: async () => (await import('./completion')).completionCommand,
  /** What completes a command line; `root` has the commands and options. */
  complete: (root: Command) => async () => (await import('./completion')).completeCommand(root),
  playground: async () => (await import('./playground')).playgroundCommand,
  replay: async () => (await computing(() => import('./replay'))).replayCommand,
} as const;
