/** The face of `properties/statistics/`: verdicts on means that are only sampled. See `docs/statistics.md`. */
export { type BettingOptions, type Comparison, ConfidenceSequence, NoMeanError } from './betting';
export { BoundedMean, type BoundedMeanOptions, type Range } from './bounded-mean';
export { type BudgetOptions, DEFAULT_TOTAL, ErrorBudget, type Spending } from './budget';
export type { Side } from './capital';
export { type DecideOptions, type Power, type SampledDecision, decide } from './decide';
export { POWER, type PowerOptions, type SignRelation, samplesToCatch, smallestViolation } from './power';
