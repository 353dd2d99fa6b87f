/**
 * The interface of the numeric kernels: passes over vectors of doubles that live in the kernels' own memory.
 *
 * `createKernels` (`load.ts`) gives one with the vectors asked for, in WebAssembly SIMD or in plain TypeScript; both give the same
 * bits. The caller writes into `vectors[i]` and names vectors by index, so that nothing is copied and a call costs no allocation.
 * Error bounds stand with the formulae in `plain/`; they hold for every n.
 *
 * Every method takes the number n ≤ length of leading elements to work on, all of them when left out, and throws `InputError` for an
 * index or n outside the instance. `out` may be one of the inputs. NaN and ±∞ are data: they go through, and never throw.
 */
import type { CurationTables } from './plain/curation-tables';
import type { Difference } from './plain/divergence';
import type { Moments } from './plain/moments';

/** Operations on vectors of doubles, with one result on every implementation. */
export interface Kernels {
  /** Which implementation this is. Results do not depend on it. */
  readonly name: 'wasm' | 'plain';
  /** Why it is this one, for people. */
  readonly reason: string;
  /** Doubles in a vector. */
  readonly length: number;
  /** The vectors: stable views, aligned to 16 bytes, at first 0. */
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
  /** `Σ p log(p/q) − p + q` ≥ 0 within 70 u of itself; +∞ where q = 0 < p. KL is this plus the sum of `difference`. */
  divergence(p: number, q: number, n?: number): number;
  /** Fills `into` with `Σ p − q` and `Σ |p − q|`, each within 23 u Σ |p − q|. */
  difference(p: number, q: number, into: Difference, n?: number): void;
  /** `max p/q` over p ≠ 0; 0 where there is none, ∞ where q = 0 < p. */
  largestRatio(p: number, q: number, n?: number): number;

  /**
   * One curation step: `out = p·H^K` of masses p ≥ 0 and positive finite scores, for a whole number K from 2 to 2^53; fills `curation`.
   * `mass` and `y` are scratch; all five vectors differ. Method in `plain/curation.ts`, error bound in `docs/numerics.md`.
   * @returns false, with `out` untouched, where the scores of charged atoms span more than 255 binades, or a number is negative, NaN or ∞.
   */
  curate(p: number, score: number, out: number, mass: number, y: number, K: number, n?: number): boolean;
  /** What the latest curation step found; overwritten by the next. */
  readonly curation: CurationTables;
}

/** What the vectors of an instance are to be. */
export interface KernelSize {
  /** Doubles in a vector, at least 0. */
  readonly length: number;
  /** How many vectors, at least 1. */
  readonly vectors: number;
}
