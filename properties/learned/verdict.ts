/** The verdict on the learned experiments of a run. */
import type { LearnedResults, StatementVerdict } from '../results';
import { worst } from '../search';

/**
 * The worst of: `refuted` or `undecided`, if a claim is; `weak`, if a wrong loop survived; `incomplete`, if a training failed or the
 * run was cut short. If no claim holds, the run is undecided. So it is where a claim fails by a learner's error: what was to be shown of the
 * loop is not shown.
 */
export function learnedVerdict({ experiments, mutants }: LearnedResults): StatementVerdict {
  const cells = experiments.flatMap((experiment) => experiment.cells.map(({ verdict }) => verdict));
  const decided = cells.filter((verdict) => verdict !== 'not applicable');
  const statuses = [...experiments, ...mutants].map(({ status }) => status);
  return worst([
    ...decided.map((verdict) => (verdict === "learner's error" ? 'undecided' : verdict)),
    ...(statuses.includes('survived') ? (['weak'] as const) : []),
    ...(statuses.includes('failed') || statuses.includes('incomplete') ? (['incomplete'] as const) : []),
    ...(decided.includes('holds') ? [] : (['undecided'] as const)),
  ]);
}
