/** An assertion about a loop, for runners without matchers, such as node:test. */
import { AssertionError } from 'node:assert';
import type { Loop } from '../../../models';
import type { StatementId } from '../../../theory';
import { type SatisfyOptions, toSatisfy } from './matcher';

/**
 * Passes when the loop satisfies the statement on every generated case.
 * @throws AssertionError with the claim and the smallest counterexample; InputError for an unknown statement, or one that does not apply to
 *   the loop; whatever the loop throws
 * @example
 * await assertSatisfies(loopOf('curated'), 'lemma-2.2', { cases: 100 });
 */
export async function assertSatisfies(loop: Loop, id: StatementId, options: SatisfyOptions = {}): Promise<void> {
  const { pass, message } = await toSatisfy(loop, id, options);
  if (!pass) throw new AssertionError({ message: message() });
}
