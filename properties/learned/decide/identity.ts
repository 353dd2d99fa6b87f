/**
 * A number for a point: the same for equal points and, but for a share of 2⁻⁵³ of all pairs, another one for others.
 *
 * The bits of the coordinates go through the mixing steps of MurmurHash3 (Appleby 2011), in two lanes of 32 bits.
 */
const coordinate = new Float64Array(1);
const words = new Uint32Array(coordinate.buffer);

function mixed(lane: number, word: number, by: number): number {
  const h = Math.imul(lane ^ word, by);
  return h ^ (h >>> 15);
}

/** A well-mixed 32-bit number. */
function finished(lane: number): number {
  let h = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The number of the point whose coordinates start at position `at`. */
export function identityOf(values: ArrayLike<number>, at: number, dimension: number): number {
  let [high, low] = [0x9e3779b9, 0x7f4a7c15];
  for (let j = 0; j < dimension; j += 1) {
    // −0 and 0 are the same point.
    coordinate[0] = (values[at + j] as number) + 0;
    const [first = 0, second = 0] = words;
    high = mixed(mixed(high, first, 0xcc9e2d51), second, 0x1b873593);
    low = mixed(mixed(low, second, 0xe6546b65), first, 0x85ebca6b);
  }
  return (finished(high) & 0x1fffff) * 2 ** 32 + finished(low);
}
