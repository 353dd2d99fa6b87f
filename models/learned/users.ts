/** Users with rewards of their own, for loops with several users. */
import { InputError, Q, type Rational } from '../../theory';
import type { Loop } from '../loops';
import type { Reward } from './reward';

/** A user: a reward, and the share of the choices that are made by it. */
export interface UserReward {
  readonly reward: Reward;
  readonly share: Rational;
}

/**
 * The users that a loop asks for: the first has the reward of the run.
 * @param others the rewards of further users, at least as many as the loop has
 * @returns undefined for a loop with one reward
 * @throws InputError for too few rewards
 */
export function usersOf(
  { id, needs }: Pick<Loop, 'id' | 'needs'>,
  reward: Reward,
  others: readonly Reward[],
): readonly UserReward[] | undefined {
  const { users } = needs ?? {};
  if (users === undefined) return undefined;
  const all = [reward, ...others];
  if (all.length < users.count)
    throw new InputError(
      `the loop ${id} has ${users.count} users, and there are rewards of ${all.length}; give those of ${users.count - 1} users beside the first`,
    );
  return all
    .slice(0, users.count)
    .map((each, u) => ({ reward: each, share: users.shares?.[u] ?? Q.of(1, users.count) }));
}
