/**
 * A key of an image: two hashes of its coordinates in single precision, by FNV-1a on 32 bits at a time. Equal images have equal keys; different ones
 * have the same with a probability of about 2^−64.
 */
const BITS = new Int32Array(1);
const SINGLE = new Float32Array(BITS.buffer);

/** @param at the position of the first coordinate */
export function imageKey(values: ArrayLike<number>, at: number, dimension: number): string {
  let [first, second] = [0x811c9dc5, 0x9e3779b9];
  for (let i = 0; i < dimension; i += 1) {
    SINGLE[0] = values[at + i] as number;
    const bits = BITS[0] as number;
    first = Math.imul(first ^ bits, 0x01000193);
    first ^= first >>> 15;
    second = Math.imul(second ^ bits, 0x85ebca6b);
    second ^= second >>> 13;
  }
  return `${first},${second}`;
}
