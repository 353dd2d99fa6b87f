/** The example claims of `docs/claim-language.md`: each row of the table is asked as it is printed, and has the verdict that it says. */
import { afterAll, describe, expect, it } from '@jest/globals';
import { conjecture } from './conjecture';
import { exampleClaims, questionOf, tableLines } from './example-claims.testing';
import { ConjectureThreads } from './threads';

const threads = new ConjectureThreads(2);
afterAll(() => threads.close());

describe('example claims', () => {
  it('are at least forty, with no line of the table left out', () => {
    expect(exampleClaims.length).toBeGreaterThanOrEqual(40);
    expect(exampleClaims).toHaveLength(tableLines.length - 2);
  });

  it.each(exampleClaims)('$says $claim $options is $verdict', async (row) => {
    const { verdict } = row;
    expect(await conjecture(questionOf(row), { cases: 30, on: threads })).toMatchObject({ verdict });
  });
});
