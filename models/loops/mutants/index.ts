/** The face of `models/loops/mutants/`: the wrong loops, and what a model must offer for some of them. */
export { MUTANTS, type MutantId, mutantOf } from './catalogue';
export type { Faults } from './faults';
export type { Mutant } from './mutant';
