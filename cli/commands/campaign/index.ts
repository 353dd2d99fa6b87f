/** The face of `cli/commands/campaign/`: the command, which is loaded only when it runs. */
export const CAMPAIGN_COMMANDS = {
  campaign: async () => {
    await import('../../../models/kernels/node'); // It computes with models.
    return (await import('./campaign')).campaignCommand;
  },
} as const;
