/** The face of `properties/audit/run/`: audits recorded runs. */
export { audit, type AuditedRecording } from './audit';
