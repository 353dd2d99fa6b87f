/**
 * `import 'curated-loops/jest'` adds the matcher to jest's `expect`, with its type. `describeLoop` registers a whole suite about a loop.
 *
 * This entry is separate because only projects that use jest have the module whose types it extends.
 * @module curated-loops/jest
 */
import { expect } from '@jest/globals';
import { type SatisfyOptions, toSatisfy } from './matcher';

export { type DescribeLoopOptions, describeLoop } from './describe-loop';

declare module 'expect' {
  interface Matchers<R> {
    /** Passes when the loop satisfies the statement on every generated case. Asynchronous. */
    toSatisfy(id: string, options?: SatisfyOptions): Promise<R>;
  }
}

expect.extend({ toSatisfy });
