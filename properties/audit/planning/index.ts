/** The face of `properties/audit/planning/`: checks under one error budget. */
export { enoughPools } from './enough';
export { costly, decideAll, type Planned, settled } from './planned';
