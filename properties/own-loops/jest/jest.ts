/**
 * `import 'curated-loops/jest'`: adds the matcher to jest's `expect`, with its type. `describeLoop` registers a whole suite about a loop.
 *
 * Kept apart from the main entry, because only projects that use jest have the module whose types are extended here.
 * @module curated-loops/jest
 */
import { expect } from '@jest/globals';
import { type SatisfyOptions, toSatisfy } from './matcher';

export { type DescribeLoopOptions, describeLoop } from './describe-loop';

declare module 'expect' {
  interface Matchers<R> {
    /** Passes when the loop satisfies the statement on every generated case; await it. */
    toSatisfy(id: string, options?: SatisfyOptions): Promise<R>;
  }
}

expect.extend({ toSatisfy });
