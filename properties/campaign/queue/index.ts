/** The face of `properties/campaign/queue/`: campaigns whose units are handed out by a queue. */
export { type CampaignDatabase, type QueueAddress, openDatabase, parseQueueAddress } from './database';
export type { OpenCampaign } from './fill';
export { openLastingRunner } from './lasting-runner';
export { metricsText } from './metrics';
export { ProgressWatch, type QueueProgress } from './progress';
export { recordsOf } from './records';
export { campaignOf, findCampaign, startCampaign } from './start';
export { WORK_TIMES, type WorkDone, takeUnits } from './take-units';
