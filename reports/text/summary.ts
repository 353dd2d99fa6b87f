/** The final output of `verify`: a table of statements, one of learned experiments, the items that need attention, the verdict with its counts. */
import type { VerificationResults } from '../../properties/results';
import { learnedTable, statementTable } from '../tables';
import { counterexampleText, countPhrases, headline, issuesOf } from '../words';
import { tableText } from './table';

/** The items that need attention, each with its counterexample and the command that reproduces it. */
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
    ...tableText(statementTable(results)),
    ...tableText(learnedTable(results.learned)),
    ...complaints(results),
    `${sign} ${words}`,
    `  ${countPhrases(results).join('; ')}; ${timeText(results.timing)}`,
    `  wrote ${written.filter((path) => !path.includes('counterexamples')).join(', ')}`,
  ].join('\n');
}
