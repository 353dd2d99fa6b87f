/** The face of `properties/audit/selection/`: the rule of choice, and what it selects. */
export { correlatedTraits, fitsOf, namedRuleCheck, selectionOf, traitChecks } from './selection';
