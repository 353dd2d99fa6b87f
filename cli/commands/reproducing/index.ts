/** The face of `cli/commands/reproducing/`: the command about the paper's figures, which is loaded only when it runs. */
export const REPRODUCING_COMMANDS = {
  reproduce: async () => {
    await import('../../../models/kernels/node'); // It computes with models.
    return (await import('./reproduce')).reproduceCommand;
  },
} as const;
