/** Everything in a run that has a verdict, as one flat list with keys, so that two runs can be compared. */
import type {
  ExperimentResult,
  LearnedMutantResult,
  LearnedResults,
  StatementResult,
  VerificationResults,
} from '../../properties/results';
import type { Section } from './issue';
import { askedOfMutant } from './learned-issues';
import { cellVerdict, experimentVerdict, learnedMutantVerdict, stands } from './learned-verdict';
import { cellOutcome, dropVerdict, mutantVerdict, type Verdict, verdictOf } from './verdict';

/** A verdict with its place in the report. */
export interface Outcome {
  /** The same in two runs for the same thing, and in one run for nothing else. */
  readonly key: string;
  /** Id of a statement or of a learned experiment. */
  readonly topic: string;
  /** The part of the topic, such as `on discrete` or `mutant ignore-reward`; absent for the topic as a whole. */
  readonly subject?: string;
  readonly section: Section;
  readonly verdict: Verdict;
  /** Whether the verdict is only that of the topic, because the topic was not completed. */
  readonly carried?: true;
}

type Part = Pick<Outcome, 'subject' | 'verdict'>;

function statementOutcomes(statement: StatementResult): readonly Omit<Outcome, 'key'>[] {
  const { id, verdict, cells, drops, mutants } = statement;
  const parts: readonly Part[] = [
    { verdict: verdictOf(verdict) },
    ...cells.map((cell) => ({ subject: `on ${cell.model}`, verdict: cellOutcome(statement, cell) })),
    ...drops.map((drop) => ({ subject: `without ${drop.hypothesis} (${drop.model})`, verdict: dropVerdict(drop) })),
    ...mutants.map((mutant) => ({ subject: `mutant ${mutant.id} (${mutant.model})`, verdict: mutantVerdict(mutant) })),
  ];
  return parts.map((part) => ({ topic: id, section: { kind: 'statement', id }, ...part }));
}

function experimentOutcomes(experiment: ExperimentResult): readonly Omit<Outcome, 'key'>[] {
  const place = { topic: experiment.id, section: { kind: 'family', id: experiment.family } } as const;
  const cells = experiment.cells.flatMap((cell) => {
    const verdict = cellVerdict(experiment, cell.statement);
    if (verdict === undefined) return [];
    const carried = stands(experiment, cell) ? {} : ({ carried: true } as const);
    return [{ ...place, subject: cell.statement, verdict, ...carried }];
  });
  return [{ ...place, verdict: experimentVerdict(experiment) }, ...cells];
}

const learnedMutant = (mutant: LearnedMutantResult): Omit<Outcome, 'key'> => ({
  topic: mutant.experiment,
  subject: `mutant ${mutant.id}, asked of ${askedOfMutant(mutant)}`,
  section: { kind: 'learned mutants' },
  verdict: learnedMutantVerdict(mutant),
});

const learnedOutcomes = ({ experiments, mutants }: LearnedResults): readonly Omit<Outcome, 'key'>[] => [
  ...experiments.flatMap(experimentOutcomes),
  ...mutants.map(learnedMutant),
];

/** All verdicts of a run, in the order of the report. */
export function outcomesOf({ statements, learned }: VerificationResults): readonly Outcome[] {
  const outcomes = [
    ...statements.flatMap(statementOutcomes),
    ...(learned === undefined ? [] : learnedOutcomes(learned)),
  ];
  // A hypothesis may be dropped twice on one model, by two claims.
  const seen = new Map<string, number>();
  return outcomes.map((outcome) => {
    const name = JSON.stringify([outcome.section.kind, outcome.topic, outcome.subject ?? '']);
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return { key: `${name} ${count}`, ...outcome };
  });
}
