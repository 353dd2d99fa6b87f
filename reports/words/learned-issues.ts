/**
 * The issues of learned experiments, and their outcomes in words.
 *
 * A refuted statement and a surviving mutant are failures. An undecided statement, a learner's error and an experiment that failed or was cut
 * short are errors. A statement that does not apply to an experiment is neither.
 */
import {
  type ExperimentResult,
  type LearnedCell,
  type LearnedClaimResult,
  type LearnedMutantResult,
  type LearnedResults,
  type StatisticalDecision,
  learnedDomainLine,
} from '../../properties/results';
import { confidenceText, enoughDrawsText, powerText, slackText, whereText } from './band-text';
import type { Issue, Problem } from './issue';
import { tightestDecision } from './learned-families';
import { experimentVerdict, learnedMutantVerdict, learnedVerdict, stands, verdictCounts } from './learned-verdict';
import { countText, decimalText, plural } from './number-text';

/** Sums of many small shares of the budget may exceed it by rounding. */
const ROUNDING = 1 + 1e-9;

/** What the loop did and what the learner made of it, where that matters: `the loop’s part 0.011 [0.004, 0.018], the learner’s share −0.012 [−0.021, −0.003]`. */
function partsText({ verdict, parts }: StatisticalDecision): string {
  if (parts === undefined || verdict === 'holds' || (verdict === 'undecided' && parts.models !== 'refuted')) return '';
  const { loop, learner } = parts;
  return `, of which the loop’s part ${slackText(loop.slack)}, the learner’s share ${slackText(learner.slack)}`;
}

/** The failing step of a claim whose loop is wrong, as text. */
function stepText({ id, steps = [] }: LearnedClaimResult): string | undefined {
  const failing = steps.flatMap(({ decisions }) => decisions.filter(({ verdict }) => verdict === 'refuted'));
  const [first] = failing;
  return first && `the step of claim ${id} at ${whereText(first)}: slack ${slackText(first.slack)}`;
}

/** The tightest decision as text, such as `claim a at seed 1, round 3: slack −0.012 ± 0.003`. */
export function decisionText(claim: LearnedClaimResult): string | undefined {
  const decision = tightestDecision(claim);
  if (decision === undefined) return stepText(claim);
  const { samples, slack, power, enough, verdict } = decision;
  const open = verdict === 'undecided' ? [powerText(power), enoughDrawsText(samples, enough)] : [];
  const how = samples === 0 ? 'certain without draws' : `slack ${slackText(slack)}${partsText(decision)}`;
  return [`claim ${claim.id} at ${whereText(decision)}: ${how}`, ...open.filter((text) => text !== undefined)].join(
    ', ',
  );
}

/** The problem of a cell, in words. */
export function cellReason({ reason, claims, verdict }: LearnedCell): string {
  const decisive = claims.filter((claim) => claim.verdict === verdict);
  const reasons = [reason, ...decisive.flatMap((claim) => [claim.reason, decisionText(claim)])];
  const said = [...new Set(reasons.filter((text) => text !== undefined))];
  return said.length > 0 ? said.join('; ') : 'no reason was recorded';
}

/** Why an experiment was not completed. */
export function experimentReason({ status, failure }: ExperimentResult): string {
  const at = failure === undefined ? '' : ` at ${whereText({ seed: failure.seed, t: failure.round })}`;
  const cause = failure?.cause ?? (status === 'failed' ? 'no cause was recorded' : undefined);
  const what = status === 'failed' ? `the training broke down${at}` : `the experiment was cut short${at}`;
  return `${what}${cause === undefined ? '' : `: ${cause}`}; there is no verdict`;
}

/** The statements that were asked about a mutant, with the claims if not all were. */
export const askedOfMutant = ({ statements, claims }: Pick<LearnedMutantResult, 'statements' | 'claims'>): string =>
  statements.join(', ') + (claims === undefined ? '' : ` (${claims.join(', ')})`);

/** The problem of a mutant, in words. */
export function learnedMutantReason(mutant: LearnedMutantResult): string {
  const { status, title, statements, reason } = mutant;
  const asked = statements.length === 0 ? 'no statement was checked' : `checked: ${askedOfMutant(mutant)}`;
  if (status === 'survived')
    return [`this wrong loop (${title}) went unnoticed; ${asked}`, ...(reason ? [reason] : [])].join('; ');
  return reason ?? 'no reason was recorded';
}

/** The problem of an experiment as a whole, if there is one. */
export function experimentProblem(experiment: ExperimentResult): Problem | undefined {
  if (experiment.status === 'done') return undefined;
  const verdict = experimentVerdict(experiment);
  return { severity: 'error', subject: 'experiment', verdict, text: experimentReason(experiment) };
}

/** The problem of a statement on an experiment, if there is one. A cell of an experiment without a verdict has no problem of its own. */
export function learnedCellProblem(experiment: ExperimentResult, cell: LearnedCell): Problem | undefined {
  if (!stands(experiment, cell)) return undefined;
  if (cell.verdict === 'holds' || cell.verdict === 'not applicable') return undefined;
  const severity = cell.verdict === 'refuted' ? 'failure' : 'error';
  const verdict = learnedVerdict(cell.verdict);
  const domain = learnedDomainLine(experiment);
  return { severity, subject: `on ${experiment.id}`, verdict, text: cellReason(cell), domain };
}

/** The problem of a learned mutant, if there is one. */
export function learnedMutantProblem(mutant: LearnedMutantResult): Problem | undefined {
  if (mutant.status === 'killed') return undefined;
  const severity = mutant.status === 'survived' ? 'failure' : 'error';
  const verdict = learnedMutantVerdict(mutant);
  return { severity, subject: `mutant ${mutant.id}`, verdict, text: learnedMutantReason(mutant) };
}

