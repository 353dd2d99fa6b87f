/** Writes the tables of the last runs between their markers in `docs/performance.md`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ROOT } from './sides/build';

const PAGE = join(ROOT, 'docs', 'performance.md');

/** The parts of the page that runs write, with their markers. */
const PARTS = {
  rows: ['<!-- bench: written by `npm run bench -- --write` -->', '<!-- bench: end -->'],
  gpu: ['<!-- gpu: written by `npm run bench -- --gpu FILE --write` -->', '<!-- gpu: end -->'],
  growth: ['<!-- growth: written by `npm run bench -- --growth --write` -->', '<!-- growth: end -->'],
} as const;

/** Replaces the text between the markers of a part. @throws when the page lacks them */
export async function writePage(text: string, part: keyof typeof PARTS): Promise<void> {
  const [opening, closing] = PARTS[part];
  const page = readFileSync(PAGE, 'utf8');
  const [begin, end] = [page.indexOf(opening), page.indexOf(closing)];
  if (begin < 0 || end < begin) throw new Error(`${PAGE} lacks the lines ${opening} and ${closing}; put them back`);
  const whole = `${page.slice(0, begin + opening.length)}\n\n${text}\n\n${page.slice(end)}`;
  const options = await resolveConfig(PAGE);
  writeFileSync(PAGE, await format(whole, { ...options, parser: 'markdown' }));
}
