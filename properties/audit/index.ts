/** The face of `properties/audit/`: audits recorded runs. */
export type { StatedFacts } from './facts';
export { AUDITED_STATEMENTS } from './guarantees';
export { collect, type TraitOptions } from './recording';
export { audit, type AuditedRecording, type AuditOptions } from './run';
