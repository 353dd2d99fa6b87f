/** The result of the guard as plain text. */
import type { Change, GuardDiff } from '../../properties/results';
import { addedText, changeDetails, changeText, guardFootnotes, guardHeadline, subjectText } from '../words';

const entry = (sign: string, change: Change): readonly string[] => [
  `${sign} ${subjectText(change)}: ${changeText(change)}`,
  ...changeDetails(change).map((line) => `    ${line}`),
];

/** The text, without a final newline. */
export function guardText(diff: GuardDiff): string {
  const { sign, words } = guardHeadline(diff);
  const { regressions, improvements, added } = diff;
  return [
    ...regressions.flatMap((change) => [...entry('✗', change), '']),
    ...(improvements.length === 0 ? [] : ['better than recorded:']),
    ...improvements.flatMap((change) => entry('+', change).map((line) => `  ${line}`)),
    ...(improvements.length === 0 ? [] : ['']),
    ...(added.length === 0 ? [] : ['not in the baseline:', ...added.map((cell) => `  ${addedText(cell)}`), '']),
    `${sign} ${words}`,
    ...guardFootnotes(diff).map((line) => `  ${line}`),
  ].join('\n');
}
