/** Reads and writes the file of stored counterexamples, which every run decides again first. */
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Counterexample, VerificationResults } from '../../../properties/results';
import { parseRegressions, serialiseRegressions } from '../../../properties/results/schemas';
import { counterexamplesIn } from '../../../reports';
import { readText } from '..';

const REGRESSIONS_FILE = 'curated-loops.regressions.json';

/** The nearest file or folder of the given name in a folder or above it. */
export function findAbove(folder: string, name: string): string | undefined {
  const path = join(folder, name);
  if (existsSync(path)) return path;
  const parent = dirname(folder);
  return parent === folder ? undefined : findAbove(parent, name);
}

/** The stored counterexamples: from the given file, else from the working folder or above it, else those of the package. */
export function readRegressions(path: string | undefined): readonly Counterexample[] {
  const found = path ?? findAbove(process.cwd(), REGRESSIONS_FILE) ?? findAbove(__dirname, REGRESSIONS_FILE);
  return found === undefined ? [] : parseRegressions(readText(found), found).counterexamples;
}

/** Stores every counterexample of a run; it replaces an older one on the same subject and kind of model. */
export function recordRegressions(results: VerificationResults, path = REGRESSIONS_FILE): void {
  const known = existsSync(path) ? parseRegressions(readText(path), path).counterexamples : [];
  const keyOf = ({ statement, subject, instance }: Counterexample): string =>
    [statement, subject.kind, subject.id, instance.model].join(' ');
  const merged = new Map(
    [...known, ...counterexamplesIn(results)].map((counterexample) => [keyOf(counterexample), counterexample]),
  );
  const counterexamples = [...merged.values()];
  writeFileSync(path, serialiseRegressions({ format: 'curated-loops/regressions', version: 1, counterexamples }));
}
