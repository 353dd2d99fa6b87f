/**
 * Learned experiments as JUnit suites: one per experiment, with a test case for its training and one per statement, and one for the
 * mutants. A statement that does not apply is skipped with its reason; what was not decided is an error.
 */
import type {
  ExperimentResult,
  LearnedCell,
  LearnedClaimResult,
  LearnedMutantResult,
  LearnedResults,
} from '../../properties/results';
import {
  powerText,
  cellReason,
  decisionText,
  experimentReason,
  isOverspent,
  learnedMutantReason,
  experimentVerdict,
  learnedMutantVerdict,
  learnedVerdict,
  stands,
  decimalText,
} from '../words';
import { type Problem, type Suite, type TestCase, problemOf } from './junit-suite';

const again = (replay: string | undefined): readonly string[] => (replay === undefined ? [] : [`replay: ${replay}`]);

const claimLines = (claim: LearnedClaimResult): readonly string[] => [
  `claim ${claim.id}: ${claim.text}${claim.when === undefined ? '' : ` when ${claim.when.text}`} (${claim.verdict})`,
  ...[decisionText(claim)].flatMap((text) => (text === undefined ? [] : [`  ${text}`])),
];

function cellDetails({ title, claims, power }: LearnedCell, replay: string): readonly string[] {
  const caught = power === undefined ? [] : [powerText(power)];
  return [title, ...claims.flatMap(claimLines), ...caught, ...again(replay)];
}

function cellProblem(experiment: ExperimentResult, cell: LearnedCell): Problem | undefined {
  const details = cellDetails(cell, experiment.replay);
  if (!stands(experiment, cell)) {
    const concern = { severity: 'error', verdict: experimentVerdict(experiment), text: 'there is no verdict' } as const;
    return problemOf(concern, experiment.status, details);
  }
  const concern = { verdict: learnedVerdict(cell.verdict), text: cellReason(cell) };
  switch (cell.verdict) {
    case 'holds':
      return undefined;
    case 'not applicable':
      return { kind: 'skipped', type: cell.verdict, message: `${cell.verdict}: ${cellReason(cell)}`, details: '' };
    case 'refuted':
      return problemOf({ ...concern, severity: 'failure' }, cell.verdict, details);
    case 'undecided':
      return problemOf({ ...concern, severity: 'error' }, cell.verdict, details);
  }
}

function trainingTest(experiment: ExperimentResult): TestCase {
  const { status, title, replay } = experiment;
  const concern = {
    severity: 'error',
    verdict: experimentVerdict(experiment),
    text: experimentReason(experiment),
  } as const;
  return {
    name: 'training',
    problem: status === 'done' ? undefined : problemOf(concern, status, [title, ...again(replay)]),
  };
}

function mutantTest(mutant: LearnedMutantResult, experiments: readonly ExperimentResult[]): TestCase {
  const { id, title, experiment, status, replay } = mutant;
  const concern = {
    severity: status === 'survived' ? 'failure' : 'error',
    verdict: learnedMutantVerdict(mutant),
    text: learnedMutantReason(mutant),
  } as const;
  const command = replay ?? experiments.find((candidate) => candidate.id === experiment)?.replay;
  const problem = status === 'killed' ? undefined : problemOf(concern, status, [title, ...again(command)]);
  return { name: `mutant ${id} (${experiment})`, problem };
}

function budgetTest(learned: LearnedResults): TestCase {
  const { alpha, spent } = learned.budget;
  const verdict = { sign: '?', words: 'overspent', tone: 'doubt' } as const;
  const text = `${decimalText(spent, 3)} was spent of ${decimalText(alpha, 3)}`;
  const problem = isOverspent(learned)
    ? problemOf({ severity: 'error', verdict, text }, 'overspent', ['nothing is as certain as is stated'])
    : undefined;
  return { name: 'error budget', problem };
}

/** The suites of learned experiments; `seconds` tells the time of an experiment by its id, 0 where it is not known. */
export function learnedSuites(learned: LearnedResults | undefined, seconds: (id: string) => number): readonly Suite[] {
  if (learned === undefined) return [];
  const { experiments, mutants } = learned;
  const ofExperiments = experiments.map((experiment) => ({
    name: experiment.id,
    seconds: seconds(experiment.id),
    tests: [
      trainingTest(experiment),
      ...experiment.cells.map((cell) => ({ name: cell.statement, problem: cellProblem(experiment, cell) })),
    ],
  }));
  const rest = [budgetTest(learned), ...mutants.map((mutant) => mutantTest(mutant, experiments))];
  return [...ofExperiments, { name: 'learned models', seconds: 0, tests: rest }];
}
