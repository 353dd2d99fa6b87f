/**
 * Luce's choice of m of K candidates, one after another without replacement (Plackett–Luce for the first m places), as a signed sum of Luce's choices of one:
 *
 *     p H_{m,K} = Σ_{k=K−m+1}^K  (−1)^{k−1−K+m} · C(m−1, K−k) · C(K, m) (K − m)/(k (k − 1)) · p H^k_p ,      m < K,
 *
 * is the law of a random one of the m. For 2 of 3 it is `(3 p H² − p H³)/2`.
 *
 * Proof. Give each candidate an exponential clock whose rate is its score s; the first m that ring are the choice. Clocks of i.i.d. candidates are
 * i.i.d., with `P(clock > t) = φ(t) = Σ p_i e^{−s_i t}`. An atom i whose clock rings at t is kept if fewer than m of the other K − 1 have rung, so
 *
 *     (p H_{m,K})(i) = (K/m) ∫ p_i s_i e^{−s_i t} P(Bin(K − 1, 1 − φ(t)) < m) dt ,      (p H^k)(i) = k ∫ p_i s_i e^{−s_i t} φ(t)^{k−1} dt .
 *
 * `P(Bin(K − 1, 1 − x) < m) = (K − m) C(K − 1, m − 1) ∫_0^x u^{K−m−1} (1 − u)^{m−1} du` is a polynomial in x; compare powers.
 * Source: successive sampling, Rosén 1972; clocks and signed sums of order statistics, David & Nagaraja 2003, *Order Statistics*, section 3.4.
 */
import { Q, type Rational } from '../../theory';

/** A multiple of the law of one of so many candidates. */
export interface SuccessiveTerm {
  readonly candidates: number;
  readonly coefficient: Rational;
}

/** Whole binomials `C(n, 0) … C(n, most)`. */
function binomials(n: number, most: number): readonly bigint[] {
  const row = [1n];
  for (let k = 1; k <= most; k += 1) row.push(((row[k - 1] as bigint) * BigInt(n - k + 1)) / BigInt(k));
  return row;
}

/**
 * The terms of the sum; their coefficients have sum 1 and alternate in sign. Of at most m candidates all are kept, and the law stays.
 * @param places m, a whole number of at least 1
 * @param candidates K, a whole number above m
 */
export function successiveTerms(places: number, candidates: number): readonly SuccessiveTerm[] {
  const ways = (binomials(candidates, places)[places] as bigint) * BigInt(candidates - places);
  const signed = binomials(places - 1, places - 1);
  return signed.map((binomial, l) => {
    const k = candidates - places + 1 + l;
    const size = Q.of(binomial * ways, BigInt(k) * BigInt(k - 1));
    return { candidates: k, coefficient: l % 2 === 0 ? size : Q.neg(size) };
  });
}
