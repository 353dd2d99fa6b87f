/** Names that the help shows and the commands read. */
export const BASELINE_FILE = 'curated-loops.baseline.json';

/** The word for learned models among the kinds of `--model`. */
export const LEARNED = 'learned';

export const GUARD_ACTIONS = ['init', 'accept'] as const;
export type GuardAction = (typeof GUARD_ACTIONS)[number];

export const CAMPAIGN_ACTIONS = ['plan', 'start', 'worker', 'status', 'merge', 'export'] as const;
export type CampaignAction = (typeof CAMPAIGN_ACTIONS)[number];

/** The shells for which `completion` prints a script. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];
