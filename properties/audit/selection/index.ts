/** The face of `properties/audit/selection/`: the rule of choice, and what it selects. */
export { correlatedTraits, fitsOf, namedRuleCheck, type Selection, selectionOf, traitChecks } from './selection';
