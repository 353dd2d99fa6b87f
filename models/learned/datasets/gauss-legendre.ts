/**
 * Gauss–Legendre quadrature: `∫_{−1}^{1} f ≈ Σ_i ω_i f(x_i)`, exact for polynomials of degree 2n − 1.
 *
 * Nodes are the roots of the Legendre polynomial P_n, by Newton's method; `ω_i = 2 / ((1 − x_i²) P_n'(x_i)²)`.
 *
 * Source: Davis & Rabinowitz, *Methods of Numerical Integration*, section 2.7.
 */

export interface Quadrature {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/** `P_n(x)` and `P_n'(x)` by the three-term recurrence. */
function legendre(n: number, x: number): readonly [number, number] {
  let [previous, value] = [1, x];
  for (let k = 2; k <= n; k += 1) {
    [previous, value] = [value, ((2 * k - 1) * x * value - (k - 1) * previous) / k];
  }
  return [value, (n * (x * value - previous)) / (x * x - 1)];
}

/** The rule with n ≥ 2 nodes, in decreasing order. */
export function gaussLegendre(n: number): Quadrature {
  const nodes = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    for (let step = 0; step < 10; step += 1) {
      const [value, slope] = legendre(n, x);
      x -= value / slope;
    }
    const [, slope] = legendre(n, x);
    nodes[i] = x;
    weights[i] = 2 / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights };
}
