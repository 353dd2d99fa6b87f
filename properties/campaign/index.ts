/** The face of `properties/campaign/`: one run of many machines. */
export {
  type Part,
  type RecordIndex,
  type RecordSource,
  indexRecords,
  mergeParts,
  parsePart,
  partOfRecords,
  serialisePart,
} from './merge';
export {
  type CampaignLoop,
  type Plan,
  type PlanOptions,
  type PlannedTask,
  codeFingerprint,
  makePlan,
  parsePlan,
  serialisePlan,
  unitCount,
} from './plan';
export { readRecords, recordFiles, workerName } from './records';
export {
  type CampaignStatus,
  type Incomplete,
  type KindStatus,
  campaignResults,
  campaignStatus,
  checkFingerprint,
  openUnitRunner,
  runShard,
} from './run';
