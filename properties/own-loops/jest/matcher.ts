/**
 * A jest matcher for loops: `await expect(myLoop).toSatisfy('lemma-2.2')`.
 *
 * Runs the statement's search with the given loop in place of the paper's, on instances that suit both. Passes when every case holds;
 * fails with the smallest counterexample, or when a case stays undecided, since undecided is never a pass. An error that
 * the loop throws is thrown on.
 */
import { type Loop, encodeInstance } from '../../../models';
import { InputError, statementOf } from '../../../theory';
import { aimOf } from '../../matrix';
import { DEFAULT_SEED, type SearchOutcome, search, variantSpec } from '../../search';
import { hasLoopParts } from '../define';

export interface SatisfyOptions {
  /** Random cases. @defaultValue 300 */
  readonly cases?: number;
  /** @defaultValue 20240709 */
  readonly seed?: number;
}

/**
 * Searches for a case in which the loop breaks the statement, on instances that suit both.
 * @throws InputError for an unknown statement, or one that does not apply to the loop
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

function describeOutcome(loop: Loop, id: string, outcome: SearchOutcome): string {
  const { counterexample, cases, undecidedBecause, neverDecided } = outcome;
  if (counterexample) {
    const { finding, instance } = counterexample;
    return (
      `${loop.id} refutes ${id}, claim ${finding.claim}, at round ${finding.t}: ` +
      `left in [${finding.left.lo}, ${finding.left.hi}], right in [${finding.right.lo}, ${finding.right.hi}]\n` +
      `smallest case found: ${JSON.stringify(encodeInstance(instance))}`
    );
  }
  if (undecidedBecause !== undefined)
    return `${loop.id} on ${id}: ${cases.undecided} cases undecided; ${undecidedBecause}`;
  if (neverDecided.length > 0) return `${loop.id} on ${id}: no case decides claim ${neverDecided.join(', ')}`;
  return `${loop.id} satisfies ${id} in ${cases.run} of ${cases.planned} cases`;
}

/** The matcher, for `expect.extend({ toSatisfy })`. */
export async function toSatisfy(
  received: unknown,
  id: string,
  options: SatisfyOptions = {},
): Promise<{ readonly pass: boolean; readonly message: () => string }> {
  if (!hasLoopParts(received)) {
    return {
      pass: false,
      message: () => 'toSatisfy expects a loop: an object with the functions source, curate and learn',
    };
  }
  const loop = received;
  const outcome = await searchLoop(loop, id, options);
  const { counterexample, cases, neverDecided } = outcome;
  const decided = cases.undecided === 0 && cases.run === cases.planned && neverDecided.length === 0;
  const pass = counterexample === undefined && decided;
  return { pass, message: () => describeOutcome(loop, id, outcome) };
}
