/** The face of `cli/commands/recorded/`: the commands about recorded runs, each of which is loaded only when it runs. */
export const RECORDED_COMMANDS = {
  simulate: async () => {
    await import('../../../models/kernels/node'); // It computes with models.
    return (await import('./simulate')).simulateCommand;
  },
  import: async () => (await import('./import')).importCommand,
  audit: async () => {
    await import('../../../models/kernels/node');
    return (await import('./audit')).auditCommand;
  },
} as const;
