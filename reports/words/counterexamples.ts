/** The counterexamples in the results of a run, in the order of its statements. */
import type { Counterexample, VerificationResults } from '../../properties/results';

/** All counterexamples in the results, in the order of the statements. */
export function counterexamplesIn({ statements }: VerificationResults): readonly Counterexample[] {
  return statements.flatMap(({ cells, drops, mutants }) =>
    [...cells, ...drops, ...mutants].flatMap(({ counterexample }) => (counterexample ? [counterexample] : [])),
  );
}
