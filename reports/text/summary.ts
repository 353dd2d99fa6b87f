/** The final output of `verify`: a table of statements, one of learned experiments, the items that need attention, the verdict with its counts. */
import type { ExperimentResult, VerificationResults } from '../../properties/results';
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
  seedSpreadLine,
  PROVED_TITLE,
  proofLines,
} from '../words';
import { DEFAULT_WIDTH, hanging, indentedLines } from '../text-table';
import { INCOMPLETE_HINT, hintAbout, isCounterexample } from './hints';
import { tableText } from './table';

/** The items that need attention, each with its counterexample and the command that reproduces it. */
function complaints(
  results: VerificationResults,
  written: readonly string[],
  width: number,
  incomplete: string,
): string[] {
  return issuesOf(results).flatMap((issue) => {
    const { topic, subject, verdict, text, counterexample, domain, replay } = issue;
    return [
      ...hanging(`${verdict.sign} `, `${topic} ${subject}: ${verdict.words}`, width),
      ...indentedLines(
        [
          text,
          ...(counterexample ? [counterexampleText(counterexample)] : []),
          ...(domain === undefined ? [] : [`domain: ${domain}`]),
          ...(replay === undefined ? [] : [`replay: ${replay}`]),
          hintAbout(issue, results, written, incomplete),
        ]
          .join('\n')
          .split('\n'),
        '    ',
        width,
      ),
      '',
    ];
  });
}

/** The domains of the searches: a line per statement and model. */
function domains({ statements }: VerificationResults, columns: number): readonly string[] {
  if (statements.length === 0) return [];
  const width = Math.max(...statements.map(({ id }) => id.length));
  const lines = inGroups(statements).flatMap(({ id, cells }) =>
    cells.flatMap((cell, i) => hanging(`  ${(i === 0 ? id : '').padEnd(width)}  `, domainLine(cell), columns)),
  );
  return ['domains of the cases', ...lines, ''];
}

/** What is proved for all laws and weights: a line per claim. */
function proofs({ statements }: VerificationResults, columns: number): readonly string[] {
  const proved = inGroups(statements).filter((statement) => proofLines(statement).length > 0);
  if (proved.length === 0) return [];
  const width = Math.max(...proved.map(({ id }) => id.length));
  const lines = proved.flatMap((statement) =>
    proofLines(statement).flatMap((line, i) =>
      hanging(`  ${(i === 0 ? statement.id : '').padEnd(width)}  `, line, columns),
    ),
  );
  return [PROVED_TITLE, ...lines, ''];
}

/** A line for each learned experiment that has one, below a title. */
function learnedLines(
  { learned }: VerificationResults,
  title: string,
  line: (experiment: ExperimentResult) => string | undefined,
  columns: number,
): readonly string[] {
  const experiments = learned === undefined ? [] : familiesOf(learned).flatMap((family) => family.experiments);
  const said = experiments.flatMap((experiment) => {
    const text = line(experiment);
    return text === undefined ? [] : [{ id: experiment.id, text }];
  });
  if (said.length === 0) return [];
  const width = Math.max(...said.map(({ id }) => id.length));
  return [title, ...said.flatMap(({ id, text }) => hanging(`  ${id.padEnd(width)}  `, text, columns)), ''];
}

function timeText({ seconds, threads }: VerificationResults['timing']): string {
  return `${seconds.toFixed(1)} s${threads > 1 ? ` on ${threads} threads` : ''}`;
}

/**
 * The whole summary, without a final newline. `written` are the paths of the files of the run; `width` is that of the output, in characters;
 * `incomplete` is the hint after a run that was cut short.
 */
export function summaryText(
  results: VerificationResults,
  written: readonly string[],
  width = DEFAULT_WIDTH,
  incomplete = INCOMPLETE_HINT,
): string {
  const { sign, words } = headline(results);
  return [
    ...tableText(statementTable(results), width),
    ...domains(results, width),
    ...proofs(results, width),
    ...tableText(learnedTable(results.learned), width),
    ...learnedLines(results, 'domains of the learned experiments', learnedDomainLine, width),
    ...learnedLines(results, 'spread between the seeds of the learned experiments', seedSpreadLine, width),
    ...complaints(results, written, width, incomplete),
    ...hanging(`${sign} `, words, width),
    ...hanging('  ', `${countPhrases(results).join('; ')}; ${timeText(results.timing)}`, width),
    ...(results.complete ? [] : hanging('  ', incomplete, width)),
    ...(written.length === 0
      ? []
      : hanging('  ', `wrote ${written.filter((path) => !isCounterexample(path)).join(', ')}`, width)),
  ].join('\n');
}
