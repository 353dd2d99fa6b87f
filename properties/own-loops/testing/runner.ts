/** The functions by which a test runner registers tests. Every runner has them: jest, vitest, node:test, mocha. */
import { InputError } from '../../../theory';
import { safely } from '../foreign-value';

/**
 * The functions of a test runner.
 * @example
 * // node:test; with vitest, import { describe, it } from 'vitest'
 * const runner: TestRunner = { describe: (_title, body) => body(), it: (_name, body) => void body() };
 */
export interface TestRunner {
  /** Registers a suite: a title, and a function that registers its tests. */
  readonly describe: (title: string, body: () => void) => unknown;
  /** Registers a test, with its time limit in milliseconds where the runner takes one as third argument. */
  readonly it: (name: string, body: () => Promise<void>, timeout?: number) => unknown;
}

const isFunction = (value: unknown): boolean => typeof value === 'function';

const REMEDY =
  "give those of your runner, such as runner: { describe, it } with import { describe, it } from 'vitest' or 'node:test'";

/** The given runner, or that of the global functions. @throws InputError if there is none */
export function runnerOf(given: unknown): TestRunner {
  const found = given ?? globalThis;
  const { describe, it } = found as Partial<TestRunner>;
  if (isFunction(describe) && isFunction(it)) return found as TestRunner;
  throw new InputError(
    given === undefined
      ? `describeLoop finds no global functions describe and it; ${REMEDY}`
      : `the runner is ${safely(given)}, without the functions describe and it; ${REMEDY}`,
  );
}
