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
import { Q, type Rational } from '../../../../theory';
import { multisets } from './multisets';

/** Masses, which sum to 1. */
export type ExactLaw = readonly Rational[];

/** @param values positive scores; only their ratios matter. @param K a whole number of at least 1 */
export function curateFinite(law: ExactLaw, values: readonly Rational[], K: number): Rational[] {
  const scores = Q.reduceAll(values).map(({ num }) => num);
  const n = law.length;
  const common = Q.overOneDenominator(law);
  const den = (common[0] as Rational).den;
  const { size, counts, multinomial } = multisets(n, K);
  const powers = common.map(({ num }) => Array.from({ length: K + 1 }, (_, c) => num ** BigInt(c)));
  const byTotal = new Map<bigint, bigint[]>();
  for (let row = 0; row < size; row += 1) {
    let ways = multinomial[row] as bigint;
    let total = 0n;
    for (let i = 0; i < n; i += 1) {
      const c = counts[row * n + i] as number;
      if (c === 0) continue;
      ways *= (powers[i] as bigint[])[c] as bigint;
      total += BigInt(c) * (scores[i] as bigint);
    }
    if (ways === 0n) continue;
    const kept = byTotal.get(total) ?? new Array<bigint>(n).fill(0n);
    for (let i = 0; i < n; i += 1) {
      const c = counts[row * n + i] as number;
      if (c > 0) kept[i] = (kept[i] as bigint) + ways * BigInt(c) * (scores[i] as bigint);
    }
    byTotal.set(total, kept);
  }
  const totals = [...byTotal.keys()];
  const lcm = totals.reduce((l, total) => (l / Q.gcd(l, total)) * total, 1n);
  const denominator = den ** BigInt(K) * lcm;
  return law.map((_, i) => {
    const num = totals.reduce((s, total) => s + ((byTotal.get(total) as bigint[])[i] as bigint) * (lcm / total), 0n);
    return { num, den: denominator };
  });
}

/** `p·s`, and `p·s / Σ p s`. */
export function tilted(law: ExactLaw, scores: readonly Rational[], normalised: boolean): Rational[] {
  const products = law.map((mass, i) => Q.mul(mass, scores[i] as Rational));
  if (!normalised) return products;
  const total = Q.sum(products);
  return products.map((product) => Q.div(product, total));
}
