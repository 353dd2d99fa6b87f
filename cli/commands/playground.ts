/** `playground`: writes the page that `npm run build` made, `dist/playground.html`. */
import { basename, dirname, resolve } from 'node:path';
import { writeFiles } from '../../reports/files';
import { InputError } from '../../theory/errors';
import { playgroundPage } from '../playground-page';

interface PlaygroundCommandOptions {
  readonly out: string;
}

export async function playgroundCommand({ out }: PlaygroundCommandOptions): Promise<number> {
  const page = playgroundPage();
  if (page === undefined) throw new InputError('the playground is not built; run npm run build:playground');
  const file = resolve(out);
  await writeFiles(dirname(file), [{ path: basename(file), text: page }]);
  process.stdout.write(`${out}: open it in a browser\n`);
  return 0;
}
