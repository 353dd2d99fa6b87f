/** The laws that candidates are drawn from, other than the newest model. */
export type { SourcePart } from './source-part';
export { averageOfPast } from './average-of-past';
