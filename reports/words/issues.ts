/**
 * The issues of a run, its exit code, and the headline of a report.
 *
 * All outputs use this one list, so they agree on whether a run is green.
 */
import {
  type CellResult,
  type DropResult,
  type MutantResult,
  type StatementResult,
  type StatementVerdict,
  type VerificationResults,
  domainLine,
} from '../../properties/results';
import { isContradiction } from '../../theory/errors';
import { dropDomain } from './drop-domain';
import { type Kind, statementsOf } from './expectation';
import type { Issue, Problem, Severity } from './issue';
import { learnedIssues, learnedPhrases, learnedSuccess, learnedTroubles } from './learned-issues';
import { verdictCounts } from './learned-verdict';
import { countText, plural } from './number-text';
import { type Verdict, dropVerdict, mutantVerdict, verdictOf } from './verdict';

const severityOf = ({ tone }: Verdict): Severity =>
  tone === 'bad' ? 'failure' : tone === 'doubt' || tone === 'misfit' ? 'error' : 'notice';

const cutShort = ({ run, planned }: CellResult['cases']): string =>
  `cut short after ${countText(run)} of ${countText(planned)} cases`;

const found = ({ expected }: StatementResult): string =>
  expected === undefined ? 'a counterexample was found' : 'a counterexample was found: the conjecture is false';

/** The problem of a statement on one model, if there is one. An expected refutation is not a problem. */
export function cellIssue(statement: StatementResult, cell: CellResult): Problem | undefined {
  if (cell.status === 'holds') return undefined;
  if (cell.status === 'refuted' && statement.expected?.verdict === 'refuted') return undefined;
  const verdict = verdictOf(cell.status);
  const { counterexample } = cell;
  const reason = cell.reason ?? (cell.status === 'refuted' ? found(statement) : 'no reason was recorded');
  const domain = domainLine(cell);
  return { severity: severityOf(verdict), subject: `on ${cell.model}`, verdict, text: reason, counterexample, domain };
}

/** The problem of a dropped hypothesis, if there is one. */
export function dropIssue(drop: DropResult): Problem | undefined {
  if (drop.asExpected && drop.status !== 'incomplete') return undefined;
  const verdict = dropVerdict(drop);
  const text = drop.status === 'incomplete' ? cutShort(drop.cases) : `${drop.how}; theory: ${drop.because}`;
  const { counterexample } = drop;
  const subject = `without ${drop.hypothesis}`;
  return { severity: severityOf(verdict), subject, verdict, text, counterexample, domain: dropDomain(drop) };
}

/** The problem of a mutant, if there is one. */
export function mutantIssue(mutant: MutantResult): Problem | undefined {
  if (mutant.status === 'killed' && mutant.stored !== 'stale') return undefined;
  const verdict = mutantVerdict(mutant);
  const text =
    mutant.status === 'incomplete'
      ? cutShort(mutant.cases)
      : mutant.status === 'survived'
        ? `this wrong loop (${mutant.title}) went unnoticed in ${countText(mutant.cases.run)} cases`
        : 'record the counterexample of this run in place of the stored one';
  return { severity: severityOf(verdict), subject: `mutant ${mutant.id}`, verdict, text, domain: domainLine(mutant) };
}

/** The problem of a certificate that proves nothing. */
function refusedIssue({ file, reason }: NonNullable<StatementResult['refused']>[number]): Problem {
  const verdict = verdictOf('weak');
  return { severity: severityOf(verdict), subject: `certificate ${file}`, verdict, text: reason };
}

/** The issues of one statement. */
function statementIssues(statement: StatementResult): readonly Issue[] {
  const { id, replay, cells, drops, mutants, refused = [] } = statement;
  const ofCells = cells.map((cell) => cellIssue(statement, cell));
  const items = [...ofCells, ...drops.map(dropIssue), ...mutants.map(mutantIssue), ...refused.map(refusedIssue)];
  const section = { kind: 'statement', id } as const;
  return items.flatMap((item) => (item === undefined ? [] : [{ ...item, topic: id, section, replay }]));
}

/** The issues of a run, in the order of its statements, then of its learned experiments. */
export function issuesOf({ statements, learned }: VerificationResults): readonly Issue[] {
  return [...statements.flatMap(statementIssues), ...learnedIssues(learned)];
}

/** Why a run shows nothing, if so: learned experiments to which no statement applies are not a pass. */
export function nothingShown({ statements, learned }: VerificationResults): string | undefined {
  if (learned === undefined) return statements.length > 0 ? undefined : 'no statement was verified';
  return verdictCounts(learned).holds > 0 ? undefined : 'no statement was verified on a learned model';
}

/** The verdicts of a green run. */
const GOOD: readonly StatementVerdict[] = ['holds', 'refuted as expected', 'open'];

/**
 * Whether the run was complete, every theorem held, every expected refutation was found, no conjecture was refuted, and every dropped
 * hypothesis and mutant behaved as theory predicts.
 */
export function isGreen(results: VerificationResults): boolean {
  const { complete, verdict } = results;
  const quiet = issuesOf(results).every(({ severity }) => severity === 'notice');
  return complete && GOOD.includes(verdict) && nothingShown(results) === undefined && quiet;
}

