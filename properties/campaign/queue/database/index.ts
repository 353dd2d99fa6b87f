/** The face of `properties/campaign/queue/database/`: what a campaign keeps on a server of Redis or PostgreSQL. */
export { type QueueAddress, parseQueueAddress } from './address';
export type { CampaignDatabase, CampaignEntry, RecordTable, RecordText } from './campaign-database';
export { openDatabase } from './open';
export { MOST_ATTEMPTS, type PoisonUnit, type QueueCounts, type TakenUnit, type UnitQueue } from './unit-queue';
