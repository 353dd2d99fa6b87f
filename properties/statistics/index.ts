/** The face of `properties/statistics/`: decisions about means from samples, within one error budget. See `docs/statistics.md`. */
export { BoundedMean, type Range } from './bounded-mean';
export { type BudgetOptions, ErrorBudget, spentOn } from './budget';
export { recordedMean, type RecordedMean } from './in-random-order';
export { decide } from './decide';
export { meanInterval } from './mean-interval';
export { type SerialDependence, serialDependence } from './serial-dependence';
export { type PowerOptions, smallestViolation } from './power';
