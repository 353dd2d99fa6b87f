/** The face of `properties/search/counts/`: how cases are counted. */
export { Counter } from './counter';
export { type Counts, NO_COUNTS, claimEvidence, labelShares, mergeCounts, requiredTightness } from './counts';
export { marginsByDecade } from './margins';
