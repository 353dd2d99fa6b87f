/** The verdict of the learned experiments of a run. */
import type { LearnedResults, StatementVerdict } from '../results';
import { worst } from '../search';

/**
 * The worst of: `refuted` or `undecided` where a claim is; `weak` where a wrong loop survived; `incomplete` where a training failed or
 * the run was cut short (neither says anything about the theory). Without a claim that holds the run is undecided.
 */
export function learnedVerdict({ experiments, mutants }: LearnedResults): StatementVerdict {
  const cells = experiments.flatMap((experiment) => experiment.cells.map(({ verdict }) => verdict));
  const decided = cells.filter((verdict) => verdict !== 'not applicable');
  const statuses = [...experiments, ...mutants].map(({ status }) => status);
  return worst([
    ...decided,
    ...(statuses.includes('survived') ? (['weak'] as const) : []),
    ...(statuses.includes('failed') || statuses.includes('incomplete') ? (['incomplete'] as const) : []),
    ...(decided.includes('holds') ? [] : (['undecided'] as const)),
  ]);
}
