/**
 * Learned experiments as JUnit suites: one per experiment, with a test case for its training and one per statement, and one for the
 * mutants. A statement that does not apply is skipped with its reason; an undecided one is an error.
 */
import type {
  ExperimentResult,
  LearnedCell,
  LearnedClaimResult,
  LearnedMutantResult,
  LearnedResults,
} from '../../properties/results';
import {
  askedOfMutant,
  powerText,
  budgetProblem,
  cellReason,
  decisionText,
  experimentProblem,
  experimentVerdict,
  learnedCellProblem,
  learnedDomainLine,
  learnedMutantProblem,
  mutantReplay,
  stands,
} from '../words';
import { type Suite, type TestCase, junitProblem } from './junit-suite';

const again = (replay: string | undefined): readonly string[] => (replay === undefined ? [] : [`replay: ${replay}`]);

const claimLines = (claim: LearnedClaimResult): readonly string[] => [
  `claim ${claim.id}: ${claim.text}${claim.when === undefined ? '' : ` when ${claim.when.text}`} (${claim.verdict})`,
  ...[decisionText(claim)].flatMap((text) => (text === undefined ? [] : [`  ${text}`])),
];

function cellDetails({ title, claims, power }: LearnedCell, replay: string): readonly string[] {
  const caught = power === undefined ? [] : [powerText(power)];
  return [title, ...claims.flatMap(claimLines), ...caught, ...again(replay)];
}

const NO_VERDICT = 'there is no verdict: the experiment was not completed';

function cellTest(experiment: ExperimentResult, cell: LearnedCell): TestCase {
  const { statement: name, verdict } = cell;
  const details = cellDetails(cell, experiment.replay);
  const note = `domain: ${learnedDomainLine(experiment)}`;
  if (!stands(experiment, cell)) {
    const { words } = experimentVerdict(experiment);
    return {
      name,
      problem: {
        kind: 'error',
        type: experiment.status,
        message: `${words}: ${NO_VERDICT}`,
        details: details.join('\n'),
      },
    };
  }
  if (verdict === 'not applicable') {
    return {
      name,
      problem: { kind: 'skipped', type: verdict, message: `${verdict}: ${cellReason(cell)}`, details: '' },
    };
  }
  return { name, note, problem: junitProblem(learnedCellProblem(experiment, cell), verdict, details) };
}

function trainingTest(experiment: ExperimentResult): TestCase {
  const { status, title, replay } = experiment;
  return {
    name: 'training',
    problem: junitProblem(experimentProblem(experiment), status, [title, ...again(replay)]),
  };
}

function mutantTest(mutant: LearnedMutantResult, learned: LearnedResults): TestCase {
  const { id, title, experiment, status, claims } = mutant;
  const name = `mutant ${id} (${experiment})${claims === undefined ? '' : `, ${askedOfMutant(mutant)}`}`;
  const details = [title, ...again(mutantReplay(mutant, learned))];
  return { name, problem: junitProblem(learnedMutantProblem(mutant), status, details) };
}

function budgetTest(learned: LearnedResults): TestCase {
  return { name: 'error budget', problem: junitProblem(budgetProblem(learned), 'overspent', []) };
}

/** The suites of learned experiments; `seconds` gives the time of an experiment by its id, or 0 if it is unknown. */
export function learnedSuites(learned: LearnedResults | undefined, seconds: (id: string) => number): readonly Suite[] {
  if (learned === undefined) return [];
  const { experiments, mutants } = learned;
  const ofExperiments = experiments.map((experiment) => ({
    name: experiment.id,
    seconds: seconds(experiment.id),
    tests: [trainingTest(experiment), ...experiment.cells.map((cell) => cellTest(experiment, cell))],
  }));
  const rest = [budgetTest(learned), ...mutants.map((mutant) => mutantTest(mutant, learned))];
  return [...ofExperiments, { name: 'learned models', seconds: 0, tests: rest }];
}
