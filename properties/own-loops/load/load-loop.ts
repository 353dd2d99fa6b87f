/**
 * A loop from a file of its own: `my-loop.ts`, with the loop as its default export, or exported as `loop`.
 *
 * The file and those it imports by relative paths may be TypeScript or JavaScript, ES modules or CommonJS. `import … from 'curated-loops'`
 * is this very package, wherever the file lies: two copies of it would not know each other's loops. Other imports are Node's to find.
 */
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, resolve } from 'node:path';
import { compileFunction } from 'node:vm';
import type { Loop } from '../../../models';
import { InputError } from '../../../theory';
import { messageOf, safely } from '../preflight/defect';
import { isLoop } from '../define/is-loop';
import { loadCompiler, transpiled } from './transpile';
import { TimeLimitError, within } from './time-limit';

const PACKAGE = 'curated-loops';
const EXTENSIONS = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs'];
/** Milliseconds that a file may take to load. */
const LOADING = 20_000;

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

interface LoadedModule {
  exports: unknown;
}

type ModuleFunction = (
  exports: unknown,
  require: (request: string) => unknown,
  module: LoadedModule,
  filename: string,
  folder: string,
) => void;

const PARAMETERS = ['exports', 'require', 'module', '__filename', '__dirname'];

/** Modules of one file with what it imports, each run once. */
class Loader {
  private readonly modules = new Map<string, LoadedModule>();

  constructor(private readonly self: unknown) {}

  load(path: string): unknown {
    const known = this.modules.get(path);
    // A module that is still being run shows what it has so far, as in CommonJS.
    if (known) return known.exports;
    const module: LoadedModule = { exports: {} };
    this.modules.set(path, module);
    if (extname(path) === '.json') {
      module.exports = JSON.parse(readFileSync(path, 'utf8'));
      return module.exports;
    }
    const run = this.compiled(path);
    run(module.exports, (request) => this.required(request, path), module, path, dirname(path));
    return module.exports;
  }

  private compiled(path: string): ModuleFunction {
    const text = transpiled(readFileSync(path, 'utf8').replace(/^#!.*/, ''), path);
    try {
      return compileFunction(text, PARAMETERS, { filename: path }) as unknown as ModuleFunction;
    } catch (error) {
      throw new InputError(
        `${path} does not compile: ${messageOf(error)}; top-level await and import.meta are not available here`,
      );
    }
  }

  private required(request: string, from: string): unknown {
    if (request === PACKAGE) return this.self;
    if (request === `${PACKAGE}/jest`)
      throw new InputError(
        `${from} imports ${PACKAGE}/jest: a file with a loop imports from '${PACKAGE}', its tests stand in another`,
      );
    if (!/^(\.{0,2}\/|\.{1,2}$)/.test(request)) return createRequire(from)(request) as unknown;
    const wanted = resolve(dirname(from), request);
    const written = wanted.replace(/\.([mc]?)js$/, '.$1ts');
    const found = [
      wanted,
      written,
      ...EXTENSIONS.map((extension) => wanted + extension),
      ...EXTENSIONS.map((extension) => resolve(wanted, `index${extension}`)),
    ].find(isFile);
    if (found === undefined) throw new InputError(`${from} imports ${request}, and there is no such file`);
    return this.load(found);
  }
}

/** The export that is the loop. */
function loopIn(exported: unknown, path: string): Loop {
  const table = (typeof exported === 'object' && exported !== null ? exported : {}) as Readonly<
    Record<string, unknown>
  >;
  const candidates = [table.default, table.loop, exported];
  const loop = candidates.find(isLoop);
  if (loop) return loop;
  const given = table.default ?? table.loop;
  if (given === undefined) {
    const names = Object.keys(table).filter((name) => name !== '__esModule');
    const found = names.length === 0 ? 'exports nothing' : `exports ${names.join(', ')}`;
    throw new InputError(`${path} ${found}; write "export default defineLoop({ … })"`);
  }
  throw new InputError(
    `${path} exports ${safely(given)}, which is not a loop; write "export default defineLoop({ … })"`,
  );
}

/** What running the module came to. */
function run(loader: Loader, path: string): unknown {
  try {
    return within(LOADING, () => loader.load(path));
  } catch (error) {
    if (error instanceof InputError) throw error;
    if (error instanceof TimeLimitError) throw new InputError(`${path} ${error.message}: it is run when it is loaded`);
    throw new InputError(`${path} cannot be loaded: ${messageOf(error)}`);
  }
}

/**
 * Loads a loop.
 * @throws InputError when the file is missing, does not compile (with the line), fails when it is run, or exports no loop
 */
export async function loadLoop(file: string): Promise<Loop> {
  const path = resolve(file);
  if (!isFile(path)) throw new InputError(`there is no file ${path}; give the path of a file with a loop`);
  if (!EXTENSIONS.includes(extname(path)))
    throw new InputError(`${path} is neither TypeScript nor JavaScript; the endings are ${EXTENSIONS.join(', ')}`);
  await loadCompiler();
  const self: unknown = await import('../../../index');
  return loopIn(run(new Loader(self), path), path);
}
