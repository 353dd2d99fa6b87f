/** The face of `properties/statistics/`: decisions about means from samples, within one error budget. See `docs/statistics.md`. */
export { BoundedMean } from './bounded-mean';
export { ErrorBudget } from './budget';
export { decide } from './decide';
