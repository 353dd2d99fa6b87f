/**
 * Luce's choice on exact discrete laws.
 *
 * The finite-K update is a sum over multisets c of K draws (Ferbach et al. 2024, section 2):
 *
 *     (p H^K_p)(i) = Σ_c  K!/Π c_j! · Π p_j^{c_j} · c_i s_i / Σ_j c_j s_j ,      s = w^power
 *
 * With p over one common denominator and integer scores, terms with the same total Σ c_j s_j share a denominator; they
 * are added as integers, and one fraction is formed per distinct total. Masses are reduced once per step.
 */
import { NotRepresentableError, Q, type Rational } from '../../../../theory';
import { multisetCount, multisets } from './multisets';

/** Masses, which sum to 1. */
export type ExactLaw = readonly Rational[];

/** Bits of numbers, and bits times multisets, beyond which an exact step costs more than it is worth. */
export const MOST_BITS = 200_000;
export const MOST_WORK = 3e7;

const refuse = (why: string): never => {
  throw new NotRepresentableError(why);
};

/** The totals `Σ_j c_j s_j` of all multisets, and the least common multiple of the distinct ones. */
function totalsOf(
  scores: readonly bigint[],
  K: number,
  mostBits: number,
): { readonly ofRow: readonly bigint[]; readonly lcm: bigint } {
  const n = scores.length;
  const { size, counts } = multisets(n, K);
  const multiples = scores.map((score) => Array.from({ length: K + 1 }, (_, c) => BigInt(c) * score));
  const limit = 1n << BigInt(mostBits);
  const distinct = new Set<bigint>();
  const ofRow: bigint[] = [];
  let lcm = 1n;
  for (let row = 0; row < size; row += 1) {
    let total = 0n;
    for (let i = 0; i < n; i += 1) {
      const c = counts[row * n + i] as number;
      if (c > 0) total += (multiples[i] as bigint[])[c] as bigint;
    }
    ofRow.push(total);
    if (distinct.has(total)) continue;
    distinct.add(total);
    if (lcm % total !== 0n) lcm = (lcm / Q.gcd(lcm, total)) * total;
    if (lcm > limit) refuse(`a common denominator of more than ${mostBits} bits`);
  }
  return { ofRow, lcm };
}

/** `Σ_c ways · c_i` of every atom over the multisets c with the same total, by total; for masses `nums/den`, `den^K` times. */
function takenByTotal(nums: readonly bigint[], K: number, ofRow: readonly bigint[]): Map<bigint, bigint[]> {
  const n = nums.length;
  const { size, counts, multinomial } = multisets(n, K);
  const powers = nums.map((num) => Array.from({ length: K + 1 }, (_, c) => num ** BigInt(c)));
  const whole = Array.from({ length: K + 1 }, (_, c) => BigInt(c));
  const byTotal = new Map<bigint, bigint[]>();
  for (let row = 0; row < size; row += 1) {
    const total = ofRow[row] as bigint;
    let taken = byTotal.get(total);
    if (taken === undefined) byTotal.set(total, (taken = new Array<bigint>(n).fill(0n)));
    let ways = multinomial[row] as bigint;
    for (let i = 0; i < n; i += 1) {
      const c = counts[row * n + i] as number;
      if (c > 0) ways *= (powers[i] as bigint[])[c] as bigint;
    }
    for (let i = 0; i < n; i += 1) {
      const c = counts[row * n + i] as number;
      if (c > 0) taken[i] = (taken[i] as bigint) + (c === 1 ? ways : ways * (whole[c] as bigint));
    }
  }
  return byTotal;
}

/**
 * @param values positive scores, of which only the ratios matter. @param K whole number of at least 1
 * @param mostBits of the common denominator of the sums of scores
 * @throws NotRepresentableError where the exact step would cost more than it is worth
 */
export function curateFinite(
  law: ExactLaw,
  values: readonly Rational[],
  K: number,
  mostBits = MOST_BITS,
): readonly Rational[] {
  const charged = law.flatMap(({ num }, i) => (num === 0n ? [] : [i]));
  const scores = Q.reduceAll(charged.map((i) => values[i] as Rational)).map(({ num }) => num);
  const n = charged.length;
  const common = Q.overOneDenominator(charged.map((i) => law[i] as Rational));
  const den = (common[0] as Rational).den;
  const isNormalised = common.reduce((sum, { num }) => sum + num, 0n) === den;
  // One of K is then kept at random.
  if (K === 1 || (isNormalised && scores.every((score) => score === scores[0]))) return law;
  const bits = K * den.toString(16).length * 4;
  if (multisetCount(n, K) * bits > MOST_WORK) refuse(`${multisetCount(n, K)} multisets of masses of ${bits} bits`);
  const { ofRow, lcm } = totalsOf(scores, K, mostBits);
  const nums = common.map(({ num }) => num);
  const sums = new Array<bigint>(n).fill(0n);
  for (const [total, taken] of takenByTotal(nums, K, ofRow)) {
    const share = lcm / total;
    for (let i = 0; i < n; i += 1) sums[i] = (sums[i] as bigint) + (taken[i] as bigint) * share;
  }
  const denominator = den ** BigInt(K) * lcm;
  const curated = law.map((): Rational => ({ num: 0n, den: denominator }));
  charged.forEach((atom, i) => {
    curated[atom] = { num: (sums[i] as bigint) * (scores[i] as bigint), den: denominator };
  });
  return curated;
}

/** `p·s`, and `p·s / Σ p s`. */
export function tilted(law: ExactLaw, scores: readonly Rational[], normalised: boolean): Rational[] {
  const products = law.map((mass, i) => Q.mul(mass, scores[i] as Rational));
  if (!normalised) return products;
  const total = Q.sum(products);
  return products.map((product) => Q.div(product, total));
}
