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

/** `e^{β(r − max)}` of each candidate, where the maximum is of βr. */
function scores({ of, from, size }: Choice, beta: number, to: Float64Array): number {
  let top = -Infinity;
  for (let k = 0; k < size; k += 1) top = Math.max(top, beta * (of.rewards[from + k] as number));
  let sum = 0;
  for (let k = 0; k < size; k += 1) {
    const score = Math.exp(beta * (of.rewards[from + k] as number) - top);
    to[k] = score;
    sum += score;
  }
  return sum;
}

/** Adds the chances of being among the next `places` kept, given that those marked in `gone` are kept already. */
function addNext(
  w: Float64Array,
  size: number,
  gone: Uint8Array,
  chance: number,
  places: number,
  to: Float64Array,
): void {
  let left = 0;
  for (let k = 0; k < size; k += 1) if (gone[k] === 0) left += w[k] as number;
  // Where all scores that are left round to 0, the choice among them is taken as uniform.
  const free = left > 0 ? 0 : countOf(gone, size);
  for (let k = 0; k < size; k += 1) {
    if (gone[k] !== 0) continue;
    const next = chance * (left > 0 ? (w[k] as number) / left : 1 / free);
    to[k] = (to[k] as number) + next;
    if (places === 1 || next === 0) continue;
    gone[k] = 1;
    addNext(w, size, gone, next, places - 1, to);
    gone[k] = 0;
  }
}

const countOf = (gone: Uint8Array, size: number): number => {
  let count = 0;
  for (let k = 0; k < size; k += 1) if (gone[k] === 0) count += 1;
  return count;
};

const buffers = { w: new Float64Array(64), gone: new Uint8Array(64), sums: new Float64Array(2 ** MOST_KEPT) };

function buffersFor(size: number) {
  if (buffers.w.length < size) {
    buffers.w = new Float64Array(2 * size);
    buffers.gone = new Uint8Array(2 * size);
  }
  return buffers;
}

/** Writes the probability of being kept of each of the K candidates; they sum to m. */
export function luceChances(choice: Choice, beta: number, to: Float64Array): void {
  const { size, places } = choice;
  const { w, gone } = buffersFor(size);
  const sum = scores(choice, beta, w);
  if (places === 1) {
    for (let k = 0; k < size; k += 1) to[k] = (w[k] as number) / sum;
    return;
  }
  to.fill(0, 0, size);
  gone.fill(0, 0, size);
  addNext(w, size, gone, 1, places, to);
}

/** Log-probability of the one kept candidate, which does not underflow. */
function logOfOne(choice: Choice, beta: number): number {
  const { of, from, size } = choice;
  let [top, kept] = [-Infinity, NaN];
  for (let k = from; k < from + size; k += 1) {
    const utility = beta * (of.rewards[k] as number);
    top = Math.max(top, utility);
    if (of.kept[k] === 1) kept = utility;
  }
  return kept - top - Math.log(scores(choice, beta, buffersFor(size).w));
}

/** Log-probability that exactly the kept candidates are kept; −∞ also if it is below the doubles. */
export function luceLogProbability(choice: Choice, beta: number): number {
  const { of, from, size, places } = choice;
  if (places === 1) return logOfOne(choice, beta);
  const { w, sums } = buffersFor(size);
  scores(choice, beta, w);
  const kept: number[] = [];
  let others = 0;
  for (let k = 0; k < size; k += 1) {
    if (of.kept[from + k] === 1) kept.push(w[k] as number);
    else others += w[k] as number;
  }
  // sums[T]: the probability that the first |T| kept are those of T, in any order.
  const all = (1 << places) - 1;
  sums[0] = 1;
  for (let set = 1; set <= all; set += 1) {
    let sum = 0;
    for (let k = 0; k < places; k += 1) {
      if (((set >> k) & 1) === 0) continue;
      const before = set & ~(1 << k);
      let left = others;
      for (let j = 0; j < places; j += 1) if (((before >> j) & 1) === 0) left += kept[j] as number;
      sum += left > 0 ? ((sums[before] as number) * (kept[k] as number)) / left : 0;
    }
    sums[set] = sum;
  }
  return Math.log(sums[all] as number);
}
