/**
 * The results as a short Markdown page, for a pull request: the verdict, one row per statement, and the details of what
 * needs attention only.
 */
import type { ExperimentResult, LearnedResults, StatementResult, VerificationResults } from '../../properties/results';
import type { ModelKind } from '../../theory/model-kinds';
import {
  type Issue,
  issuesOf,
  countPhrases,
  headline,
  confidenceText,
  codeBlock,
  codeSpan,
  escapeMarkdown,
  groupsOf,
  inGroups,
  searchEffort,
  isOverspent,
  familiesOf,
  statementsAsked,
  cellVerdict,
  experimentOutcome,
  countText,
  dropRatio,
  mutantRatio,
  tightestMargin,
  cellOutcome,
  verdictOf,
  counterexampleText,
} from '../words';

/** Details beyond these are left to the HTML report: a pull request comment has a limited length. */
const MOST_DETAILS = 25;

function row(statement: StatementResult, models: readonly ModelKind[]): string {
  const { id, title, cells } = statement;
  const verdicts = models.map((model) => {
    const cell = cells.find((candidate) => candidate.model === model);
    if (cell === undefined) return '–';
    const { sign, words } = cellOutcome(statement, cell);
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

function table({ statements, options, learned }: VerificationResults): string[] {
  if (statements.length === 0 && learned !== undefined) return [];
  const { models } = options;
  const heads = ['statement', ...models, 'cases', 'tightest margin', 'hypotheses dropped', 'mutants killed'];
  const alignments = ['---', ...models.map(() => '---'), '---:', '---:', '---:', '---:'];
  return [
    `| ${heads.join(' | ')} |`,
    `| ${alignments.join(' | ')} |`,
    ...inGroups(statements).map((statement) => row(statement, models)),
    '',
  ];
}

/** A line per statement that is no theorem: what was expected of it, and what the search came to. */
function expectations(statements: readonly StatementResult[]): string[] {
  return groupsOf(statements).flatMap(({ kind, title, statements: members }) => {
    if (kind === 'theorem') return [];
    const lines = members.map((statement) => {
      const { id, expected, verdict } = statement;
      const { sign, words } = verdictOf(verdict);
      const corrected = expected?.corrected === undefined ? [] : [`In its place: ${codeSpan(expected.corrected)}.`];
      const because = `${escapeMarkdown(expected?.because ?? '')}.`;
      const effort = kind === 'conjecture' ? [escapeMarkdown(`Searched: ${searchEffort(statement)}.`)] : [];
      return [`- ${codeSpan(id)}: ${escapeMarkdown(`${sign} ${words}`)}: ${because}`, ...corrected, ...effort].join(
        ' ',
      );
    });
    return [`## ${title}`, '', ...lines, ''];
  });
}

/** One row per learned experiment with a verdict per statement. */
function learnedTable(learned: LearnedResults | undefined): string[] {
  if (learned === undefined || learned.experiments.length === 0) return [];
  const statements = statementsAsked(learned);
  const row = (experiment: ExperimentResult): string => {
    const { sign, words } = experimentOutcome(experiment);
    const verdicts = statements.map((statement) => {
      const verdict = cellVerdict(experiment, statement);
      return verdict === undefined ? '–' : `${escapeMarkdown(verdict.sign)} ${verdict.words}`;
    });
    const id = codeSpan(experiment.id, 'table');
    return `| ${[id, `${escapeMarkdown(sign)} ${words}`, ...verdicts].join(' | ')} |`;
  };
  return [
    '## Learned models',
    '',
    `| experiment | verdict | ${statements.map((statement) => `${codeSpan(statement, 'table')} | `).join('')}`.trimEnd(),
    `| --- | --- | ${statements.map(() => '--- | ').join('')}`.trimEnd(),
    ...familiesOf(learned).flatMap(({ experiments }) => experiments.map(row)),
    '',
  ];
}

function details({ topic, subject, verdict, text, counterexample, replay }: Issue): string[] {
  const witness = counterexample === undefined ? [] : [counterexampleText(counterexample)];
  const again = replay === undefined ? [] : [`replay: ${replay}`];
  const block = [...witness, ...again];
  return [
    `### ${escapeMarkdown(verdict.sign)} ${codeSpan(topic)} ${escapeMarkdown(subject)}: ${escapeMarkdown(verdict.words)}`,
    '',
    escapeMarkdown(text),
    '',
    ...(block.length > 0 ? [codeBlock(block.join('\n')), ''] : []),
  ];
}

/** What a pass means, for each kind of model that was run. */
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
  const items = issuesOf(results);
  const shown = items.slice(0, MOST_DETAILS);
  const more = items.length - shown.length;
  return [
    `## ${sign} ${escapeMarkdown(words)}`,
    '',
    `${escapeMarkdown(countPhrases(results).join('; '))}.`,
    '',
    ...table(results),
    ...expectations(results.statements),
    ...learnedTable(results.learned),
    ...(shown.length > 0 ? ['## What needs attention', ''] : []),
    ...shown.flatMap(details),
    ...(more > 0 ? [`… and ${countText(more)} more: see \`report.html\`.`, ''] : []),
    ...closing(results),
    '',
  ].join('\n');
}
