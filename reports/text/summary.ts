/** The final output of `verify`: a table of statements, one of learned experiments, the items that need attention, the verdict with its counts. */
import type { VerificationResults } from '../../properties/results';
import { learnedTable, statementTable } from '../tables';
import {
  counterexampleText,
  countPhrases,
  domainLine,
  familiesOf,
  headline,
  inGroups,
  issuesOf,
  learnedDomainLine,
} from '../words';
import { tableText } from './table';

/** The items that need attention, each with its counterexample and the command that reproduces it. */
function complaints(results: VerificationResults): string[] {
  return issuesOf(results).flatMap(({ topic, subject, verdict, text, counterexample, domain, replay }) => [
    `${verdict.sign} ${topic} ${subject}: ${verdict.words}`,
    ...[
      text,
      ...(counterexample ? [counterexampleText(counterexample)] : []),
      ...(domain === undefined ? [] : [`domain: ${domain}`]),
      ...(replay === undefined ? [] : [`replay: ${replay}`]),
    ]
      .join('\n')
      .split('\n')
      .map((line) => `    ${line}`),
    '',
  ]);
}

/** The domains of the searches: a line per statement and model. */
function domains({ statements }: VerificationResults): readonly string[] {
  if (statements.length === 0) return [];
  const width = Math.max(...statements.map(({ id }) => id.length));
  const lines = inGroups(statements).flatMap(({ id, cells }) =>
    cells.map((cell, i) => `  ${(i === 0 ? id : '').padEnd(width)}  ${domainLine(cell)}`),
  );
  return ['domains of the cases', ...lines, ''];
}

/** The domains of learned experiments, a line each. */
function learnedDomains({ learned }: VerificationResults): readonly string[] {
  const experiments = learned === undefined ? [] : familiesOf(learned).flatMap((family) => family.experiments);
  if (experiments.length === 0) return [];
  const width = Math.max(...experiments.map(({ id }) => id.length));
  const lines = experiments.map((experiment) => `  ${experiment.id.padEnd(width)}  ${learnedDomainLine(experiment)}`);
  return ['domains of the learned experiments', ...lines, ''];
}

function timeText({ seconds, threads }: VerificationResults['timing']): string {
  return `${seconds.toFixed(1)} s${threads > 1 ? ` on ${threads} threads` : ''}`;
}

/** The whole summary, without a final newline. */
export function summaryText(results: VerificationResults, written: readonly string[]): string {
  const { sign, words } = headline(results);
  return [
    ...tableText(statementTable(results)),
    ...domains(results),
    ...tableText(learnedTable(results.learned)),
    ...learnedDomains(results),
    ...complaints(results),
    `${sign} ${words}`,
    `  ${countPhrases(results).join('; ')}; ${timeText(results.timing)}`,
    `  wrote ${written.filter((path) => !path.includes('counterexamples')).join(', ')}`,
  ].join('\n');
}
