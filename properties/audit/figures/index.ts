/** The face of `properties/audit/figures/`: the numbers of each round. */
export { auditedRounds, estimateOf, measuredEstimate, rangeOf, traitSums, traitsOf } from './figures';
