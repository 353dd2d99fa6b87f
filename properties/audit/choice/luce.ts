/**
 * Luce's rule at inverse temperature β, keeping m of K: the kept ones are drawn one after the other, without replacement, each with
 * probability proportional to `e^{βr}` among those left (Plackett–Luce). A record says which were kept, not in which order.
 *
 * Source: R. L. Plackett, "The analysis of permutations", 1975; R. D. Luce, "Individual Choice Behavior", 1959.
 */
import type { Choice } from './choices';

/** Most orders of kept candidates over which a probability is summed. */
const MOST_ORDERS = 5000;
const MOST_KEPT = 12;

/** Whether the probabilities of m kept of K can be summed over their orders. */
export function isSummable(size: number, places: number): boolean {
  if (places > MOST_KEPT) return false;
  let orders = 1;
  for (let i = 0; i < places - 1; i += 1) orders *= size - i;
  return orders <= MOST_ORDERS;
}

/** Scores that are left are summed as they are if their sum is above this; else they are scaled again, by their largest utility βr. */
const LEAST = 1e-200;

const buffers = {
  u: new Float64Array(64),
  w: new Float64Array(64),
  gone: new Uint8Array(64),
  sums: new Float64Array(2 ** MOST_KEPT),
};

function buffersFor(size: number) {
  if (buffers.w.length < size) {
    buffers.u = new Float64Array(2 * size);
    buffers.w = new Float64Array(2 * size);
    buffers.gone = new Uint8Array(2 * size);
  }
  return buffers;
}

/** Writes the utilities βr and scores `e^{βr − max}` of the candidates; returns the sum of the scores. */
function scores({ of, from, size }: Choice, beta: number, u: Float64Array, w: Float64Array): number {
  let top = -Infinity;
  for (let k = 0; k < size; k += 1) {
    const utility = beta * (of.rewards[from + k] as number);
    u[k] = utility;
    top = Math.max(top, utility);
  }
  let sum = 0;
  for (let k = 0; k < size; k += 1) {
    const score = Math.exp((u[k] as number) - top);
    w[k] = score;
    sum += score;
  }
  return sum;
}

/** The utility above which scores count and their sum, of the candidates that are not gone: probabilities of the next are `e^{u − top}/sum`. */
function scaled(u: Float64Array, size: number, gone: Uint8Array) {
  let top = -Infinity;
  for (let k = 0; k < size; k += 1) if (gone[k] === 0) top = Math.max(top, u[k] as number);
  let sum = 0;
  for (let k = 0; k < size; k += 1) if (gone[k] === 0) sum += Math.exp((u[k] as number) - top);
  return { top, sum };
}

/** Adds the chances of being among the next `places` kept, given that those marked as gone are kept already. */
function addNext(size: number, chance: number, places: number, to: Float64Array): void {
  const { u, w, gone } = buffers;
  let left = 0;
  for (let k = 0; k < size; k += 1) if (gone[k] === 0) left += w[k] as number;
  const again = left > LEAST ? undefined : scaled(u, size, gone);
  for (let k = 0; k < size; k += 1) {
    if (gone[k] !== 0) continue;
    const share = again === undefined ? (w[k] as number) / left : Math.exp((u[k] as number) - again.top) / again.sum;
    const next = chance * share;
    to[k] = (to[k] as number) + next;
    if (places === 1 || next === 0) continue;
    gone[k] = 1;
    addNext(size, next, places - 1, to);
    gone[k] = 0;
  }
}

/** Writes the probability of being kept of each of the K candidates; they sum to m. */
export function luceChances(choice: Choice, beta: number, to: Float64Array): void {
  const { size, places } = choice;
  const { u, w, gone } = buffersFor(size);
  const sum = scores(choice, beta, u, w);
  if (places === 1) {
    for (let k = 0; k < size; k += 1) to[k] = (w[k] as number) / sum;
    return;
  }
  to.fill(0, 0, size);
  gone.fill(0, 0, size);
  addNext(size, 1, places, to);
}

/** Log-probability of the one kept candidate, which does not underflow. */
function logOfOne(choice: Choice, beta: number): number {
  const { of, from, size } = choice;
  const { u, w } = buffersFor(size);
  const sum = scores(choice, beta, u, w);
  let [top, kept] = [-Infinity, NaN];
  for (let k = 0; k < size; k += 1) {
    top = Math.max(top, u[k] as number);
    if (of.kept[from + k] === 1) kept = u[k] as number;
  }
  return kept - top - Math.log(sum);
}

/** Log-probability that exactly the kept candidates are kept; −∞ also if it is below the doubles. */
export function luceLogProbability(choice: Choice, beta: number): number {
  const { of, from, size, places } = choice;
  if (places === 1) return logOfOne(choice, beta);
  const { u, w, gone, sums } = buffersFor(size);
  scores(choice, beta, u, w);
  const kept: number[] = [];
  let others = 0;
  for (let k = 0; k < size; k += 1) {
    if (of.kept[from + k] === 1) kept.push(k);
    else others += w[k] as number;
  }
  gone.fill(0, 0, size);
  // sums[T]: the probability that the first |T| kept are those of T, in any order; each T adds to the sets with one more.
  const all = (1 << places) - 1;
  sums.fill(0, 0, all + 1);
  sums[0] = 1;
  for (let set = 0; set < all; set += 1) {
    const before = sums[set] as number;
    if (before === 0) continue;
    let left = others;
    for (let j = 0; j < places; j += 1) {
      const isGone = ((set >> j) & 1) !== 0;
      gone[kept[j] as number] = isGone ? 1 : 0;
      if (!isGone) left += w[kept[j] as number] as number;
    }
    const again = left > LEAST ? undefined : scaled(u, size, gone);
    for (let j = 0; j < places; j += 1) {
      const k = kept[j] as number;
      if (gone[k] === 1) continue;
      const share = again === undefined ? (w[k] as number) / left : Math.exp((u[k] as number) - again.top) / again.sum;
      const after = set | (1 << j);
      sums[after] = (sums[after] as number) + before * share;
    }
  }
  return Math.log(sums[all] as number);
}
