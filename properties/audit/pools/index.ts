/** The face of `properties/audit/pools/`: the record itself. */
export { covarianceCheck, fairDrawsChecks, selectionBoundCheck } from './pools';
