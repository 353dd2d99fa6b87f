/**
 * The results as a short Markdown page, for a pull request: the verdict, one row per statement, and details of the items that need
 * attention.
 */
import type { Counterexample, StatementResult, VerificationResults } from '../../properties/results';
import { learnedTable, statementTable, type Table } from '../tables';
import {
  type Issue,
  issuesOf,
  countPhrases,
  headline,
  confidenceText,
  codeBlock,
  codeSpan,
  escapeMarkdown,
  domainLine,
  familiesOf,
  learnedDomainLine,
  groupsOf,
  inGroups,
  searchEffort,
  isOverspent,
  countText,
  verdictOf,
  counterexampleFiles,
  counterexampleText,
  expectedWitnesses,
  proofLines,
} from '../words';
import { tableMarkdown } from './table';

/** Maximal number of details, because a pull request comment has a limited length; the HTML report has all. */
const MOST_DETAILS = 25;

type Files = ReadonlyMap<Counterexample, string>;

/** A line per statement that is not a theorem: its expectation and the outcome of its search. */
function expectations(statements: readonly StatementResult[], files: Files): string[] {
  return groupsOf(statements).flatMap(({ kind, title, statements: members }) => {
    if (kind === 'theorem') return [];
    const lines = members.map((statement) => {
      const { id, expected, verdict } = statement;
      const { sign, words } = verdictOf(verdict);
      const corrected = expected?.corrected === undefined ? [] : [`In its place: ${codeSpan(expected.corrected)}.`];
      const because = `${escapeMarkdown(expected?.because ?? '')}.`;
      const effort = kind === 'conjecture' ? [escapeMarkdown(`Searched: ${searchEffort(statement)}.`)] : [];
      const paths = expectedWitnesses(statement).flatMap((witness) => files.get(witness) ?? []);
      const kept = paths.length === 0 ? [] : [`Counterexamples: ${paths.map((path) => codeSpan(path)).join(', ')}.`];
      return [
        `- ${codeSpan(id)}: ${escapeMarkdown(`${sign} ${words}`)}: ${because}`,
        ...corrected,
        ...kept,
        ...effort,
      ].join(' ');
    });
    return [`## ${title}`, '', ...lines, ''];
  });
}

const section = (title: string, table: Table | undefined): readonly string[] =>
  table === undefined ? [] : [`## ${title}`, '', ...tableMarkdown(table)];

/** The domains of the searches: a line per statement and model. */
function domains(statements: readonly StatementResult[]): string[] {
  if (statements.length === 0) return [];
  const lines = inGroups(statements).flatMap(({ id, cells }) =>
    cells.map((cell) => `- ${codeSpan(id)}: ${escapeMarkdown(domainLine(cell))}`),
  );
  return ['## Domains of the cases', '', ...lines, ''];
}

/** What is proved for all laws and weights: a line per claim. */
function proofs(statements: readonly StatementResult[]): string[] {
  const lines = inGroups(statements).flatMap((statement) =>
    proofLines(statement).map((line) => `- ${codeSpan(statement.id)}: ${escapeMarkdown(line)}`),
  );
  return lines.length === 0 ? [] : ['## Proved for all laws and weights; tested beyond', '', ...lines, ''];
}

/** The domains of learned experiments, a line each. */
function learnedDomains(learned: VerificationResults['learned']): string[] {
  const experiments = learned === undefined ? [] : familiesOf(learned).flatMap((family) => family.experiments);
  if (experiments.length === 0) return [];
  const lines = experiments.map(
    (experiment) => `- ${codeSpan(experiment.id)}: ${escapeMarkdown(learnedDomainLine(experiment))}`,
  );
  return ['## Domains of the learned experiments', '', ...lines, ''];
}

function details({ topic, subject, verdict, text, counterexample, domain, replay }: Issue, files: Files): string[] {
  const file = counterexample && files.get(counterexample);
  const witness = counterexample === undefined ? [] : [counterexampleText(counterexample)];
  const kept = file === undefined ? [] : [`Kept in ${codeSpan(file)}.`, ''];
  const again = replay === undefined ? [] : [`replay: ${replay}`];
  const looked = domain === undefined ? [] : [`domain: ${domain}`];
  const block = [...witness, ...looked, ...again];
  return [
    `### ${escapeMarkdown(verdict.sign)} ${codeSpan(topic)} ${escapeMarkdown(subject)}: ${escapeMarkdown(verdict.words)}`,
    '',
    escapeMarkdown(text),
    '',
    ...(block.length > 0 ? [codeBlock(block.join('\n')), ''] : []),
    ...kept,
  ];
}

/** The meaning of a pass, for each kind of model of the run. */
function closing({ statements, learned }: VerificationResults): string[] {
  const certain = learned === undefined ? '' : confidenceText(learned.budget.alpha);
  return [
    ...(statements.length > 0 || learned === undefined
      ? ['A pass means that no tested case refutes the statement; it is not a proof for all cases.']
      : []),
    ...(learned === undefined || isOverspent(learned)
      ? []
      : [
          `Verdicts on learned models are statistical: all of them are right at once with probability at least ${certain}.`,
        ]),
  ];
}

/** The summary in GitHub-flavoured Markdown, with a final newline. */
export function summaryMarkdown(results: VerificationResults): string {
  const { sign, words } = headline(results);
  const statements = statementTable(results);
  const items = issuesOf(results);
  const files = counterexampleFiles(results);
  const shown = items.slice(0, MOST_DETAILS);
  const more = items.length - shown.length;
  return [
    `## ${sign} ${escapeMarkdown(words)}`,
    '',
    `${escapeMarkdown(countPhrases(results).join('; '))}.`,
    '',
    ...(statements === undefined ? [] : tableMarkdown(statements)),
    ...expectations(results.statements, files),
    ...domains(results.statements),
    ...proofs(results.statements),
    ...section('Learned models', learnedTable(results.learned)),
    ...learnedDomains(results.learned),
    ...(shown.length > 0 ? ['## What needs attention', ''] : []),
    ...shown.flatMap((issue) => details(issue, files)),
    ...(more > 0 ? [`… and ${countText(more)} more: see \`report.html\`.`, ''] : []),
    ...closing(results),
    '',
  ].join('\n');
}
