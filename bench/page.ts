/** Writes the table of the last full run between the markers of `docs/performance.md`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ROOT } from './sides/build';

const PAGE = join(ROOT, 'docs', 'performance.md');
const BEGIN = '<!-- bench: written by `npm run bench -- --write` -->';
const END = '<!-- bench: end -->';

/** Replaces the text between the markers. @throws when the page lacks them */
export async function writePage(text: string): Promise<void> {
  const page = readFileSync(PAGE, 'utf8');
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`${PAGE} lacks the lines ${BEGIN} and ${END}; put them back`);
  const whole = `${page.slice(0, begin + BEGIN.length)}\n\n${text}\n\n${page.slice(end)}`;
  const options = await resolveConfig(PAGE);
  writeFileSync(PAGE, await format(whole, { ...options, parser: 'markdown' }));
}
