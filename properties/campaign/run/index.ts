/** The face of `properties/campaign/run/`: units are answered, shards are worked off, and results are made of what is recorded. */
export { type UnitRunner, type UnitRunnerOptions, checkFingerprint, openUnitRunner } from './answer-unit';
export type { Incomplete } from './recorded-runner';
export { type CampaignResults, type ResultsOptions, campaignResults } from './results';
export { type ShardOptions, type ShardProgress, runShard } from './shard';
export { type CampaignStatus, type SearchStatus, campaignStatus } from './status';
