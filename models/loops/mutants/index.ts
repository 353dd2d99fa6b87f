/** The face of `models/loops/mutants/`: the wrong loops, and the faults that some of them need from a model. */
export { MUTANTS, type MutantId, mutantOf } from './catalogue';
export type { Faults } from './faults';
export type { Mutant } from './mutant';
