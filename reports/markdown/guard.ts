/** The result of the guard as Markdown, for a pull request. */
import type { Change, GuardDiff } from '../../properties/results';
import {
  codeBlock,
  escapeMarkdown,
  addedText,
  changeDetails,
  guardFootnotes,
  guardHeadline,
  subjectText,
} from '../words';
import { changeTable } from '../tables';
import { tableMarkdown } from './table';

const section = (title: string, changes: readonly Change[]): readonly string[] =>
  changes.length === 0 ? [] : [`## ${title}`, '', ...tableMarkdown(changeTable(changes))];

/** Witnesses and reasons, folded because they are too long for a table. */
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
    ...section('Regressions', regressions),
    ...details(regressions),
    ...section('Better than recorded', improvements),
    ...(added.length === 0
      ? []
      : ['## Not in the baseline', '', ...added.map((cell) => `- ${escapeMarkdown(addedText(cell))}`), '']),
    ...guardFootnotes(diff).map((line) => `- ${escapeMarkdown(line)}`),
  ].join('\n')}\n`;
}
