/**
 * The trials of a plan: its experiments and its wrong loops. None of them depends on another, so each may run on a machine of its own.
 *
 * They share one error budget: every check of the plan has the same share of it, and each trial knows how many checks it has. So what a trial
 * finds depends on nothing but the trial, α and the number of all checks.
 */
import type { LearnedResults, TrialResult } from '../../results';
import { type BudgetOptions, ErrorBudget, spentOn } from '../../statistics';
import { type Experiment, LEARNED_STATEMENTS } from '../experiments/experiment';
import { type RunOptions, checksIn, runExperiment } from '../experiments/run-experiment';
import { type LearnedMutant, checksOfMutant, runMutant } from './run-mutant';

export interface LearnedPlan {
  readonly experiments: readonly Experiment[];
  readonly mutants: readonly LearnedMutant[];
  /** The TensorFlow.js backend of the learners, if one needs it. */
  readonly backend?: LearnedResults['backend'];
}

/** One training of a plan. */
export type Trial = {
  /** Differs from those of all other trials of the plan. */
  readonly name: string;
  /** Ids of the statements that it checks. */
  readonly statements: readonly string[];
  /** Maximal number of its checks. */
  readonly checks: number;
} & ({ readonly experiment: Experiment } | { readonly mutant: LearnedMutant });

/** The error budget of a plan: α, and the number of all its checks. */
export interface TrialBudget {
  readonly alpha: number;
  readonly checks: number;
}

const ofExperiment = (experiment: Experiment): Trial => ({
  name: experiment.id,
  statements: (experiment.statements ?? LEARNED_STATEMENTS).map(({ id }) => id),
  checks: checksIn(experiment),
  experiment,
});

function ofMutant(mutant: LearnedMutant): Trial {
  const { id, experiment, statements, claims = [], rounds } = mutant;
  const name = [experiment.id, 'mutant', id, ...statements, ...claims, `${rounds} rounds`].join('/');
  return { name, statements, checks: checksOfMutant(mutant), mutant };
}

/** The trials of a plan, in the order in which it runs them. */
export const trialsOf = ({ experiments, mutants }: LearnedPlan): readonly Trial[] => [
  ...experiments.map(ofExperiment),
  ...mutants.map(ofMutant),
];

const optionsOf = ({ alpha, checks }: TrialBudget): BudgetOptions => ({ total: alpha, planned: Math.max(1, checks) });

/** The budget of some trials. @param alpha see `LearnedOptions.alpha` @throws InputError for an α outside (0, 1) */
export function budgetOf(trials: readonly Pick<Trial, 'checks'>[], alpha?: number): TrialBudget {
  const checks = trials.reduce((sum, trial) => sum + trial.checks, 0);
  return { alpha: new ErrorBudget({ total: alpha, planned: Math.max(1, checks) }).total, checks };
}

/** Runs a trial. A refutation or a failed training is a result, not an error. @throws InputError, UnanswerableError */
export async function runTrial(
  trial: Trial,
  budget: TrialBudget,
  options: Omit<RunOptions, 'budget'> = {},
): Promise<TrialResult> {
  const own = new ErrorBudget({ ...optionsOf(budget), own: trial.checks });
  const run = { ...options, budget: own };
  if ('experiment' in trial) {
    const experiment = await runExperiment(trial.experiment, run);
    return { checks: own.checks, experiment };
  }
  const mutant = await runMutant(trial.mutant, run);
  return { checks: own.checks, mutant };
}

/** Whether a trial was cut short. */
export const isCutShort = (result: TrialResult): boolean =>
  ('experiment' in result ? result.experiment : result.mutant).status === 'incomplete';

/** What a trial has that was cut short before it began. */
export const notRun = (trial: Trial, budget: TrialBudget): Promise<TrialResult> =>
  runTrial(trial, budget, { signal: AbortSignal.abort() });

/** The results of all trials of a plan, in its order. */
export function resultsOfTrials(
  results: readonly TrialResult[],
  budget: TrialBudget,
  backend: LearnedResults['backend'],
): LearnedResults {
  const checks = results.reduce((sum, result) => sum + result.checks, 0);
  return {
    ...(backend ? { backend } : {}),
    budget: { ...budget, spent: spentOn(checks, optionsOf(budget)) },
    experiments: results.flatMap((result) => ('experiment' in result ? [result.experiment] : [])),
    mutants: results.flatMap((result) => ('mutant' in result ? [result.mutant] : [])),
  };
}
