/** `playground`: writes the page that `npm run build` made, `dist/playground.html`. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { writeFiles } from '../../reports/files';
import { InputError } from '../../theory/errors';

interface PlaygroundCommandOptions {
  readonly out: string;
}

/** Beside the bundle; or, for the sources, in the folder of the bundle. */
const PLACES = [
  ['..', '..', 'playground.html'],
  ['..', '..', 'dist', 'playground.html'],
];

export async function playgroundCommand({ out }: PlaygroundCommandOptions): Promise<number> {
  const page = PLACES.map((place) => join(__dirname, ...place)).find(existsSync);
  if (page === undefined) throw new InputError('the playground is not built; run npm run build:playground');
  const file = resolve(out);
  await writeFiles(dirname(file), [{ path: basename(file), text: readFileSync(page, 'utf8') }]);
  process.stdout.write(`${out}: open it in a browser\n`);
  return 0;
}
