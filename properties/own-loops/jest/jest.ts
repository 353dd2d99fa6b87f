/**
 * `import 'curated-loops/jest'` adds the matcher to jest's `expect`, with its type: to that of `@jest/globals` and, where a project has
 * `@types/jest`, to the global one. `describeLoop` registers a whole suite about a loop.
 *
 * This entry is separate because only projects that use jest have the module whose types it extends.
 * @module curated-loops/jest
 */
import { expect } from '@jest/globals';
import type { StatementId } from '../../../theory';
import { type SatisfyOptions, toSatisfy } from './matcher';

export { type DescribeLoopOptions, describeLoop } from './describe-loop';

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
