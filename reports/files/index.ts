/** The face of `reports/files/`. */
export { guardJson, writeGuard } from './write-guard';
export { writeMatrix } from './write-matrix';
export { writeAtomically, writeFiles, writeReports } from './write';
