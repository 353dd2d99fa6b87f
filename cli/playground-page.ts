/** The page of the playground, which the build makes. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Beside the bundle; or, for the sources, in the folder of the bundle. */
const PLACES = [
  ['..', 'playground.html'],
  ['..', 'dist', 'playground.html'],
];

/** The text of the page; undefined where it was not built. */
export function playgroundPage(): string | undefined {
  const page = PLACES.map((place) => join(__dirname, ...place)).find(existsSync);
  return page === undefined ? undefined : readFileSync(page, 'utf8');
}
