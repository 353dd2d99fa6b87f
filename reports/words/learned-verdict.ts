/**
 * Words and signs for what came of learned experiments.
 *
 * An experiment that did not come to its end has no verdict that could be taken for a pass: each of its cells shows what became of the
 * experiment instead. Only a refutation is shown all the same, since no further round would mend it.
 */
import {
  type ExperimentResult,
  type LearnedCell,
  type LearnedMutantResult,
  type LearnedResults,
  type LearnedVerdict,
  worstLearnedVerdict,
} from '../../properties/results';
import { MUTANTS, NOT_APPLICABLE, type Verdict, verdictOf } from './verdict';

const VERDICTS: Readonly<Record<LearnedVerdict, Verdict>> = {
  holds: verdictOf('holds'),
  refuted: verdictOf('refuted'),
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

/** What came of an experiment as a whole: the worst of its cells, or that it did not come to its end. */
export function experimentOutcome(experiment: ExperimentResult): Verdict {
  const verdicts = experiment.cells.filter((cell) => stands(experiment, cell)).map(({ verdict }) => verdict);
  if (experiment.status !== 'done' && !verdicts.includes('refuted')) return EXPERIMENTS[experiment.status];
  return VERDICTS[worstLearnedVerdict(verdicts)];
}

export function learnedMutantVerdict({ status }: LearnedMutantResult): Verdict {
  return MUTANTS[status];
}

/** Whether a verdict of the cell stands: its experiment came to its end, or it is refuted. */
export function stands({ status }: ExperimentResult, { verdict }: LearnedCell): boolean {
  return status === 'done' || verdict === 'refuted';
}

/** What is shown for a statement on an experiment; undefined where it was not asked. */
export function cellVerdict(experiment: ExperimentResult, statement: string): Verdict | undefined {
  const cell = experiment.cells.find((candidate) => candidate.statement === statement);
  if (cell !== undefined && stands(experiment, cell)) return VERDICTS[cell.verdict];
  return experiment.status === 'done' ? undefined : EXPERIMENTS[experiment.status];
}

/** Cells by verdict; those of experiments that did not come to their end are counted only where they are refuted. */
export function verdictCounts({ experiments }: LearnedResults): Readonly<Record<LearnedVerdict, number>> {
  const verdicts = experiments.flatMap((experiment) =>
    experiment.cells.filter((cell) => stands(experiment, cell)).map(({ verdict }) => verdict),
  );
  const count = (sought: LearnedVerdict): number => verdicts.filter((verdict) => verdict === sought).length;
  return {
    holds: count('holds'),
    refuted: count('refuted'),
    undecided: count('undecided'),
    'not applicable': count('not applicable'),
  };
}
