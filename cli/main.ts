#!/usr/bin/env node
import { dirname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { refreshed } from './checkout';

// From Node 22 on, compiled code is kept in the folder for temporary files; NODE_DISABLE_COMPILE_CACHE=1 turns this off.
const { getBuiltinModule } = process as { getBuiltinModule?: (name: string) => object | undefined };
const { enableCompileCache } = (getBuiltinModule?.('node:module') ?? {}) as { enableCompileCache?: () => void };
enableCompileCache?.();

// A third of the processor time of a search of a few thousand cases is V8's optimising compiler. If it inlines less (920 bytes of bytecode by
// default), such a search takes a seventh less, and a long one between a tenth less and 4 % more (docs/performance.md).
setFlagsFromString('--max-inlined-bytecode-size-cumulative=300');

/** Exit code after an error that is a bug of this program; its stack is printed. */
const INTERNAL_ERROR = 4;

/** The variable that keeps a new bundle, whose times may be off, from being made again and again. */
const REFRESHED = 'CURATED_LOOPS_REFRESHED';

async function main(): Promise<number | undefined> {
  const built = __filename;
  const root = join(dirname(built), '..', '..');
  if (built.endsWith('.js') && process.env[REFRESHED] === undefined && refreshed(root, built)) {
    // The new bundle has other chunks, which the new file names.
    process.env[REFRESHED] = '1';
    Reflect.deleteProperty(require.cache, built);
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- a file that is known only now
    require(built);
    return undefined;
  }
  const { run } = await import('./program');
  return run(process.argv.slice(2));
}

main().then(
  (code) => {
    if (code !== undefined) process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = INTERNAL_ERROR;
  },
);
