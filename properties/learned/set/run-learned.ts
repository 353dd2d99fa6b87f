/** Learned experiments and mutants under one error budget. */
import type { LearnedResults, TrialResult } from '../../results';
import type { RunOptions } from '../experiments/run-experiment';
import { type LearnedPlan, budgetOf, resultsOfTrials, runTrial, trialsOf } from './trials';

export interface LearnedOptions extends Omit<RunOptions, 'budget' | 'onProgress'> {
  /** Probability that some verdict or band of the run is wrong, in (0, 1). @defaultValue 1e-3 */
  readonly alpha?: number | undefined;
  readonly onProgress?: ((progress: LearnedProgress) => void) | undefined;
  /** Told after each experiment, with the seconds it took. */
  readonly onExperiment?: ((id: string, seconds: number) => void) | undefined;
}

export interface LearnedProgress {
  readonly experiment: string;
  readonly doing: string;
  /** Completed share of the whole plan, in [0, 1]. */
  readonly share: number;
}

/**
 * Runs a plan. A refutation or a failed training is a result, not an error.
 * @throws InputError for an α outside (0, 1); UnanswerableError for a loop that is not defined on samples
 */
export async function runLearned(
  plan: LearnedPlan,
  { alpha, onProgress, onExperiment, ...options }: LearnedOptions = {},
): Promise<LearnedResults> {
  const trials = trialsOf(plan);
  const budget = budgetOf(trials, alpha);
  const results: TrialResult[] = [];
  for (const [done, trial] of trials.entries()) {
    const began = performance.now();
    const result = await runTrial(trial, budget, {
      ...options,
      onProgress: ({ experiment, doing, share }) =>
        onProgress?.({ experiment, doing, share: (done + share) / trials.length }),
    });
    results.push(result);
    if ('experiment' in result) onExperiment?.(result.experiment.id, (performance.now() - began) / 1000);
  }
  return resultsOfTrials(results, budget, plan.backend);
}
