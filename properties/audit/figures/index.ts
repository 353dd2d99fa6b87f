/** The face of `properties/audit/figures/`: the numbers of each round. */
export {
  auditedRounds,
  differentials,
  estimateOf,
  measuredEstimate,
  type PoolMeans,
  rangeOf,
  type TraitSums,
  traitSums,
  traitsOf,
} from './figures';
