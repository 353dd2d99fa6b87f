/** The counterexamples in the results of a run, with the files that keep them. */
import type { Counterexample, VerificationResults } from '../../properties/results';

/** The folder of the counterexample files, beside the report. */
export const COUNTEREXAMPLE_FOLDER = 'counterexamples';

/** All counterexamples in the results, in the order of the statements. */
export function counterexamplesIn({ statements }: Pick<VerificationResults, 'statements'>): readonly Counterexample[] {
  return statements.flatMap(({ cells, drops, mutants }) =>
    [...cells, ...drops, ...mutants].flatMap(({ counterexample }) => (counterexample ? [counterexample] : [])),
  );
}

const inFileName = (text: string): string => text.replace(/[^\p{L}\p{N}._-]/gu, '_');

/** The name of a file, such as `lemma-2.2--hypothesis--bounded-weight`; for the statement itself it ends with the model. */
function stemOf({ statement, subject, instance }: Counterexample): string {
  const about = subject.kind === 'statement' ? instance.model : subject.id;
  return [statement, subject.kind, about].map(inFileName).join('--');
}

/** The path of the file of every counterexample of a run, relative to the report: `counterexamples/lemma-2.2--statement--discrete.json`. */
export function counterexampleFiles(
  results: Pick<VerificationResults, 'statements'>,
): ReadonlyMap<Counterexample, string> {
  const used = new Map<string, number>();
  const entries = counterexamplesIn(results).map((counterexample) => {
    const stem = stemOf(counterexample);
    const count = (used.get(stem) ?? 0) + 1;
    used.set(stem, count);
    const name = count === 1 ? `${stem}.json` : `${stem}--${count}.json`;
    return [counterexample, `${COUNTEREXAMPLE_FOLDER}/${name}`] as const;
  });
  return new Map(entries);
}

/** What makes two counterexamples the same one to a reader: the claim, the loop, the instance and the place where it fails. */
export const witnessKey = ({ claim, when, loop, instance, finding }: Counterexample): string =>
  JSON.stringify([claim, when, loop, instance, finding.t, finding.atoms]);
