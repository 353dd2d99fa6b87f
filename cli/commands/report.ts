/** `report`: makes the page of stored results again, as it was, or with what changed since an earlier run; of several runs the trend. */
import { dirname, join, resolve } from 'node:path';
import { existsSync, statSync } from 'node:fs';
import { PLAYGROUND_FILE, writeAtomically } from '../../reports/files';
import { InputError } from '../../theory/errors';
import { reasonOf } from '../input';
import { openPage, type Page, readPage, readTrend } from '../pages';

interface ReportCommandOptions {
  readonly baseline?: string;
  readonly out?: string;
  readonly open?: boolean;
}

/** The page of one file, or the trend over several. */
function pageOf(paths: readonly string[], folder: string, baseline: string | undefined): Page {
  const [path = '', ...others] = paths;
  if (others.length === 0) {
    const playground = existsSync(join(folder, PLAYGROUND_FILE)) ? PLAYGROUND_FILE : undefined;
    return readPage(path, { baseline, playground });
  }
  if (baseline !== undefined)
    throw new InputError(
      `--baseline ${baseline} is given with ${paths.length} results files; give it among them, or give one of them`,
    );
  return readTrend(paths);
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
  if (out !== undefined) checkFile(out);
  const folder = dirname(out ?? paths.at(-1) ?? '');
  const page = pageOf(paths, folder, baseline);
  const file = out ?? join(folder, page.name);
  await write(file, page.html);
  process.stdout.write(`wrote ${file}\n`);
  if (open) openPage(resolve(file), (message) => process.stderr.write(`${message}\n`));
  return 0;
}
