/** Tries a reward on points of the data and beside them: its values, and that they depend on the point alone. */
import type { Points, Reward } from '../../../models/learned';
import { stream } from '../../../models';
import type { DefinedReward } from '../define';
import { TimeLimitError, within } from '../time-limit';
import { rewardRefusal } from './own-reward';

const DEFAULT_PATIENCE = 10_000;

/** The points, and as many beside them: models also draw where there is no data. Classes are tried as they are. */
function tried({ count, dimension, values }: Points, classes: number | undefined): Float64Array[] {
  if (classes !== undefined) return Array.from({ length: classes }, (_, c) => Float64Array.of(c));
  const random = stream(0, 'preflight', 'reward');
  const points = Array.from({ length: count }, (_, i) => values.slice(i * dimension, (i + 1) * dimension));
  const spread = Array.from({ length: dimension }, (_, r) => {
    const column = points.map((point) => point[r] as number);
    return Math.max(...column) - Math.min(...column) || 1;
  });
  return [...points, ...points.map((point) => point.map((x, r) => x + (spread[r] as number) * random.normal()))];
}

/** What was seen: the share of the data that is best, and the largest weight. */
export interface RewardSeen {
  readonly best: number;
  readonly largest: number;
}

/**
 * Tries a reward.
 * @param points points of the real data
 * @param patience milliseconds for the whole preflight; @defaultValue 10,000
 * @throws InputError for the first defect
 */
export function tryReward(
  defined: DefinedReward,
  reward: Reward,
  points: Points,
  classes: number | undefined,
  patience = DEFAULT_PATIENCE,
): RewardSeen {
  const all = tried(points, classes);
  try {
    return within(patience, () => {
      const values = all.map((point) => reward.weight(point, 0));
      const best = all.map((point) => reward.isBest(point, 0));
      // Backwards, so that a value that depends on earlier calls is noticed.
      for (let i = all.length - 1; i >= 0; i -= 1) {
        const point = all[i] as Float64Array;
        const again = reward.weight(point, 0);
        if (again !== values[i])
          throw rewardRefusal(
            defined,
            `is ${String(values[i])} and then ${again} (as weights) at the same point (${point.join(', ')}); a reward depends on the point alone: draw no random numbers and keep no state`,
          );
      }
      const count = classes ?? points.count;
      return { best: best.slice(0, count).filter(Boolean).length / count, largest: Math.max(...values) };
    });
  } catch (error) {
    if (!(error instanceof TimeLimitError)) throw error;
    throw rewardRefusal(
      defined,
      `took more than ${patience / 1000} s for ${all.length} points; it is asked for millions`,
    );
  }
}
