/** The counterexamples in the results of a run, in the order of its statements. */
import type { Counterexample, VerificationResults } from '../../properties/results';

export function counterexamplesIn({ statements }: VerificationResults): readonly Counterexample[] {
  return statements.flatMap(({ cells, drops, mutants }) =>
    [...cells, ...drops, ...mutants].flatMap(({ counterexample }) => (counterexample ? [counterexample] : [])),
  );
}
