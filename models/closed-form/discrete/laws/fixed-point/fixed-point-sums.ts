/**
 * The sums over multisets of the finite-K update in fixed point, at one end of the enclosure: all terms are at least 0 and grow with the
 * masses, so the lower end comes from lower masses rounded down, the upper end from upper masses rounded up.
 *
 *     Σ_c  K!/Π c_j! · Π p_j^{c_j} · kept_i(c) ,      for every atom i.
 */
import { Q, type Rational } from '../../../../../theory';
import type { TruncationRule } from '../../../../loops';
import type { WeighedAtoms } from '../atoms';
import { multisets } from '../multisets';
import { levelsOf, rankedMasses, truncationSum } from '../truncation';

/** One end of an enclosure in whole multiples of 2^−bits. Exact results stay exact, so that equal sides can be seen to be equal. */
export interface End {
  readonly bits: bigint;
  readonly rounds: 'down' | 'up';
}

/** `a/2^bits`, rounded to this end. */
const shift = (a: bigint, { bits, rounds }: End): bigint => (rounds === 'down' ? a >> bits : -(-a >> bits));

/** `a/b`, rounded to this end; a ≥ 0 and b > 0. */
const divide = (a: bigint, b: bigint, { rounds }: End): bigint => (rounds === 'down' ? a / b : (a + b - 1n) / b);

/** `0, 1, …, K`. */
const upTo = (K: number): bigint[] => Array.from({ length: K + 1 }, (_, c) => BigInt(c));

/** `1, p, …, p^K` for each mass. */
function powersOf(masses: readonly bigint[], K: number, end: End): bigint[][] {
  return masses.map((mass) => {
    const powers = [1n << end.bits];
    for (let c = 1; c <= K; c += 1) powers.push(shift((powers[c - 1] as bigint) * mass, end));
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
  /** 0, 1, …, K times the score of each atom. */
  readonly multiples: readonly (readonly bigint[])[];
  /** 0, 1, …, K. */
  readonly whole: readonly bigint[];
  readonly end: End;
  /** `Σ_c ways/total · c_i` for each atom i, in multiples of 2^−2 bits. */
  readonly taken: bigint[];
}

/**
 * A node fixes the counts of the first atoms, whose ways are in multiples of 2^−bits. It returns the sum of `ways/total` below it, and
 * adds `c_i · ways/total` to `taken` of each atom i, as the walk in doubles does.
 */
function walkMultisets(walk: Walk, atom: number, left: number, ways: bigint, total: bigint): bigint {
  const { powers, multiples, whole, end, taken } = walk;
  const last = taken.length - 1;
  const [power, multiple] = [powers[atom] as readonly bigint[], multiples[atom] as readonly bigint[]];
  const [powerOfLast, multipleOfLast] = [powers[last] as readonly bigint[], multiples[last] as readonly bigint[]];
  const row = binomials(left);
  let [below, weighted] = [0n, 0n];
  for (let c = 0; c <= left; c += 1) {
    if (power[c] === 0n) break;
    const chosen = c === 0 ? ways : shift(ways * ((row[c] as bigint) * (power[c] as bigint)), end);
    const sum = total + (multiple[c] as bigint);
    const rest = left - c;
    // The counts of the other atoms determine that of the last.
    const share =
      atom < last - 1
        ? walkMultisets(walk, atom + 1, rest, chosen, sum)
        : divide(chosen * (powerOfLast[rest] as bigint), sum + (multipleOfLast[rest] as bigint), end);
    below += share;
    if (c > 0) weighted += (whole[c] as bigint) * share;
  }
  taken[atom] = (taken[atom] as bigint) + weighted;
  if (atom === last - 1) taken[last] = (taken[last] as bigint) + (whole[left] as bigint) * below - weighted;
  return below;
}

/**
 * Luce's choice: `kept_i(c) = c_i s_i / Σ_j c_j s_j`.
 * @param masses in multiples of 2^−bits, at this end. @param scores positive. @param K at least 1
 */
export function luceSums(masses: readonly bigint[], scores: readonly bigint[], K: number, end: End): bigint[] {
  const powers = powersOf(masses, K, end);
  if (masses.length === 1) return [(powers[0] as bigint[])[K] as bigint];
  const whole = upTo(K);
  const multiples = scores.map((score) => whole.map((c) => c * score));
  const taken = masses.map(() => 0n);
  walkMultisets({ powers, multiples, whole, end, taken }, 0, K, 1n << end.bits, 0n);
  return taken.map((sum, i) => shift(sum * (scores[i] as bigint), end));
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
      if (c > 0) ways = shift(ways * ((powers[i] as bigint[])[c] as bigint), end);
    }
    if (ways === 0n) continue;
    ways *= multinomial[row] as bigint;
    const nums = kept[row] as readonly bigint[];
    for (let i = 0; i < n; i += 1) if (nums[i] !== 0n) sums[i] = (sums[i] as bigint) + ways * (nums[i] as bigint);
  }
  return sums.map((sum) => divide(sum, denominator, end));
}

/**
 * Truncation selection (`truncation.ts`).
 * @param masses in multiples of 2^−bits, at this end. @param K at least 1
 */
export function truncationSums(
  masses: readonly bigint[],
  rule: TruncationRule,
  atoms: WeighedAtoms,
  K: number,
  end: End,
): bigint[] {
  const { places, terms } = truncationSum(rule.places, K);
  const levels = levelsOf(atoms);
  const kept = masses.map(() => 0n);
  rankedMasses(levels, masses, 0n, (a, b) => a + b).forEach(({ better, equal, worse }, at) => {
    if (equal === 0n) return;
    const [betters, equals, worses] = powersOf([better, equal, worse], K, end) as [bigint[], bigint[], bigint[]];
    let sum = 0n;
    for (const term of terms) {
      const rest = worses[term.worse] as bigint;
      if (rest === 0n) continue;
      const beside = shift((betters[term.better] as bigint) * (equals[term.equal] as bigint), end);
      sum += term.coefficient * shift(beside * rest, end);
    }
    for (const i of levels[at] as readonly number[])
      kept[i] = divide(shift((masses[i] as bigint) * sum, end), places, end);
  });
  return kept;
}

/** Multiples of laws, as enclosures of their masses. */
export interface SignedTerm {
  readonly coefficient: Rational;
  readonly law: { readonly lo: readonly bigint[]; readonly hi: readonly bigint[] };
}

/** A sum of multiples of laws that is a law: a term below 0 has its largest size at the lower end. */
export function signedSums(terms: readonly SignedTerm[]): SignedTerm['law'] {
  const factors = Q.overOneDenominator(terms.map(({ coefficient }) => coefficient));
  const den = factors[0]?.den ?? 1n;
  const sumOf = (i: number, ends: readonly ['lo' | 'hi', 'lo' | 'hi']): bigint =>
    terms.reduce((sum, { law }, k) => {
      const { num } = factors[k] as Rational;
      return sum + num * (law[ends[num < 0n ? 1 : 0]][i] as bigint);
    }, 0n);
  const atoms = terms[0]?.law.lo ?? [];
  return {
    lo: atoms.map((_, i) => {
      const sum = sumOf(i, ['lo', 'hi']);
      return sum < 0n ? 0n : sum / den;
    }),
    hi: atoms.map((_, i) => divide(sumOf(i, ['hi', 'lo']), den, { bits: 0n, rounds: 'up' })),
  };
}
