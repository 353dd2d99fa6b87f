/** The face of `properties/campaign/`: one search of many machines. */
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
  type PlannedSearch,
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
  campaignResults,
  campaignStatus,
  checkFingerprint,
  openUnitRunner,
  runShard,
} from './run';
