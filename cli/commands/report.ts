/** `report`: makes the page of stored results again, as it was, or with what changed since an earlier run. */
import { dirname, join, resolve } from 'node:path';
import { existsSync, statSync } from 'node:fs';
import { PLAYGROUND_FILE, writeAtomically } from '../../reports/files';
import { InputError } from '../../theory/errors';
import { reasonOf } from '../input';
import { openPage, readPage } from '../pages';

interface ReportCommandOptions {
  readonly baseline?: string;
  readonly out?: string;
  readonly open?: boolean;
}

function onlyOne(paths: readonly string[]): string {
  const [path, ...others] = paths;
  if (path !== undefined && others.length === 0) return path;
  throw new InputError(`${paths.length} results files are given; a page shows one, so give them one at a time`);
}

function checkFile(out: string): void {
  if (statSync(out, { throwIfNoEntry: false })?.isDirectory() === true)
    throw new InputError(`--out ${out} is a folder; give the file of the page, such as ${join(out, 'report.html')}`);
}

async function write(file: string, html: string): Promise<void> {
  try {
    await writeAtomically(file, html);
  } catch (error) {
    throw new InputError(`--out ${file} cannot be written (${reasonOf(error)}); choose another place or mend this one`);
  }
}

export async function reportCommand(paths: readonly string[], options: ReportCommandOptions): Promise<number> {
  const { baseline, out, open } = options;
  const path = onlyOne(paths);
  if (out !== undefined) checkFile(out);
  const playground = existsSync(join(dirname(out ?? path), PLAYGROUND_FILE)) ? PLAYGROUND_FILE : undefined;
  const page = readPage(path, { baseline, playground });
  const file = out ?? join(dirname(path), page.name);
  await write(file, page.html);
  process.stdout.write(`wrote ${file}\n`);
  if (open) openPage(resolve(file), (message) => process.stderr.write(`${message}\n`));
  return 0;
}
