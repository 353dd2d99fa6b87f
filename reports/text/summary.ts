/** What `verify` prints at the end: a table of statements, one of learned experiments, what needs attention, the verdict with its counts. */
import type { CellResult, StatementResult, VerificationResults } from '../../properties/results';
import {
  issuesOf,
  cellOutcome,
  cellVerdict,
  counterexampleText,
  countPhrases,
  dropRatio,
  experimentOutcome,
  familiesOf,
  headline,
  inGroups,
  mutantRatio,
  statementsAsked,
  tightestMargin,
  verdictOf,
} from '../words';
import { textTable } from '../text-table';

function cellText(statement: StatementResult, cell: CellResult | undefined): string {
  if (cell === undefined) return '–';
  const { sign, words } = cellOutcome(statement, cell);
  const { exact, certified } = cell.rungs;
  return `${sign} ${words} ${cell.cases.run} (${exact} exact, ${certified} cert.)`;
}

function table({ statements, options, learned }: VerificationResults): readonly string[] {
  if (statements.length === 0 && learned !== undefined) return [];
  const header = ['statement', ...options.models, 'tightest', 'dropped', 'mutants'];
  const rows = inGroups(statements).map((statement) => [
    `${verdictOf(statement.verdict).sign} ${statement.id}`,
    ...options.models.map((model) =>
      cellText(
        statement,
        statement.cells.find((cell) => cell.model === model),
      ),
    ),
    tightestMargin(statement),
    dropRatio(statement),
    mutantRatio(statement),
  ]);
  return [textTable(header, rows), ''];
}

function learnedTable({ learned }: VerificationResults): readonly string[] {
  if (learned === undefined || learned.experiments.length === 0) return [];
  const asked = statementsAsked(learned);
  const rows = familiesOf(learned).flatMap(({ experiments }) =>
    experiments.map((experiment) => {
      const verdicts = asked.map((statement) => cellVerdict(experiment, statement));
      const texts = verdicts.map((verdict) => (verdict === undefined ? '' : `${verdict.sign} ${verdict.words}`));
      return [`${experimentOutcome(experiment).sign} ${experiment.id}`, ...texts];
    }),
  );
  return [textTable(['learned experiment', ...asked], rows), ''];
}

/** Everything that is not as it should be, with its counterexample and the command that shows it again. */
function complaints(results: VerificationResults): string[] {
  return issuesOf(results).flatMap(({ topic, subject, verdict, text, counterexample, replay }) => [
    `${verdict.sign} ${topic} ${subject}: ${verdict.words}`,
    ...[
      text,
      ...(counterexample ? [counterexampleText(counterexample)] : []),
      ...(replay === undefined ? [] : [`replay: ${replay}`]),
    ]
      .join('\n')
      .split('\n')
      .map((line) => `    ${line}`),
    '',
  ]);
}

function timeText({ seconds, threads }: VerificationResults['timing']): string {
  return `${seconds.toFixed(1)} s${threads > 1 ? ` on ${threads} threads` : ''}`;
}

/** The whole summary, without a final newline. */
export function summaryText(results: VerificationResults, written: readonly string[]): string {
  const { sign, words } = headline(results);
  return [
    ...table(results),
    ...learnedTable(results),
    ...complaints(results),
    `${sign} ${words}`,
    `  ${countPhrases(results).join('; ')}; ${timeText(results.timing)}`,
    `  wrote ${written.filter((path) => !path.includes('counterexamples')).join(', ')}`,
  ].join('\n');
}
