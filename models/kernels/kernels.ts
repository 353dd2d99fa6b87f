/**
 * The interface of the numeric kernels: passes over vectors of doubles that live in the kernels' own memory.
 *
 * `createKernels` (`load.ts`) makes kernels with the given vectors, in WebAssembly SIMD or in plain TypeScript; both
 * give the same bits. The caller writes into `vectors[i]` and passes vectors by index, so a call copies and allocates
 * nothing. The files in `plain/` state the error bounds, which hold for every n.
 *
 * Every method works on the first n ≤ length elements, by default on all, and throws `InputError` for an index or n
 * outside the instance. `out` may be one of the inputs. NaN and ±∞ are data: they propagate and never throw.
 */
import type { CurationTables } from './plain/curation-tables';
import type { Difference } from './plain/divergence';
import type { Moments } from './plain/moments';

/** Operations on vectors of doubles, with the same result in every implementation. */
export interface Kernels {
  /** The implementation. Results do not depend on it. */
  readonly name: 'wasm' | 'plain';
  /** The reason for this implementation, as text. */
  readonly reason: string;
  /** The number of doubles in a vector. */
  readonly length: number;
  /** The vectors: stable views, aligned to 16 bytes, initially 0. */
  readonly vectors: readonly Float64Array[];

  /** `out = e^x`, within 1 ulp. */
  exp(x: number, out: number, n?: number): void;

  /** `Σ x`; error at most 22 u Σ |x|, u = 2^−53. */
  sum(x: number, n?: number): number;
  /** `out = p w scale`; returns `Σ out`, for nonnegative input within 24 u of the exact sum. */
  tilt(p: number, w: number, out: number, scale: number, n?: number): number;
  /** `Σ p f`; error at most 23 u Σ |p f|. */
  product(p: number, f: number, n?: number): number;
  /** Fills `into` with `Σ p`, `Σ p (f − c)`, `Σ |p (f − c)|`, `Σ p (f − c)²`; bounds in `plain/moments.ts`. */
  moments(p: number, f: number, centre: number, into: Moments, n?: number): void;
  /**
   * `Σ p log(p/q) − p + q` ≥ 0, with relative error at most 70 u; +∞ if some q = 0 < p. KL is this plus the sum of
   * `difference`.
   */
  divergence(p: number, q: number, n?: number): number;
  /** Fills `into` with `Σ p − q` and `Σ |p − q|`, each within 23 u Σ |p − q|. */
  difference(p: number, q: number, into: Difference, n?: number): void;
  /** `max p/q` over p ≠ 0; 0 if all p are 0, ∞ if some q = 0 < p. */
  largestRatio(p: number, q: number, n?: number): number;

  /**
   * One curation step: `out = p·H^K` of masses p ≥ 0 and positive finite scores, for a whole number K from 2 to 2^53;
   * fills `curation`. `mass` and `y` are scratch; all five vectors must differ. `plain/curation.ts` has the method,
   * `docs/numerics.md` the error bound.
   * @returns false, with `out` untouched, if the scores of atoms with mass span more than 255 binades, or a number is
   *   negative, NaN or ∞.
   */
  curate(p: number, score: number, out: number, mass: number, y: number, K: number, n?: number): boolean;
  /** The tables of the latest curation step; the next step overwrites them. */
  readonly curation: CurationTables;
}

/** The size and number of the vectors of an instance. */
export interface KernelSize {
  /** The number of doubles in a vector, at least 0. */
  readonly length: number;
  /** The number of vectors, at least 1. */
  readonly vectors: number;
}
