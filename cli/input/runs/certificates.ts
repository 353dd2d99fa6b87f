/** Reads the certificates of the package, which every run checks again. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findAbove } from './regressions';

const CERTIFICATES = 'certificates';

/** The stored certificates by the names of their files, in order; none if the package has no folder of them. */
export function readCertificates(): readonly { readonly file: string; readonly text: string }[] {
  const folder = findAbove(__dirname, CERTIFICATES);
  if (folder === undefined) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
}
