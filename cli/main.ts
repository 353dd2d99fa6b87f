#!/usr/bin/env node
import { run } from './program';

// From Node 22 on, compiled code is kept in the folder for temporary files; NODE_DISABLE_COMPILE_CACHE=1 turns this off.
const { getBuiltinModule } = process as { getBuiltinModule?: (name: string) => object | undefined };
const { enableCompileCache } = (getBuiltinModule?.('node:module') ?? {}) as { enableCompileCache?: () => void };
enableCompileCache?.();

/** Exit code after an error that is a bug of this program; its stack is printed. */
const INTERNAL_ERROR = 4;

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = INTERNAL_ERROR;
  },
);
