/**
 * Luce's choice on exact discrete laws.
 *
 * The finite-K update is a sum over multisets c of K draws (Ferbach et al. 2024, section 2):
 *
 *     (p H^K_p)(i) = Σ_c  K!/Π c_j! · Π p_j^{c_j} · c_i s_i / Σ_j c_j s_j ,      s = w^power
 *
 * With p over one common denominator and integer scores, the terms are whole multiples of the inverse of the least common multiple of all
 * totals Σ c_j s_j; they are added as integers. Masses are reduced once per step.
 */
import { NotRepresentableError, Q, type Rational } from '../../../../theory';
import type { LuceScores, Totals } from './luce-scores';
import { checkEnumerable, multisetCount, multisets } from './multisets';

/** Masses, which sum to 1. */
export type ExactLaw = readonly Rational[];

/** Bits of numbers, and bits times multisets, beyond which an exact step costs more than it is worth. */
export const MOST_BITS = 200_000;
export const MOST_WORK = 3e7;

const refuse = (why: string): never => {
  throw new NotRepresentableError(why);
};

/** `1, m, …, m^K`. */
export function powersOf(m: bigint, K: number): bigint[] {
  const powers = [1n];
  for (let c = 1; c <= K; c += 1) powers.push((powers[c - 1] as bigint) * m);
  return powers;
}

/** `Σ_c K!/Π c_j! · Π p_j^{c_j} · c_i / Σ_j c_j s_j` of every atom i; for masses `nums/den`, `den^K · lcm` times. */
function takenShares(nums: readonly bigint[], K: number, { ofRow, lcm }: Totals): readonly bigint[] {
  const n = nums.length;
  const { size, counts, multinomial } = multisets(n, K);
  const powers = nums.map((num) => powersOf(num, K));
  const whole = Array.from({ length: K + 1 }, (_, c) => BigInt(c));
  const taken = new Array<bigint>(n).fill(0n);
  for (let row = 0; row < size; row += 1) {
    const at = row * n;
    let ways = multinomial[row] as bigint;
    for (let i = 0; i < n; i += 1) {
      const c = counts[at + i] as number;
      if (c > 0) ways *= (powers[i] as bigint[])[c] as bigint;
    }
    const share = ways * (lcm / (ofRow[row] as bigint));
    for (let i = 0; i < n; i += 1) {
      const c = counts[at + i] as number;
      if (c > 0) taken[i] = (taken[i] as bigint) + (c === 1 ? share : share * (whole[c] as bigint));
    }
  }
  return taken;
}

/**
 * Atoms of equal score are one atom in the sum, which shares the result in the ratio of their masses.
 * @param K whole number of at least 1
 * @param mostBits of the common denominator of the sums of scores
 * @throws NotRepresentableError where the exact step would cost more than it is worth
 */
export function curateFinite(law: ExactLaw, scores: LuceScores, K: number, mostBits = MOST_BITS): ExactLaw {
  const charged = law.flatMap(({ num }, i) => (num === 0n ? [] : [i]));
  const common = Q.overOneDenominator(charged.map((i) => law[i] as Rational));
  const { den } = common[0] as Rational;
  const among = scores.among(charged);
  const { distinct, levelOf } = among;
  const levels = distinct.map(() => 0n);
  common.forEach(({ num }, i) => (levels[levelOf[i] as number] = (levels[levelOf[i] as number] as bigint) + num));
  // One of K is then kept at random.
  if (K === 1 || (distinct.length === 1 && levels[0] === den)) return law;
  const bits = K * Q.bitLength({ num: den, den: 1n });
  const count = multisetCount(charged.length, K);
  if (count * bits > MOST_WORK) refuse(`${count} multisets of masses of ${bits} bits`);
  checkEnumerable(charged.length, K);
  const totals = among.totalsAmong(K, mostBits);
  const denominator = den ** BigInt(K) * totals.lcm;
  // Every term of a level has its mass as a factor.
  const factors = takenShares(levels, K, totals).map(
    (taken, level) => (taken / (levels[level] as bigint)) * (distinct[level] as bigint),
  );
  const curated = law.map((): Rational => ({ num: 0n, den: denominator }));
  charged.forEach((atom, i) => {
    curated[atom] = {
      num: (common[i] as Rational).num * (factors[levelOf[i] as number] as bigint),
      den: denominator,
    };
  });
  return curated;
}

/** `p·s / Σ p s`. */
export function tilted(law: ExactLaw, { values }: LuceScores): ExactLaw {
  const products = Q.overOneDenominator(law).map(({ num }, i) => num * (values[i] as Rational).num);
  const total = products.reduce((sum, product) => sum + product, 0n);
  return products.map((num) => Q.of(num, total));
}

/** `p·s`. */
export function tiltedUnnormalised(law: ExactLaw, { values }: LuceScores): ExactLaw {
  return law.map((mass, i) => Q.mul(mass, values[i] as Rational));
}
