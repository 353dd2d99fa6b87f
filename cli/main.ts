#!/usr/bin/env node
import { run } from './program';

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
