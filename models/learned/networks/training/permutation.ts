/**
 * Random orders.
 *
 * Source: Fisher & Yates, in the form of Durstenfeld 1964.
 */
import { type RandomStream, stream } from '../../../random';

/** 0, …, n − 1 in random order. */
export function permutation(n: number, random: RandomStream): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i -= 1) {
    const j = random.index(i + 1);
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  return order;
}

/** The i-th entry of an endless list, which repeats 0, …, n − 1 in a new random order each time. */
export function shuffledForever(n: number, seed: number): (i: number) => number {
  let epoch = -1;
  let order: Int32Array = new Int32Array(0);
  return (i) => {
    const wanted = Math.floor(i / n);
    if (wanted !== epoch) {
      epoch = wanted;
      order = permutation(n, stream(seed, 'epoch', epoch));
    }
    return order[i % n] as number;
  };
}
