/** The face of `properties/campaign/plan/`: what a campaign asks, cut into units. */
export { codeFingerprint } from './fingerprint';
export { type CampaignLearning, type CampaignLoop, type PlanOptions, makePlan, planId } from './make-plan';
export type {
  CodeFingerprint,
  Plan,
  PlannedLearning,
  PlannedLoop,
  PlannedSearch,
  PlannedTask,
  PlannedTrial,
  Unit,
} from './plan';
export { parsePlan, serialisePlan } from './schema';
export {
  type Shard,
  blocksOf,
  cutOf,
  inShard,
  isUnit,
  keyParts,
  taskKey,
  unitCount,
  unitTest,
  unitsFrom,
  unitsOf,
} from './units';
