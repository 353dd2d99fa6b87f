/** A loop that a claim names beside the one under test. */
import { UnanswerableError, type UsersOfDomain } from '../../theory';
import { loopOf } from './catalogue';
import { curatedLoop } from './curated';
import type { Candidates, Loop } from './loop';

/** The name of the choice of the paper's loop, which is no loop of its own. */
const LUCE = 'luce';

/** The loop of a name in a claim: a built-in one, a combination, or `luce` for the paper's. @throws InputError for another name */
export const otherLoop = (name: string): Loop => (name === LUCE ? curatedLoop : loopOf(name));

/** What an instance has. */
interface Given {
  readonly K: Candidates;
  readonly users?: readonly unknown[] | undefined;
  readonly prompts?: readonly number[] | undefined;
}

const lacksUsers = (needed: UsersOfDomain | undefined, users: readonly unknown[] | undefined): boolean =>
  needed !== undefined && users?.length !== needed.count;

/** The loop of a name, if it runs on the instance. @throws UnanswerableError with the reason why it does not */
export function otherLoopOn(name: string, { K, users, prompts }: Given): Loop {
  const loop = otherLoop(name);
  const { candidates, users: needed, samples, prompts: prompted } = loop.needs ?? {};
  const refuse = (why: string): never => {
    throw new UnanswerableError(`the loop ${name} ${why}`);
  };
  if (samples) refuse('draws samples of its own, so it has no law at a round; test it by --loop');
  if (lacksUsers(needed, users)) refuse(`is about ${needed?.count ?? 0} users`);
  if (prompted && prompts === undefined) refuse('is about several prompts');
  const { min = 1, max = Infinity, infinite = true } = candidates ?? {};
  if (K === Infinity ? !infinite : K < min || K > max) refuse(`is not defined for K = ${K === Infinity ? '∞' : K}`);
  return loop;
}
