/** The face of `cli/commands/proofs/`: the commands about proofs, each of which is loaded only when it runs. */
export const PROOF_COMMANDS = {
  prove: async () => (await import('./prove')).proveCommand,
  'check-proof': async () => (await import('./check-proof')).checkProofCommand,
  sharpen: async () => {
    await import('../../../models/kernels/node'); // It computes with models.
    return (await import('./sharpen')).sharpenCommand;
  },
} as const;
