/** The face of `properties/audit/run/`: audits recorded runs. */
export { audit, type AuditedRecording, type AuditOptions } from './audit';