/** The command that runs a learned mutant again: its own, or that of its experiment. */
export function mutantReplay(mutant: LearnedMutantResult, { experiments }: LearnedResults): string | undefined {
  return mutant.replay ?? experiments.find(({ id }) => id === mutant.experiment)?.replay;
}

function experimentIssues(experiment: ExperimentResult): readonly Issue[] {
  const { id, family, replay, cells } = experiment;
  const section = { kind: 'family', id: family } as const;
  const issue = (topic: string, problem: Problem | undefined): readonly Issue[] =>
    problem === undefined ? [] : [{ ...problem, topic, section, replay }];
  return [
    ...issue(id, experimentProblem(experiment)),
    ...cells.flatMap((cell) => issue(cell.statement, learnedCellProblem(experiment, cell))),
  ];
}

function mutantIssues(mutant: LearnedMutantResult, learned: LearnedResults): readonly Issue[] {
  const problem = learnedMutantProblem(mutant);
  if (problem === undefined) return [];
  const section = { kind: 'learned mutants' } as const;
  return [{ ...problem, topic: mutant.experiment, section, replay: mutantReplay(mutant, learned) }];
}

/** Whether the run spent more error probability than its budget, so that the stated confidence is wrong. */
export function isOverspent({ budget }: LearnedResults): boolean {
  return !(budget.spent <= budget.alpha * ROUNDING);
}

/** The problem of the error budget, if there is one. */
export function budgetProblem(learned: LearnedResults): Problem | undefined {
  if (!isOverspent(learned)) return undefined;
  const { alpha, spent } = learned.budget;
  return {
    severity: 'error',
    subject: 'of the learned experiments',
    verdict: { sign: '?', words: 'overspent', tone: 'doubt' },
    text: `${decimalText(spent, 3)} was spent of ${decimalText(alpha, 3)}, so nothing is as certain as is stated`,
  };
}

function budgetIssues(learned: LearnedResults): readonly Issue[] {
  const problem = budgetProblem(learned);
  return problem === undefined ? [] : [{ ...problem, topic: 'error budget', section: { kind: 'learned models' } }];
}

/** The issues of learned experiments. */
export function learnedIssues(learned: LearnedResults | undefined): readonly Issue[] {
  if (learned === undefined) return [];
  const { experiments, mutants } = learned;
  return [
    ...budgetIssues(learned),
    ...experiments.flatMap(experimentIssues),
    ...mutants.flatMap((mutant) => mutantIssues(mutant, learned)),
  ];
}

/** The problems of learned experiments, one phrase each. */
export function learnedTroubles(learned: LearnedResults | undefined): readonly string[] {
  if (learned === undefined) return [];
  const { refuted, undecided, "learner's error": misfits } = verdictCounts(learned);
  const statusCount = (status: string): number =>
    learned.experiments.filter((experiment) => experiment.status === status).length;
  const mutantCount = (status: string): number => learned.mutants.filter((mutant) => mutant.status === status).length;
  const phrases: readonly (readonly [number, string])[] = [
    [isOverspent(learned) ? 1 : 0, 'the error budget is overspent'],
    [refuted, `${plural(refuted, 'verdict')} refuted on learned models`],
    [misfits, `${plural(misfits, 'learner’s error')} on learned models`],
    [undecided, `${plural(undecided, 'verdict')} undecided on learned models`],
    [statusCount('failed'), `${plural(statusCount('failed'), 'learned experiment')} failed`],
    [statusCount('incomplete'), `${plural(statusCount('incomplete'), 'learned experiment')} incomplete`],
    [mutantCount('survived'), `${plural(mutantCount('survived'), 'learned mutant')} survived`],
    [mutantCount('failed'), `${plural(mutantCount('failed'), 'learned mutant')} failed`],
    [mutantCount('incomplete'), `${plural(mutantCount('incomplete'), 'learned mutant')} incomplete`],
  ];
  return phrases.filter(([count]) => count > 0).map(([, phrase]) => phrase);
}

/** `14 verdicts hold on 6 learned experiments`. */
export function learnedSuccess(learned: LearnedResults): string {
  const { holds } = verdictCounts(learned);
  return `${plural(holds, 'verdict holds', 'verdicts hold')} on ${plural(learned.experiments.length, 'learned experiment')}`;
}

/** The counts of learned experiments, one phrase each. */
export function learnedPhrases(learned: LearnedResults | undefined): readonly string[] {
  if (learned === undefined) return [];
  const { experiments, mutants, budget } = learned;
  const counts = verdictCounts(learned);
  const verdicts = [
    plural(counts.holds, 'verdict holds', 'verdicts hold'),
    ...(counts.refuted > 0 ? [`${countText(counts.refuted)} refuted`] : []),
    ...(counts["learner's error"] > 0 ? [plural(counts["learner's error"], 'learner’s error')] : []),
    ...(counts.undecided > 0 ? [`${countText(counts.undecided)} undecided`] : []),
    ...(counts['not applicable'] > 0 ? [`${countText(counts['not applicable'])} not applicable`] : []),
  ];
  const killed = mutants.filter(({ status }) => status === 'killed').length;
  const certain = `every band and verdict right at once with probability at least ${confidenceText(budget.alpha)}`;
  return [
    `${plural(experiments.length, 'experiment')} on learned models: ${verdicts.join(', ')}`,
    ...(mutants.length > 0 ? [`${countText(killed)} of ${plural(mutants.length, 'learned mutant')} killed`] : []),
    ...(isOverspent(learned) ? [] : [certain]),
  ];
}
