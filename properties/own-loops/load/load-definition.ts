/**
 * Loads what a user defines in a file: a loop, a reward or a learner.
 *
 * jiti loads the file and its imports: TypeScript or JavaScript, ES modules or CommonJS. Types are removed and not checked.
 * `import … from 'curated-loops'` resolves to `loop-file-imports.ts`, wherever the file lies.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { InputError } from '../../../theory';
import { messageOf, safely } from '../foreign-value';
import { TimeLimitError, within } from '../time-limit';

const PACKAGE = 'curated-loops';
/** The order in which the endings are tried when an import omits its ending. */
const EXTENSIONS = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs'];
/** Milliseconds that a file may take to load. */
const LOADING = 20_000;

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

const forTests = (path: string, entry: string): InputError =>
  new InputError(
    `${path} imports ${PACKAGE}/${entry}: a file with a definition imports from '${PACKAGE}'; put its tests into another file`,
  );

/** Runs the module in the file. @returns what it exports. @throws whatever jiti or the module throws */
async function moduleIn(path: string): Promise<unknown> {
  const { createJiti } = await import('jiti');
  const [main, models, arithmetic] = await Promise.all([
    import('./loop-file-imports'),
    import('../../../models'),
    import('../../../theory/arithmetic'),
  ]);
  const jiti = createJiti(path, {
    // Nothing is cached, neither in the user's folder nor for the next call.
    fsCache: false,
    moduleCache: false,
    // Otherwise jiti would wrap exported loops in proxies.
    interopDefault: false,
    extensions: EXTENSIONS,
    virtualModules: {
      [PACKAGE]: main,
      [`${PACKAGE}/models`]: models,
      [`${PACKAGE}/arithmetic`]: arithmetic,
      get [`${PACKAGE}/jest`](): never {
        throw forTests(path, 'jest');
      },
      get [`${PACKAGE}/testing`](): never {
        throw forTests(path, 'testing');
      },
    },
  });
  // Synchronous, because the time limit ends a single call. Always transpiled: Node's own `require` would look for another copy of the package.
  const options = { filename: path, ext: extname(path), async: false, forceTranspile: true };
  return within(LOADING, () => jiti.evalModule(readFileSync(path, 'utf8'), options));
}

const textAt = (value: unknown, key: string): string => {
  const found: unknown = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : '';
  return typeof found === 'string' ? found : '';
};

/** jiti's message for a syntax error; columns count from 0. */
const PARSE_ERROR = /^ParseError: ([^]*?)\s*\n (.+):(\d+):(\d+)$/;

/** The error that tells the author why the file was not loaded. */
function refusal(thrown: unknown, path: string): InputError {
  if (thrown instanceof InputError) return thrown;
  if (thrown instanceof TimeLimitError) return new InputError(`${path} ${thrown.message}: it is run when it is loaded`);
  const message = textAt(thrown, 'message');
  const [, problem, file, line, column] = PARSE_ERROR.exec(message) ?? [];
  if (problem !== undefined)
    return new InputError(`${file}:${line}:${Number(column) + 1} does not compile: ${problem}`);
  if (textAt(thrown, 'name') === 'SyntaxError' && message.startsWith('await is only valid'))
    return new InputError(`${path} does not compile: ${message}; top-level await is not available here`);
  const [, wanted] = /Cannot find module '(\.[^']*)'/.exec(message) ?? [];
  if (wanted !== undefined && textAt(thrown, 'code') === 'MODULE_NOT_FOUND') {
    const { requireStack: [from = path] = [] } = thrown as { readonly requireStack?: readonly string[] };
    return new InputError(`${from} imports ${wanted}, and there is no such file`);
  }
  return new InputError(`${path} cannot be loaded: ${messageOf(thrown)}`);
}

/** What a file is to export: as its default, or under the name. */
export interface Wanted<T> {
  /** `loop`, `reward` or `learner`. */
  readonly name: string;
  /** The function that makes it. */
  readonly define: string;
  readonly is: (value: unknown) => value is T;
}

function exportIn<T>(exported: unknown, path: string, { name, define, is }: Wanted<T>): T {
  const table = (typeof exported === 'object' && exported !== null ? exported : {}) as Readonly<
    Record<string, unknown>
  >;
  const found = [table.default, table[name], exported].find(is);
  if (found !== undefined) return found;
  const given = table.default ?? table[name];
  const names = Object.keys(table).filter((key) => key !== '__esModule');
  const exports = names.length === 0 ? 'exports nothing' : `exports ${names.join(', ')}`;
  const shown = given === undefined ? exports : `exports ${safely(given)}, which is not a ${name}`;
  throw new InputError(`${path} ${shown}; write "export default ${define}({ … })"`);
}

/**
 * The absolute path of the file of a definition.
 * @param name `loop`, `reward` or `learner`
 * @throws InputError if it is missing, a folder, or neither TypeScript nor JavaScript
 */
export function definitionFile(file: string, name: string): string {
  const path = resolve(file);
  if (existsSync(path) && !isFile(path))
    throw new InputError(`${path} is a folder; give the path of a file with a ${name} in it`);
  if (!isFile(path)) throw new InputError(`there is no file ${path}; give the path of a file with a ${name}`);
  if (!EXTENSIONS.includes(extname(path)))
    throw new InputError(`${path} is neither TypeScript nor JavaScript; the endings are ${EXTENSIONS.join(', ')}`);
  return path;
}

/** Loads what a file defines. @throws InputError when the file is missing, does not compile (with the line), throws, or exports nothing of the kind */
export async function loadDefinition<T>(file: string, wanted: Wanted<T>): Promise<T> {
  const path = definitionFile(file, wanted.name);
  const exported = await moduleIn(path).catch((error: unknown) => Promise.reject(refusal(error, path)));
  return exportIn(exported, path, wanted);
}
