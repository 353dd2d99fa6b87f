/** The face of `properties/campaign/plan/`: what a campaign asks, cut into units. */
export { codeFingerprint } from './fingerprint';
export { type CampaignLoop, type PlanOptions, makePlan, planId } from './make-plan';
export type { Plan, PlannedLoop, PlannedSearch, Unit } from './plan';
export { parsePlan, serialisePlan } from './schema';
export {
  type Shard,
  blocksOf,
  inShard,
  isUnit,
  keyParts,
  searchKey,
  unitCount,
  unitTest,
  unitsFrom,
  unitsOf,
} from './units';
