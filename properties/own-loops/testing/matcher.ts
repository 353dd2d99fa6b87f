/**
 * A matcher for loops: `await expect(myLoop).toSatisfy('lemma-2.2')`, in jest and in vitest.
 *
 * Searches the statement on the given loop, over the domain that both allow. Passes when the search *holds* (see `meaningOf`). Fails
 * with the claim, the smallest counterexample and the command that searches again, and when a case is undecided or a label too rare.
 * Rethrows an error of the loop.
 */
import type { Loop } from '../../../models';
import { InputError, type OptionNames, type StatementId, checkOptions, statementOf } from '../../../theory';
import { aimOf } from '../../matrix';
import { domainLine } from '../../results';
import {
  DEFAULT_SEED,
  type SearchOutcome,
  type SearchSpec,
  counterexampleOf,
  meaningOf,
  search,
  variantSpec,
} from '../../search';
import { replayCommand, sidesOf, witnessLines } from '../check';
import { hasLoopParts } from '../define';

/** Options of `toSatisfy` and `assertSatisfies`. */
export interface SatisfyOptions {
  /** Random cases. @defaultValue 300 */
  readonly cases?: number;
  /** Seed of the cases. @defaultValue 20240709 */
  readonly seed?: number;
}

const OPTIONS: OptionNames<SatisfyOptions> = { cases: true, seed: true };

const CASES = 300;

/** A search of a statement on a loop, and its outcome. */
export interface Searched {
  readonly loop: Loop;
  readonly id: StatementId;
  readonly spec: SearchSpec;
  readonly outcome: SearchOutcome;
  /** The options of the search. */
  readonly effort: Required<SatisfyOptions>;
}

/**
 * Searches for a case in which the loop breaks the statement, over the domain that both allow.
 * @throws InputError for an unknown statement, and for one that does not apply to the loop
 */
export async function searchLoop(loop: Loop, id: StatementId, options: SatisfyOptions = {}): Promise<Searched> {
  checkOptions('toSatisfy', options, OPTIONS);
  const { cases = CASES, seed = DEFAULT_SEED } = options;
  const spec = variantSpec(statementOf(id), loop, { cases, seed, aim: aimOf(loop.id, id) });
  if ('hypothesis' in spec) throw new InputError(`${id} does not apply to ${loop.id}: ${spec.hypothesis}`);
  return { loop, id, spec, outcome: await search(spec), effort: { cases, seed } };
}

/** The claim that a search refuted, with its smallest counterexample. */
function refutation({ loop, id, spec, outcome }: Searched): readonly string[] {
  if (outcome.counterexample === undefined) return [];
  const counterexample = counterexampleOf(outcome.counterexample, {
    statement: id,
    subject: { kind: 'variant', id: loop.id },
    where: statementOf(id).where ?? {},
    claims: spec.claims,
    loop,
    seed: spec.seed,
  });
  const sides = sidesOf(counterexample, loop);
  return witnessLines({ counterexample, ...(sides ? { sides } : {}) });
}

/** What a matcher returns. */
export interface Match {
  /** Whether the loop satisfies the statement. */
  readonly pass: boolean;
  /** What a test prints that expected the opposite. */
  readonly message: () => string;
}

/** Whether a search passes, and the message for a test that expected the opposite. */
export function matchOf(searched: Searched): Match {
  const { loop, id, outcome, effort } = searched;
  const { status, reason } = meaningOf(outcome);
  const { counterexample, cases } = outcome;
  const statement = statementOf(id);
  const heading = (): string => {
    if (counterexample) return `${loop.id} refutes ${id} (${statement.title}); the smallest counterexample found:`;
    if (reason !== undefined) return `${loop.id} on ${id} is ${status}: ${reason}`;
    const all = `in ${cases.run} of ${cases.planned} cases`;
    return statement.expected?.verdict === 'open'
      ? `${loop.id} does not refute ${id}, which is an open conjecture, ${all}`
      : `${loop.id} satisfies ${id} ${all}`;
  };
  const message = (): string =>
    [
      heading(),
      ...refutation(searched),
      `domain: ${domainLine(outcome)}`,
      `replay: ${replayCommand(loop.id, id, effort)}`,
    ].join('\n  ');
  return { pass: status === 'holds', message };
}

/**
 * The matcher, for `expect.extend({ toSatisfy })`.
 * @example
 * const { pass, message } = await toSatisfy(loopOf('curated'), 'lemma-2.2', { cases: 100 });
 */
export async function toSatisfy(received: unknown, id: StatementId, options: SatisfyOptions = {}): Promise<Match> {
  if (!hasLoopParts(received)) {
    return {
      pass: false,
      message: () => 'toSatisfy expects a loop: an object with the functions source, curate and learn',
    };
  }
  return matchOf(await searchLoop(received, id, options));
}
