/**
 * Truncation selection on a finite space: one of the m best of K candidates is kept at random, as a sum over how many
 * candidates are better than an atom and how many have its weight.
 *
 * Let S, d and L be the masses of the atoms better than i, of the same weight, and worse. Of K candidates, b are better
 * and c have the weight of i with probability `K!/(b! c! (K−b−c)!) S^b d^c L^{K−b−c}`; then a share `clamp(m − b, 0, c)/m` of
 * the choice falls on those c, and on each atom among them in proportion to its mass. So
 *
 *     (p H)(i) = p_i/m · Σ_{b<m} Σ_{c≥1}  K!/(b! c! (K−b−c)!) · min(m − b, c) · S^b d^{c−1} L^{K−b−c} .
 *
 * It has at most m K terms, all of them at least 0, where a table of multisets has C(n + K − 1, K).
 * For m = 1 it is `p_i ((L + d)^K − L^K)/d`, the law of the best of K (Beirami et al. 2024, arXiv:2401.01879).
 */
import { type WeighedAtoms, byWeight } from './atoms';

/** One term of the sum, its exponents and its coefficient without 1/m. */
interface Term {
  readonly better: number;
  /** c − 1. */
  readonly equal: number;
  readonly worse: number;
  readonly coefficient: bigint;
}

/** The sum for any weights. */
export interface TruncationSum {
  /** m, at most K. */
  readonly places: bigint;
  readonly terms: readonly Term[];
}

function build(most: number, K: number): TruncationSum {
  const places = Math.min(most, K);
  const factorials = [1n];
  for (let k = 1; k <= K; k += 1) factorials.push((factorials[k - 1] as bigint) * BigInt(k));
  const factorial = (k: number): bigint => factorials[k] as bigint;
  const terms: Term[] = [];
  for (let better = 0; better < places; better += 1) {
    for (let equal = 1; equal <= K - better; equal += 1) {
      const worse = K - better - equal;
      const ways = factorial(K) / (factorial(better) * factorial(equal) * factorial(worse));
      terms.push({ better, equal: equal - 1, worse, coefficient: ways * BigInt(Math.min(places - better, equal)) });
    }
  }
  return { places: BigInt(places), terms };
}

const sums = new Map<string, TruncationSum>();

/** The sum for m places and K ≥ 1 candidates, cached. */
export function truncationSum(places: number, K: number): TruncationSum {
  const key = `${places},${K}`;
  const known = sums.get(key) ?? build(places, K);
  sums.set(key, known);
  return known;
}

const known = new WeakMap<WeighedAtoms, readonly (readonly number[])[]>();

/** The positions of the atoms by weight, as in `byWeight`. Cached. */
export function levelsOf(atoms: WeighedAtoms): readonly (readonly number[])[] {
  const levels = known.get(atoms) ?? byWeight(atoms.each.map(({ w }) => w));
  known.set(atoms, levels);
  return levels;
}

/** The masses S, d and L of an atom: of the better atoms, of those of its weight, and of the worse. */
export interface Ranked<T> {
  readonly better: T;
  readonly equal: T;
  readonly worse: T;
}

/** For each level of `levelsOf`, the masses beside it. @param zero the empty sum */
export function rankedMasses<T>(
  levels: readonly (readonly number[])[],
  masses: readonly T[],
  zero: T,
  add: (a: T, b: T) => T,
): Ranked<T>[] {
  const equal = levels.map((level) => level.reduce((sum, i) => add(sum, masses[i] as T), zero));
  const better: T[] = [];
  const worse: T[] = [];
  equal.forEach((_, at) => better.push(at === 0 ? zero : add(better[at - 1] as T, equal[at - 1] as T)));
  for (let at = equal.length - 1; at >= 0; at -= 1)
    worse[at] = at === equal.length - 1 ? zero : add(worse[at + 1] as T, equal[at + 1] as T);
  return equal.map((mass, at) => ({ better: better[at] as T, equal: mass, worse: worse[at] as T }));
}
