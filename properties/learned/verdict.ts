/** What all learned experiments of a run add up to. */
import type { StatementVerdict, LearnedResults } from '../results';

/**
 * `refuted` when a claim is, `weak` when a wrong loop survived, `incomplete` when a training failed or the run was cut short (neither
 * says anything about the theory), `undecided` when a claim was not certain within its draws.
 */
export function learnedVerdict({ experiments, mutants }: LearnedResults): StatementVerdict {
  const verdicts = experiments.flatMap(({ cells }) => cells.map(({ verdict }) => verdict));
  if (verdicts.includes('refuted')) return 'refuted';
  if (mutants.some(({ status }) => status === 'survived')) return 'weak';
  const statuses = [...experiments, ...mutants].map(({ status }) => status);
  if (statuses.includes('failed') || statuses.includes('incomplete')) return 'incomplete';
  if (verdicts.includes('undecided') || !verdicts.includes('holds')) return 'undecided';
  return 'holds';
}
