/** Learned experiments and mutants under one error budget. */
import { type ExperimentResult, type LearnedMutantResult, type LearnedResults } from '../../results';
import { ErrorBudget } from '../../statistics';
import type { Experiment } from './experiment';
import { type RunOptions, checksIn, runExperiment } from './run-experiment';
import { type LearnedMutant, checksOfMutant, runMutant } from './run-mutant';

export interface LearnedPlan {
  readonly experiments: readonly Experiment[];
  readonly mutants: readonly LearnedMutant[];
  /** The TensorFlow.js backend of the learners, if one needs it. */
  readonly backend?: LearnedResults['backend'];
}

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

/** Maximal number of checks of a plan. */
export function checksOf({ experiments, mutants }: LearnedPlan): number {
  const counts = [...experiments.map(checksIn), ...mutants.map(checksOfMutant)];
  return counts.reduce((sum, count) => sum + count, 0);
}

/**
 * Runs a plan. A refutation or a failed training is a result, not an error.
 * @throws InputError for an α outside (0, 1); UnanswerableError for a loop that is not defined on samples
 */
export async function runLearned(
  plan: LearnedPlan,
  { alpha, onProgress, onExperiment, ...options }: LearnedOptions = {},
): Promise<LearnedResults> {
  const checks = checksOf(plan);
  const budget = new ErrorBudget({ total: alpha, planned: Math.max(1, checks) });
  const parts = plan.experiments.length + plan.mutants.length;
  let done = 0;
  const run: RunOptions = {
    ...options,
    budget,
    onProgress: ({ experiment, doing, share }) => onProgress?.({ experiment, doing, share: (done + share) / parts }),
  };
  const experiments: ExperimentResult[] = [];
  for (const experiment of plan.experiments) {
    const began = performance.now();
    experiments.push(await runExperiment(experiment, run));
    onExperiment?.(experiment.id, (performance.now() - began) / 1000);
    done += 1;
  }
  const mutants: LearnedMutantResult[] = [];
  for (const mutant of plan.mutants) {
    mutants.push(await runMutant(mutant, run));
    done += 1;
  }
  return {
    ...(plan.backend ? { backend: plan.backend } : {}),
    budget: { alpha: budget.total, checks, spent: budget.spent },
    experiments,
    mutants,
  };
}
