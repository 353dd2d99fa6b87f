/** What `verify` prints at the end: a table, what needs attention, the verdict with its counts. */
import type { CellResult, VerificationResults } from '../properties';
import {
  attention,
  counterexampleText,
  countPhrases,
  dropRatio,
  headline,
  mutantRatio,
  tightestMargin,
  verdictOf,
} from '../reports';
import { textTable } from './table';

function cellText(cell: CellResult | undefined): string {
  if (cell === undefined) return '–';
  const { sign, words } = verdictOf(cell.status);
  const { exact, certified } = cell.rungs;
  return `${sign} ${words} ${cell.cases.run} (${exact} exact, ${certified} cert.)`;
}

function table({ statements, options }: VerificationResults): string {
  const header = ['statement', ...options.models, 'tightest', 'dropped', 'mutants'];
  const rows = statements.map((statement) => [
    `${verdictOf(statement.verdict).sign} ${statement.id}`,
    ...options.models.map((model) => cellText(statement.cells.find((cell) => cell.model === model))),
    tightestMargin(statement),
    dropRatio(statement),
    mutantRatio(statement),
  ]);
  return textTable(header, rows);
}

/** Everything that is not as it should be, with its counterexample and the command that shows it again. */
function complaints(results: VerificationResults): string[] {
  return attention(results).flatMap(({ statement, subject, verdict, text, counterexample, replay }) => [
    `${verdict.sign} ${statement} ${subject}: ${verdict.words}`,
    ...[text, ...(counterexample ? [counterexampleText(counterexample)] : []), `replay: ${replay}`]
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
    table(results),
    '',
    ...complaints(results),
    `${sign} ${words}`,
    `  ${countPhrases(results).join('; ')}; ${timeText(results.timing)}`,
    `  wrote ${written.filter((path) => !path.includes('counterexamples')).join(', ')}`,
  ].join('\n');
}
