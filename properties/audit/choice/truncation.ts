/**
 * Truncation: the m best (or worst) of K are kept; candidates tied for the last places share them at random. And the uniform choice.
 */
import type { Choice } from './choices';

/** The reward, upwards for `best` and downwards for `worst`. */
export type Direction = 1 | -1;

/** The candidates before the last place, and those tied for the last places. */
function places({ of, from, size, places: m }: Choice, direction: Direction) {
  const rewards = Array.from({ length: size }, (_, k) => direction * (of.rewards[from + k] as number));
  const edge = [...rewards].sort((a, b) => b - a)[m - 1] as number;
  const better = rewards.filter((r) => r > edge).length;
  const tied = rewards.filter((r) => r === edge).length;
  return { rewards, edge, free: m - better, tied };
}

/** Writes the probability of being kept of each candidate. */
export function truncationChances(choice: Choice, direction: Direction, to: Float64Array): void {
  const { rewards, edge, free, tied } = places(choice, direction);
  rewards.forEach((r, k) => (to[k] = r > edge ? 1 : r < edge ? 0 : free / tied));
}

/** Log-probability of the recorded choice; −∞ if a better candidate was passed over. */
export function truncationLogProbability(choice: Choice, direction: Direction): number {
  const { of, from } = choice;
  const { rewards, edge, free, tied } = places(choice, direction);
  if (rewards.some((r, k) => (r > edge && of.kept[from + k] === 0) || (r < edge && of.kept[from + k] === 1)))
    return -Infinity;
  return -logChoose(tied, free);
}

/** `log(n choose k)`. */
export function logChoose(n: number, k: number): number {
  let sum = 0;
  for (let i = 1; i <= k; i += 1) sum += Math.log((n - k + i) / i);
  return sum;
}
