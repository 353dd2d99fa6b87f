/** The face of `own-loops/preflight/`: is this a loop at all? */
export { defectText } from './defect';
export { DEFAULT_PATIENCE, type Preflight, preflight } from './preflight';
