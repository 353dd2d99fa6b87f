// Read from the global object once, since look-ups there are slow on some hosts.
const { imul } = Math;

/**
 * A stream of 32-bit integers from a seed: the Weyl sequence `s += 0x9e3779b9`, each value mixed by the finaliser of
 * MurmurHash3 (A. Appleby 2011). Period 2^32. It uses integer operations only, so it gives the same atoms on every
 * machine. It only spreads the atoms of a large instance evenly; no statistics depend on it.
 */
export class Integers {
  private state: number;

  /** @param seed only its low 32 bits are used */
  constructor(seed: number) {
    this.state = seed | 0;
  }

  /** The next integer, 0 ≤ value < 2^32. */
  next(): number {
    this.state = (this.state + 0x9e3779b9) | 0;
    let z = this.state;
    z = imul(z ^ (z >>> 16), 0x85ebca6b);
    z = imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  }

  /** Passes over the next integer. */
  skip(): void {
    this.state = (this.state + 0x9e3779b9) | 0;
  }

  /** A whole number from `least` to `greatest`, for ranges of at most 2^20 numbers. */
  between(least: number, greatest: number): number {
    // `>>> 0` drops the fraction.
    return least + ((this.next() * ((greatest - least + 1) / 2 ** 32)) >>> 0);
  }
}
