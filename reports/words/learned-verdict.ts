/**
 * Words and signs for the outcomes of learned experiments.
 *
 * An experiment that was not completed has no verdict that could be taken for a pass: its cells show the outcome of the experiment
 * instead. Only a refutation is still shown, because further rounds would not change it.
 */
import {
  type ExperimentResult,
  type LearnedCell,
  type LearnedMutantResult,
  type LearnedResults,
  type LearnedVerdict,
  worstLearnedVerdict,
} from '../../properties/results';
import type { Family } from './learned-families';
import { MUTANTS, NOT_APPLICABLE, type Verdict, verdictOf } from './verdict';

const VERDICTS: Readonly<Record<LearnedVerdict, Verdict>> = {
  holds: verdictOf('holds'),
  refuted: verdictOf('refuted'),
  "learner's error": { sign: '≠', words: 'learner’s error', tone: 'misfit' },
  undecided: verdictOf('undecided'),
  'not applicable': NOT_APPLICABLE,
};

const EXPERIMENTS: Readonly<Record<ExperimentResult['status'], Verdict>> = {
  done: { sign: '✓', words: 'done', tone: 'good' },
  failed: MUTANTS.failed,
  incomplete: MUTANTS.incomplete,
};

export function learnedVerdict(verdict: LearnedVerdict): Verdict {
  return VERDICTS[verdict];
}

export function experimentVerdict({ status }: ExperimentResult): Verdict {
  return EXPERIMENTS[status];
}

/** The outcome of an experiment: the worst of its cells, or why it was not completed. */
export function experimentOutcome(experiment: ExperimentResult): Verdict {
  const verdicts = experiment.cells.filter((cell) => stands(experiment, cell)).map(({ verdict }) => verdict);
  if (experiment.status !== 'done' && !verdicts.includes('refuted')) return EXPERIMENTS[experiment.status];
  return VERDICTS[worstLearnedVerdict(verdicts)];
}

const FROM_THE_WORST = [
  VERDICTS.refuted,
  EXPERIMENTS.failed,
  VERDICTS["learner's error"],
  VERDICTS.undecided,
  EXPERIMENTS.incomplete,
  VERDICTS.holds,
];

/** The outcome of a family: the worst of its experiments. */
export function familyOutcome({ experiments }: Pick<Family, 'experiments'>): Verdict {
  const outcomes = experiments.map(experimentOutcome);
  return FROM_THE_WORST.find((verdict) => outcomes.includes(verdict)) ?? NOT_APPLICABLE;
}

export function learnedMutantVerdict({ status }: LearnedMutantResult): Verdict {
  return MUTANTS[status];
}

/** Whether the verdict of a cell counts: its experiment was completed, or it is refuted. */
export function stands({ status }: ExperimentResult, { verdict }: LearnedCell): boolean {
  return status === 'done' || verdict === 'refuted';
}

/** The verdict shown for a statement on an experiment; undefined if it was not checked. */
export function cellVerdict(experiment: ExperimentResult, statement: string): Verdict | undefined {
  const cell = experiment.cells.find((candidate) => candidate.statement === statement);
  if (cell !== undefined && stands(experiment, cell)) return VERDICTS[cell.verdict];
  return experiment.status === 'done' ? undefined : EXPERIMENTS[experiment.status];
}

/** The numbers of cells by verdict; of experiments that were not completed, only refuted cells count. */
export function verdictCounts({ experiments }: LearnedResults): Readonly<Record<LearnedVerdict, number>> {
  const verdicts = experiments.flatMap((experiment) =>
    experiment.cells.filter((cell) => stands(experiment, cell)).map(({ verdict }) => verdict),
  );
  const count = (sought: LearnedVerdict): number => verdicts.filter((verdict) => verdict === sought).length;
  return {
    holds: count('holds'),
    refuted: count('refuted'),
    "learner's error": count("learner's error"),
    undecided: count('undecided'),
    'not applicable': count('not applicable'),
  };
}
