/**
 * The results as a short Markdown page, for a pull request: the verdict, one row per statement, and the details of what
 * needs attention only.
 */
import type { StatementResult, VerificationResults } from '../properties/results';
import type { ModelKind } from '../theory';
import { type Attention, attention, countPhrases, headline } from './attention';
import { codeBlock, codeSpan, escapeMarkdown } from './escape';
import { countText } from './number-text';
import { dropRatio, mutantRatio, tightestMargin } from './statement-figures';
import { verdictOf } from './verdict';
import { counterexampleText } from './witness';

/** Details beyond these are left to the HTML report: a pull request comment has a limited length. */
const MOST_DETAILS = 25;

function row(statement: StatementResult, models: readonly ModelKind[]): string {
  const { id, title, cells } = statement;
  const verdicts = models.map((model) => {
    const cell = cells.find((candidate) => candidate.model === model);
    if (cell === undefined) return '–';
    const { sign, words } = verdictOf(cell.status);
    return `${escapeMarkdown(sign)} ${words}`;
  });
  const cases = cells.reduce((sum, cell) => sum + cell.cases.run, 0);
  const entries = [
    `${codeSpan(id, 'table')} ${escapeMarkdown(title)}`,
    ...verdicts,
    countText(cases),
    escapeMarkdown(tightestMargin(statement)),
    dropRatio(statement),
    mutantRatio(statement),
  ];
  return `| ${entries.join(' | ')} |`;
}

function table({ statements, options }: VerificationResults): string[] {
  const { models } = options;
  const heads = ['statement', ...models, 'cases', 'tightest margin', 'hypotheses dropped', 'mutants killed'];
  const alignments = ['---', ...models.map(() => '---'), '---:', '---:', '---:', '---:'];
  return [
    `| ${heads.join(' | ')} |`,
    `| ${alignments.join(' | ')} |`,
    ...statements.map((statement) => row(statement, models)),
  ];
}

function details({ statement, subject, verdict, text, counterexample, replay }: Attention): string[] {
  const witness = counterexample === undefined ? [] : [counterexampleText(counterexample)];
  return [
    `### ${escapeMarkdown(verdict.sign)} ${codeSpan(statement)} ${escapeMarkdown(subject)}: ${escapeMarkdown(verdict.words)}`,
    '',
    escapeMarkdown(text),
    '',
    codeBlock([...witness, `replay: ${replay}`].join('\n')),
    '',
  ];
}

/** The summary in GitHub-flavoured Markdown, with a final newline. */
export function summaryMarkdown(results: VerificationResults): string {
  const { sign, words } = headline(results);
  const items = attention(results);
  const shown = items.slice(0, MOST_DETAILS);
  const more = items.length - shown.length;
  return [
    `## ${sign} ${escapeMarkdown(words)}`,
    '',
    `${escapeMarkdown(countPhrases(results).join('; '))}.`,
    '',
    ...table(results),
    '',
    ...(shown.length > 0 ? ['## What needs attention', ''] : []),
    ...shown.flatMap(details),
    ...(more > 0 ? [`… and ${countText(more)} more: see \`report.html\`.`, ''] : []),
    'A pass means that no tested case refutes the statement; it is not a proof for all cases.',
    '',
  ].join('\n');
}
