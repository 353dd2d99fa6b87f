/** What the guard found, as Markdown: for a pull request. */
import type { Change, GuardDiff } from '../../properties/results';
import {
  codeBlock,
  codeSpan,
  escapeMarkdown,
  addedText,
  changeDetails,
  changeText,
  guardFootnotes,
  guardHeadline,
  subjectText,
} from '../words';

const row = (change: Change): string =>
  `| ${codeSpan(subjectText(change), 'table')} | ${escapeMarkdown(changeText(change))} |`;

function table(title: string, changes: readonly Change[]): readonly string[] {
  if (changes.length === 0) return [];
  return [`## ${title}`, '', '| cell | change |', '| --- | --- |', ...changes.map(row), ''];
}

/** Witnesses and reasons, folded away: they are longer than a table takes. */
function details(changes: readonly Change[]): readonly string[] {
  return changes.flatMap((change) => {
    const lines = changeDetails(change);
    if (lines.length === 0) return [];
    const summary = `<summary>${escapeMarkdown(subjectText(change))}</summary>`;
    return ['<details>', summary, '', codeBlock(lines.join('\n')), '', '</details>', ''];
  });
}

/** The Markdown, with a final newline. */
export function guardMarkdown(diff: GuardDiff): string {
  const { sign, words } = guardHeadline(diff);
  const { regressions, improvements, added } = diff;
  return `${[
    `# ${sign} ${escapeMarkdown(words)}`,
    '',
    ...table('Regressions', regressions),
    ...details(regressions),
    ...table('Better than recorded', improvements),
    ...(added.length === 0
      ? []
      : ['## Not in the baseline', '', ...added.map((cell) => `- ${escapeMarkdown(addedText(cell))}`), '']),
    ...guardFootnotes(diff).map((line) => `- ${escapeMarkdown(line)}`),
  ].join('\n')}\n`;
}
