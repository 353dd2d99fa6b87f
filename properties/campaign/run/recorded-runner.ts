/**
 * A runner of searches that explores nothing: it takes what a part has of a search, and ends the search in this thread. Trials are taken from the part
 * too, and nothing is trained. So the results of a campaign are made by the code that makes those of one machine, and are the same bytes.
 */
import { budgetOf, defaultTrial, notRun, resultsOfTrials } from '../../learned';
import type { LearnedResults, TrialResult } from '../../results';
import { type SearchRunner, type SearchTask, UNEXPLORED, finish } from '../../search';
import { type Plan, type PlannedLearning, type PlannedSearch, type PlannedTrial, taskKey } from '../plan';
import type { RecordedTasks } from './recorded-tasks';

/** The runner of the searches of a plan. */
export function recordedRunner(plan: Plan, recorded: RecordedTasks): SearchRunner {
  const nameOf = (search: SearchTask): string => taskKey({ kind: 'search', search });
  const searches = plan.tasks.filter((task): task is PlannedSearch => task.kind === 'search');
  const planned = new Map(searches.map((task) => [nameOf(task.search), task]));
  return {
    run: async (task, spec) => {
      const search = planned.get(nameOf(task));
      const explored = search ? recorded.explorationOf(search) : { ...UNEXPLORED, cutShort: true };
      return finish(spec, explored);
    },
    atOnce: 1,
    anyLoop: true,
  };
}

/** What a trial has that has no record: what it has after a run that was cut short before it. Its backend is not needed. */
async function withoutRecord(planned: PlannedTrial): Promise<TrialResult> {
  const tf = await import('@tensorflow/tfjs-core');
  return notRun(defaultTrial({ tf, seed: planned.seed }, planned), planned.budget);
}

/** The results of the trials of a plan. @throws what a trial threw */
export async function recordedTrials(
  plan: Plan,
  { backend }: PlannedLearning,
  recorded: RecordedTasks,
): Promise<LearnedResults> {
  const trials = plan.tasks.filter((task): task is PlannedTrial => task.kind === 'trial');
  const results: TrialResult[] = [];
  for (const planned of trials) results.push(recorded.trialOf(planned) ?? (await withoutRecord(planned)));
  return resultsOfTrials(results, trials[0]?.budget ?? budgetOf([]), backend);
}
