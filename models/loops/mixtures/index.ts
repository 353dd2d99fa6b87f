/** The mixtures of curated data with other data. */
export type { MixturePart } from './mixture-part';
export { accumulate } from './accumulate';
export { fullySynthetic, realData } from './real-data';
export { schedule, waningSchedule } from './schedule';
