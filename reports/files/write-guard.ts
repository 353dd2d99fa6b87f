/** Writes the result of the guard as JSON, Markdown and text. Documented in `docs/results-format.md`. */
import type { GuardDiff } from '../../properties/results';
import { guardMarkdown } from '../markdown';
import { guardText } from '../text';
import { writeFiles } from './write';

/** The JSON, with a final newline. */
export const guardJson = (diff: GuardDiff): string => `${JSON.stringify(diff, null, 2)}\n`;

/**
 * Writes `guard.json`, `guard.md` and `guard.txt`.
 * @returns the paths of the files
 * @throws InputError when the folder cannot be written, naming the path
 */
export function writeGuard(diff: GuardDiff, folder: string): Promise<string[]> {
  return writeFiles(folder, [
    { path: 'guard.json', text: guardJson(diff) },
    { path: 'guard.md', text: guardMarkdown(diff) },
    { path: 'guard.txt', text: `${guardText(diff)}\n` },
  ]);
}
