/**
 * The sums over multisets of the finite-K update in fixed point, at one end of the enclosure: all terms are at least 0 and grow with the
 * masses, so the lower end comes from lower masses rounded down, the upper end from upper masses rounded up.
 *
 *     Σ_c  K!/Π c_j! · Π p_j^{c_j} · kept_i(c) ,      for every atom i.
 */
import { multisets } from './multisets';

/** The rounding of one end of an enclosure in whole multiples of 2^−bits. */
export interface End {
  readonly bits: bigint;
  /** `a/2^bits`, rounded to this end. */
  readonly shift: (a: bigint) => bigint;
  /** `a/b`, rounded to this end; `b > 0`. */
  readonly divide: (a: bigint, b: bigint) => bigint;
}

/** `1, p, …, p^K` for each mass. */
function powersOf(masses: readonly bigint[], K: number, { bits, shift }: End): bigint[][] {
  return masses.map((mass) => {
    const powers = [1n << bits];
    for (let c = 1; c <= K; c += 1) powers.push(shift((powers[c - 1] as bigint) * mass));
    return powers;
  });
}

const pascal: bigint[][] = [[1n]];

/** Row n of Pascal's triangle. */
function binomials(n: number): readonly bigint[] {
  while (pascal.length <= n) {
    const above = pascal.at(-1) ?? [];
    pascal.push(Array.from({ length: above.length + 1 }, (_, c) => (above[c - 1] ?? 0n) + (above[c] ?? 0n)));
  }
  return pascal[n] as bigint[];
}

/** The inputs and outputs of the walk over multisets. */
interface Walk {
  readonly powers: readonly (readonly bigint[])[];
  readonly scores: readonly bigint[];
  /** The position of the last atom. */
  readonly last: number;
  readonly end: End;
  /** `Σ_c ways/total · c_i` for each atom i, in multiples of 2^−2 bits. */
  readonly taken: bigint[];
}

/**
 * A node fixes the counts of the first atoms, whose ways are in multiples of 2^−bits. It returns the sum of `ways/total` below it, and
 * adds `c_i · ways/total` to `taken` of each atom i, as the walk in doubles does.
 */
function walkMultisets(walk: Walk, atom: number, left: number, ways: bigint, total: bigint): bigint {
  const { powers, scores, last, end, taken } = walk;
  const ofAtom = powers[atom] as readonly bigint[];
  const score = scores[atom] as bigint;
  const [ofLast, scoreOfLast] = [powers[last] as readonly bigint[], scores[last] as bigint];
  const row = binomials(left);
  let [below, weighted, weightedLast] = [0n, 0n, 0n];
  for (let c = 0; c <= left; c += 1) {
    const power = ofAtom[c] as bigint;
    if (power === 0n) break;
    const chosen = c === 0 ? ways : end.shift(ways * (row[c] as bigint) * power);
    const count = BigInt(c);
    const sum = total + count * score;
    if (atom < last - 1) {
      const share = walkMultisets(walk, atom + 1, left - c, chosen, sum);
      below += share;
      if (c > 0) weighted += count * share;
    } else {
      // The counts of the other atoms determine that of the last.
      const rest = BigInt(left - c);
      const share = end.divide(chosen * (ofLast[left - c] as bigint), sum + rest * scoreOfLast);
      below += share;
      if (c > 0) weighted += count * share;
      weightedLast += rest * share;
    }
  }
  taken[atom] = (taken[atom] as bigint) + weighted;
  if (atom === last - 1) taken[last] = (taken[last] as bigint) + weightedLast;
  return below;
}

/**
 * Luce's choice: `kept_i(c) = c_i s_i / Σ_j c_j s_j`.
 * @param masses in multiples of 2^−bits, at this end. @param scores positive. @param K at least 1
 */
export function luceSums(masses: readonly bigint[], scores: readonly bigint[], K: number, end: End): bigint[] {
  const last = masses.length - 1;
  const powers = powersOf(masses, K, end);
  if (last === 0) return [(powers[0] as bigint[])[K] as bigint];
  const taken = masses.map(() => 0n);
  walkMultisets({ powers, scores, last, end, taken }, 0, K, 1n << end.bits, 0n);
  return taken.map((sum, i) => end.shift(sum * (scores[i] as bigint)));
}

/**
 * A choice by a table.
 * @param masses in multiples of 2^−bits, at this end. @param kept for each multiset, the numerators of the probabilities of the atoms
 */
export function tableSums(
  masses: readonly bigint[],
  { kept, denominator }: { readonly kept: readonly (readonly bigint[])[]; readonly denominator: bigint },
  K: number,
  end: End,
): bigint[] {
  const n = masses.length;
  const powers = powersOf(masses, K, end);
  const { size, counts, multinomial } = multisets(n, K);
  const sums = masses.map(() => 0n);
  for (let row = 0; row < size; row += 1) {
    let ways = 1n << end.bits;
    for (let i = 0; i < n && ways !== 0n; i += 1) {
      const c = counts[row * n + i] as number;
      if (c > 0) ways = end.shift(ways * ((powers[i] as bigint[])[c] as bigint));
    }
    if (ways === 0n) continue;
    ways *= multinomial[row] as bigint;
    const nums = kept[row] as readonly bigint[];
    for (let i = 0; i < n; i += 1) if (nums[i] !== 0n) sums[i] = (sums[i] as bigint) + ways * (nums[i] as bigint);
  }
  return sums.map((sum) => end.divide(sum, denominator));
}
