/**
 * The operations of a training step and of an evaluation, on matrices in one memory of single-precision numbers.
 *
 * An address is a position in that memory, in numbers, and a multiple of 4. A matrix of rows is at an address with a
 * stride. A matrix of weights W (inputs × outputs) is in _panels_ of 8 columns: all rows of columns 0 to 7, then those
 * of columns 8 to 15, and so on; in front of each panel are its 8 biases, except in panels of a transposed matrix.
 *
 * `inputs`, the length of the sums of products, is a multiple of 4.
 *
 * All implementations give the same bits: every sum has one order, each product and each sum is rounded to single
 * precision, and nothing is fused.
 */

/** Rows in memory: row r starts at `at + r · stride`. */
export interface Rows {
  readonly at: number;
  readonly stride: number;
}

/** Panels in memory: the address and the number of panels. */
export interface Panels {
  readonly at: number;
  readonly count: number;
}

/** The addresses of one part of the parameters and of what Adam keeps about it. */
export interface Part {
  readonly parameters: number;
  readonly firstMoment: number;
  readonly secondMoment: number;
  readonly average: number;
  /** The gradient of the first shard. */
  readonly gradient: number;
  /** The number of shards, and the distance between their gradients. */
  readonly shards: number;
  readonly apart: number;
  readonly length: number;
}

export interface Primitives {
  /** `out = 1 b + x W`: from b on, the products are added in the order of the inputs. */
  affine(x: Rows, rows: number, inputs: number, panels: Panels, out: Rows): void;
  /** `out = (g W) ∘ out`, for panels without biases; the sums start from 0. */
  pullBack(g: Rows, rows: number, inputs: number, panels: Panels, out: Rows): void;
  /** `b += 1ᵀ g` and `W += xᵀ g`, row after row. */
  accumulate(x: Rows, rows: number, inputs: number, g: Rows, panels: Panels): void;
  /** `z ← φ(z)` and `slope ← φ'(z)` for n numbers, a multiple of 8; φ is SiLU. */
  activate(z: number, slope: number, n: number): void;
  /** `z ← φ(z)`. */
  activateOnly(z: number, n: number): void;
  /**
   * `y ← scale (y − target)`; returns `Σ (y − target)²` in double precision, row by row. Rows of the target follow one another without
   * a gap.
   */
  residual(y: Rows, rows: number, outputs: number, target: number, scale: number): number;
  /**
   * A step of Adam and of the moving average, as in `descent.ts`.
   * @param rates the address of the nine numbers of `Rates`
   */
  adam(part: Part, rates: number): void;
  /** Writes the rows of one panel of W into those of Wᵀ, whose panels are `apart` numbers apart. */
  transpose(panel: number, inputs: number, into: number, apart: number): void;
}
