/** The face of `reports/files/`. */
export { writeAudit } from './write-audit';
export { guardJson, writeGuard } from './write-guard';
export { writeMatrix } from './write-matrix';
export { writeReproduction } from './write-reproduction';
export { PLAYGROUND_FILE, writeAtomically, writeFiles, writeReports } from './write';
