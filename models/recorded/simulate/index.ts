/** The face of `models/recorded/simulate/`: traces of loops whose truth is known. */
export { type CatalogueLoop, simulateLoop } from './catalogue-loop';
export { keptLaw } from './kept-law';
export { type Planted, type RuleLoop, SIMULATED_LEARNERS } from './rule-loop';
export { RULE_KINDS, type SelectionRule } from './selection';
export {
  type Recording,
  type SimulatedTrace,
  numbered,
  simulateRule,
  simulatedHeader,
  type Unnumbered,
} from './simulate';
export { CLASS, REWARD, spaceOf } from './space';
