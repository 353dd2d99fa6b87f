/** The face of `properties/campaign/run/`: units are answered, shards are worked off, and results are made of what is recorded. */
export { type UnitRunner, checkFingerprint, openUnitRunner } from './answer-unit';
export type { Incomplete } from './recorded-tasks';
export { campaignResults } from './results';
export { runShard } from './shard';
export { type CampaignStatus, type KindStatus, campaignStatus } from './status';
