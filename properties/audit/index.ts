/** The face of `properties/audit/`: audits recorded runs. */
export type { StatedFacts } from './facts';
export { collect } from './recording';
export { audit, type AuditedRecording } from './run';