/** 0 for a green run, 1 if something is wrong, 3 if nothing is wrong but something was not shown, 4 after an internal contradiction. */
export function exitCode(results: VerificationResults): 0 | 1 | 3 | 4 {
  if (results.statements.some(({ cells }) => cells.some(({ reason }) => isContradiction(reason)))) return 4;
  if (isGreen(results)) return 0;
  const bad = issuesOf(results).some(({ severity }) => severity === 'failure');
  return bad || results.verdict === 'refuted' || results.verdict === 'weak' ? 1 : 3;
}

function successText({ statements, learned }: VerificationResults): string {
  const count = (kind: Kind): number => statementsOf(kind, statements).length;
  const [theorems, failing, conjectures] = [count('theorem'), count('failing claim'), count('conjecture')];
  return [
    ...(theorems > 0 ? [`${plural(theorems, 'statement')} held in every case tested`] : []),
    ...(failing > 0 ? [`${plural(failing, 'published claim')} refuted, as expected`] : []),
    ...(conjectures > 0 ? [`${plural(conjectures, 'conjecture')} open: no counterexample found`] : []),
    ...(learned === undefined ? [] : [learnedSuccess(learned)]),
  ].join(', ');
}

/** The problems of a run, one phrase each. */
export function troubles({ counts, complete, statements, learned }: VerificationResults): readonly string[] {
  const { weak, undecided, incomplete } = counts.statements;
  const disproved = statementsOf('conjecture', statements).filter(({ verdict }) => verdict === 'refuted').length;
  const refuted = counts.statements.refuted - disproved;
  return [
    ...(complete ? [] : ['the run is incomplete']),
    ...(refuted > 0 ? [`${plural(refuted, 'statement')} refuted`] : []),
    ...(disproved > 0 ? [`${plural(disproved, 'conjecture')} refuted`] : []),
    ...(weak > 0 ? [`${plural(weak, 'statement')} only weakly tested`] : []),
    ...(undecided > 0 ? [`${plural(undecided, 'statement')} undecided`] : []),
    ...(incomplete > 0 ? [`${plural(incomplete, 'statement')} incomplete`] : []),
    ...(counts.drops.unexpected > 0
      ? [`${plural(counts.drops.unexpected, 'dropped hypothesis', 'dropped hypotheses')} against theory`]
      : []),
    ...(counts.mutants.survived > 0 ? [`${plural(counts.mutants.survived, 'mutant')} survived`] : []),
    ...learnedTroubles(learned),
  ];
}

/** The outcome of the run, as a heading. */
export function headline(results: VerificationResults): Verdict {
  if (isGreen(results)) return { sign: '✓', words: successText(results), tone: 'good' };
  const empty = nothingShown(results);
  if (empty !== undefined && issuesOf(results).length === 0)
    return { sign: '…', words: `Not green: ${empty}`, tone: 'doubt' };
  const parts = troubles(results);
  const bad = issuesOf(results).some(({ severity }) => severity === 'failure');
  const what = parts.length > 0 ? parts.join(', ') : `the verdict is ${verdictOf(results.verdict).words}`;
  return { sign: bad ? '✗' : '?', words: `Not green: ${what}`, tone: bad ? 'bad' : 'doubt' };
}

/** The numbers of theorems that hold, of claims refuted as expected and of open conjectures; zeros are left out. */
function verdictPhrases(statements: readonly StatementResult[]): readonly string[] {
  const of = (kind: Kind, good: StatementVerdict) => {
    const all = statementsOf(kind, statements);
    return { all: all.length, good: all.filter(({ verdict }) => verdict === good).length };
  };
  const theorems = of('theorem', 'holds');
  const failing = of('failing claim', 'refuted as expected');
  const conjectures = of('conjecture', 'open');
  const holding = `${countText(theorems.good)} of ${plural(theorems.all, 'statement')} ${theorems.good === 1 ? 'holds' : 'hold'}`;
  return [
    ...(theorems.all > 0 || statements.length === 0 ? [holding] : []),
    ...(failing.all > 0
      ? [`${countText(failing.good)} of ${plural(failing.all, 'published claim')} refuted as expected`]
      : []),
    ...(conjectures.all > 0 ? [`${countText(conjectures.good)} of ${plural(conjectures.all, 'conjecture')} open`] : []),
  ];
}

/** The counts of closed-form models, one phrase each; none for a run of learned experiments alone. */
function statementPhrases({ counts, statements, learned }: VerificationResults): readonly string[] {
  if (statements.length === 0 && learned !== undefined) return [];
  const { drops, mutants } = counts;
  const dropped = statements.reduce((sum, statement) => sum + statement.drops.length, 0);
  const wrongLoops = statements.reduce((sum, statement) => sum + statement.mutants.length, 0);
  return [
    ...verdictPhrases(statements),
    plural(counts.cases, 'case'),
    plural(counts.decisions, 'decision'),
    `${countText(drops.counterexample)} of ${countText(dropped)} dropped hypotheses refuted`,
    `${countText(mutants.killed)} of ${countText(wrongLoops)} mutants killed`,
  ];
}

/** The counts of a run, one phrase each. */
export function countPhrases(results: VerificationResults): readonly string[] {
  return [...statementPhrases(results), ...learnedPhrases(results.learned), `seed ${results.seed}`];
}
