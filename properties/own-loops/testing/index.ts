/**
 * Loops in the tests of any runner: vitest, node:test, mocha, jest. Nothing of a runner is imported.
 *
 * `describeLoop` registers a suite with the functions of the runner, `assertSatisfies` is an assertion, and `toSatisfy` a matcher for
 * `expect.extend` of jest and vitest.
 * @module curated-loops/testing
 */
export { type DescribeLoopOptions, describeLoop } from './describe-loop';
export type { StatementId } from '../../../theory';
export { type Match, type SatisfyOptions, toSatisfy } from './matcher';
export type { TestRunner } from './runner';
export { assertSatisfies } from './satisfies';
