// Read from the global object once, since look-ups there are slow on some hosts.
const { imul } = Math;

/**
 * The i-th 32-bit integer of the stream of a seed, 0 ≤ value < 2^32: the Weyl sequence `seed + (i + 1)·0x9e3779b9`, mixed
 * by the finaliser of MurmurHash3 (A. Appleby 2011). Period 2^32. It uses integer operations only, so it gives the same
 * atoms on every machine. It only spreads the atoms of a large instance evenly; no statistics depend on it.
 * @param seed only its low 32 bits are used
 */
export function integerAt(seed: number, i: number): number {
  let z = (seed + imul(i + 1, 0x9e3779b9)) | 0;
  z = imul(z ^ (z >>> 16), 0x85ebca6b);
  z = imul(z ^ (z >>> 13), 0xc2b2ae35);
  return (z ^ (z >>> 16)) >>> 0;
}

/** The i-th whole number from `least` to `greatest`, for ranges of at most 2^20 numbers. */
export function wholeAt(seed: number, i: number, least: number, greatest: number): number {
  // `>>> 0` drops the fraction.
  return least + ((integerAt(seed, i) * ((greatest - least + 1) / 2 ** 32)) >>> 0);
}
