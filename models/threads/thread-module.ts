/** The module that a thread runs: TypeScript when the project runs from its sources, else the built JavaScript. */
import { join } from 'node:path';

const EXTENSION = __filename.endsWith('.ts') ? '.ts' : '.js';

/** The file of a module in a folder of the project. */
export const threadModule = (folder: string, name: string): string => join(folder, `${name}${EXTENSION}`);

/** The options with which a thread can load TypeScript; empty for built JavaScript. */
export function threadOptions(): { readonly execArgv?: string[]; readonly env?: Record<string, string | undefined> } {
  if (EXTENSION !== '.ts') return {};
  const project = join(__dirname, '..', '..', 'tsconfig.json');
  return {
    execArgv: ['--require', require.resolve('ts-node/register')],
    env: { ...process.env, TS_NODE_PROJECT: project },
  };
}
