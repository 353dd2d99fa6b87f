/**
 * Truncation: the m best (or worst) of K are kept; candidates tied for the last places share them at random. And the uniform choice.
 */
import type { Choice } from './choices';

/** The reward, upwards for `best` and downwards for `worst`. */
export type Direction = 1 | -1;

let sorted = new Float64Array(64);

/** The reward of the last place, upwards, and the numbers of places left for those tied at it and of the tied. */
function edgeOf({ of, from, size, places }: Choice, direction: Direction) {
  if (sorted.length < size) sorted = new Float64Array(2 * size);
  for (let k = 0; k < size; k += 1) sorted[k] = direction * (of.rewards[from + k] as number);
  const edge = sorted.subarray(0, size).sort()[size - places] as number;
  let [better, tied] = [0, 0];
  for (let k = 0; k < size; k += 1) {
    if ((sorted[k] as number) > edge) better += 1;
    else if (sorted[k] === edge) tied += 1;
  }
  return { edge, free: places - better, tied };
}

/** Writes the probability of being kept of each candidate. */
export function truncationChances(choice: Choice, direction: Direction, to: Float64Array): void {
  const { of, from, size } = choice;
  const { edge, free, tied } = edgeOf(choice, direction);
  for (let k = 0; k < size; k += 1) {
    const r = direction * (of.rewards[from + k] as number);
    to[k] = r > edge ? 1 : r < edge ? 0 : free / tied;
  }
}

/** Log-probability of the recorded choice; −∞ if a better candidate was passed over. */
export function truncationLogProbability(choice: Choice, direction: Direction): number {
  const { of, from, size } = choice;
  const { edge, free, tied } = edgeOf(choice, direction);
  for (let k = 0; k < size; k += 1) {
    const r = direction * (of.rewards[from + k] as number);
    const kept = of.kept[from + k] === 1;
    if ((r > edge && !kept) || (r < edge && kept)) return -Infinity;
  }
  return -logChoose(tied, free);
}

/** `log(n choose k)`. */
export function logChoose(n: number, k: number): number {
  let sum = 0;
  for (let i = 1; i <= k; i += 1) sum += Math.log((n - k + i) / i);
  return sum;
}
