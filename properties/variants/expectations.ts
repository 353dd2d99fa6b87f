/**
 * What theory says of every cell of the matrix, loop by loop. The data stand in `expected/`, one file per loop.
 *
 * An expectation comes from an argument, never from a run: a cell that came out otherwise is a finding.
 */
import type { Expectation } from './cell';
import { curated } from './expected/curated';
import type { ExpectedGroup } from './expected/group';

/** By id of the loop: groups of statements that share a verdict and a reason. No statement stands in two groups of a loop. */
export const EXPECTATIONS: ReadonlyMap<string, readonly ExpectedGroup[]> = new Map([['curated', curated]]);

/** What is expected of a statement on a loop, both by id; undefined where nothing is. */
export function expectationOf(loop: string, statement: string): Expectation | undefined {
  const group = EXPECTATIONS.get(loop)?.find(({ statements }) => statements.includes(statement));
  return group && { verdict: group.verdict, because: group.because };
}
