/**
 * `import 'curated-loops/jest'` adds the matcher to jest's `expect`, with its type: to that of `@jest/globals` and, where a project has
 * `@types/jest`, to the global one. `describeLoop` registers a whole suite about a loop.
 *
 * `curated-loops/testing` has the same for other runners. This entry is separate because only projects that use jest have the module whose types it extends.
 * @module curated-loops/jest
 */
import { describe, expect, it } from '@jest/globals';
import type { Loop } from '../../../models';
import type { StatementId } from '../../../theory';
import {
  type DescribeLoopOptions as AnyOptions,
  type SatisfyOptions,
  describeLoop as describeWith,
  toSatisfy,
} from '../testing';

/** Options of `describeLoop`. */
export type DescribeLoopOptions = Omit<AnyOptions, 'runner'>;

/**
 * Registers a suite about a loop; call it at the top of a test file.
 * @throws InputError at once for a value that is not a loop, and for an unknown statement or verdict in `expect`
 * @example
 * describeLoop(loopOf('curated'), { expect: { 'lemma-2.2': 'holds' }, cases: 100 });
 */
export function describeLoop(loop: Loop, options: DescribeLoopOptions = {}): void {
  describeWith(loop, { ...options, runner: { describe, it } });
}

declare module 'expect' {
  interface Matchers<R> {
    /** Passes when the loop satisfies the statement on every generated case. Asynchronous. */
    toSatisfy(id: StatementId, options?: SatisfyOptions): Promise<R>;
  }
}

declare global {
  // `@types/jest` declares its matchers in this namespace; without it the namespace is of no use, and does no harm.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace jest {
    // The type parameters must be those of `@types/jest`.
    // eslint-disable-next-line @typescript-eslint/no-unused-vars, @typescript-eslint/no-empty-object-type
    interface Matchers<R, T = {}> {
      /** Passes when the loop satisfies the statement on every generated case. Asynchronous. */
      toSatisfy(id: StatementId, options?: SatisfyOptions): Promise<R>;
    }
  }
}

expect.extend({ toSatisfy });
