/**
 * Writes all reports of a run into a folder.
 *
 * Each file is written under a temporary name and then renamed, so a reader never sees a partial file. Counterexamples of earlier
 * runs, recognised by their names, are removed from `counterexamples/`; nothing else in the folder is touched.
 */
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { VerificationResults } from '../../properties/results';
import { InputError } from '../../theory/errors';
import { COUNTEREXAMPLE_FOLDER, counterexampleFiles } from '../words';
import { reportHtml } from '../html';
import { junitXml } from '../junit';
import { summaryMarkdown } from '../markdown';
import { serialiseResults } from '../../properties/results/schemas';

/** Names that this module gives, and may therefore remove. */
const OWN_COUNTEREXAMPLE = /^.+--(?:statement|hypothesis|mutant)--.+\.json$/;

interface ReportFile {
  /** Path inside the folder. */
  readonly path: string;
  readonly text: string;
}

function counterexampleTexts(results: VerificationResults): ReportFile[] {
  return [...counterexampleFiles(results)].map(([counterexample, path]) => ({
    path,
    text: `${JSON.stringify(counterexample, null, 2)}\n`,
  }));
}

/** Writes a temporary file and renames it, so that the target is either old or new. */
export async function writeAtomically(path: string, text: string): Promise<void> {
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    await writeFile(beside, text);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

async function removeStale(folder: string, current: ReadonlySet<string>): Promise<void> {
  const stale = (await readdir(folder)).filter((name) => OWN_COUNTEREXAMPLE.test(name) && !current.has(name));
  await Promise.all(stale.map((name) => rm(join(folder, name), { force: true })));
}

const CAUSES: Readonly<Record<string, string>> = {
  EEXIST: 'a file is in its place',
  ENOTDIR: 'a part of the path is a file',
  EISDIR: 'a folder has the name of a report',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left',
  ENAMETOOLONG: 'a name in the path is too long',
};

/** An error of the file system as an InputError with a remedy; any other error unchanged. */
function refusal(error: unknown, folder: string): unknown {
  const { code, path: at = folder } = error as NodeJS.ErrnoException;
  if (typeof code !== 'string') return error;
  const cause = CAUSES[code] ?? code;
  return new InputError(
    `the reports cannot be written to ${folder}: ${cause} (${at}); choose another folder or mend this one`,
  );
}

/**
 * Writes files into a folder; creates a missing folder.
 * @returns the paths of the files
 * @throws InputError when the folder cannot be written, naming the path
 */
export async function writeFiles(folder: string, files: readonly ReportFile[]): Promise<string[]> {
  try {
    await mkdir(folder, { recursive: true });
    for (const { path, text } of files) await writeAtomically(join(folder, path), text);
  } catch (error) {
    throw refusal(error, folder);
  }
  return files.map(({ path }) => join(folder, path));
}

/** The name of the playground beside the report. */
export const PLAYGROUND_FILE = 'playground.html';

interface WriteOptions {
  /** The text of the playground's page, which is written beside the report and linked from it. @defaultValue none */
  readonly playground?: string | undefined;
}

/**
 * Writes `results.json`, `junit.xml`, `summary.md`, `report.html` and one file per counterexample; creates a missing folder.
 * @returns the paths of the files
 * @throws InputError when the folder cannot be written, naming the path, or when the results are malformed
 * @example
 * const paths = await writeReports(await verify({ quick: true }), 'curated-loops-report');
 */
export async function writeReports(
  results: VerificationResults,
  folder: string,
  { playground }: WriteOptions = {},
): Promise<string[]> {
  const counterexamples = counterexampleTexts(results);
  const files: readonly ReportFile[] = [
    { path: 'results.json', text: serialiseResults(results) },
    { path: 'junit.xml', text: junitXml(results) },
    { path: 'summary.md', text: summaryMarkdown(results) },
    { path: 'report.html', text: reportHtml(results, playground === undefined ? {} : { playground: PLAYGROUND_FILE }) },
    ...(playground === undefined ? [] : [{ path: PLAYGROUND_FILE, text: playground }]),
    ...counterexamples,
  ];
  try {
    await mkdir(join(folder, COUNTEREXAMPLE_FOLDER), { recursive: true });
    await removeStale(join(folder, COUNTEREXAMPLE_FOLDER), new Set(counterexamples.map(({ path }) => basename(path))));
  } catch (error) {
    throw refusal(error, folder);
  }
  return writeFiles(folder, files);
}
