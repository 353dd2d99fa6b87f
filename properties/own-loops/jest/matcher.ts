/**
 * A jest matcher for loops: `await expect(myLoop).toSatisfy('lemma-2.2')`.
 *
 * Searches the statement on the given loop, over the domain that both allow. Passes when the search *holds* (see `meaningOf`). Fails
 * with the smallest counterexample, and when a case is undecided or a label too rare. Rethrows an error of the loop.
 */
import { type Loop, encodeInstance } from '../../../models';
import { InputError, statementOf } from '../../../theory';
import { aimOf } from '../../matrix';
import { domainLine } from '../../results';
import { DEFAULT_SEED, type SearchOutcome, meaningOf, search, variantSpec } from '../../search';
import { hasLoopParts } from '../define';

export interface SatisfyOptions {
  /** Random cases. @defaultValue 300 */
  readonly cases?: number;
  /** @defaultValue 20240709 */
  readonly seed?: number;
}

/**
 * Searches for a case in which the loop breaks the statement, over the domain that both allow.
 * @throws InputError for an unknown statement, and for one that does not apply to the loop
 */
export async function searchLoop(
  loop: Loop,
  id: string,
  { cases = 300, seed = DEFAULT_SEED }: SatisfyOptions = {},
): Promise<SearchOutcome> {
  const spec = variantSpec(statementOf(id), loop, { cases, seed, aim: aimOf(loop.id, id) });
  if ('hypothesis' in spec) throw new InputError(`${id} does not apply to ${loop.id}: ${spec.hypothesis}`);
  return search(spec);
}

export interface Match {
  readonly pass: boolean;
  readonly message: () => string;
}

/** Whether an outcome passes, and the message for a test that expected the opposite. */
export function matchOf(loop: Loop, id: string, outcome: SearchOutcome): Match {
  const { status, reason } = meaningOf(outcome);
  const { counterexample, cases } = outcome;
  const found = (): string => {
    if (counterexample) {
      const { finding, instance } = counterexample;
      return (
        `${loop.id} refutes ${id}, claim ${finding.claim}, at round ${finding.t}: ` +
        `left in [${finding.left.lo}, ${finding.left.hi}], right in [${finding.right.lo}, ${finding.right.hi}]\n` +
        `smallest case found: ${JSON.stringify(encodeInstance(instance))}`
      );
    }
    if (reason !== undefined) return `${loop.id} on ${id} is ${status}: ${reason}`;
    const all = `in ${cases.run} of ${cases.planned} cases`;
    return statementOf(id).expected?.verdict === 'open'
      ? `${loop.id} does not refute ${id}, which is an open conjecture, ${all}`
      : `${loop.id} satisfies ${id} ${all}`;
  };
  const message = (): string => `${found()}\ndomain: ${domainLine(outcome)}`;
  return { pass: status === 'holds', message };
}

/** The matcher, for `expect.extend({ toSatisfy })`. */
export async function toSatisfy(received: unknown, id: string, options: SatisfyOptions = {}): Promise<Match> {
  if (!hasLoopParts(received)) {
    return {
      pass: false,
      message: () => 'toSatisfy expects a loop: an object with the functions source, curate and learn',
    };
  }
  return matchOf(received, id, await searchLoop(received, id, options));
}
