/** The face of `reports/files/`: what other folders use of it. */
export { guardJson, writeGuard } from './write-guard';
export { writeMatrix } from './write-matrix';
export { writeAtomically, writeFiles, writeReports } from './write';
