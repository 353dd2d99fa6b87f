/** Quantile of χ² with one degree of freedom: the square of a quantile of |Z|, Z standard normal. */

/** `P(|Z| ≤ z) = 2 φ(z) (z + z³/3 + z⁵/15 + …)`, z ≥ 0. */
function within(z: number): number {
  let [term, sum] = [z, z];
  for (let n = 1; term > sum * 2 ** -53; n += 1) {
    term *= (z * z) / (2 * n + 1);
    sum += term;
  }
  return (2 * sum * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
}

/** @param confidence a probability below `1 − 1e-14` */
export function chiSquaredQuantile(confidence: number): number {
  let [lo, hi] = [0, 8];
  for (let i = 0; i < 60; i += 1) {
    const z = (lo + hi) / 2;
    if (within(z) < confidence) lo = z;
    else hi = z;
  }
  return ((lo + hi) / 2) ** 2;
}
