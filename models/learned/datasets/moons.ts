/**
 * Two moons: half circles of radius 1 with Gaussian noise, centred.
 *
 * A point of the upper moon is `(cos t, sin t) − c + σz`, with t uniform in [0, π], z standard normal, `c = (1/2, 1/4)`
 * and σ = 0.075. The lower moon is its reflection in the origin; both have equal shares. Without noise and centring,
 * these are the shapes of scikit-learn's `make_moons`.
 *
 * The density of the upper moon at distance ρ and angle φ from the centre of its circle is, with `κ = ρ/σ²`,
 * `(2πσ²)^{-1} e^{−(ρ−1)²/(2σ²)} · (1/π) ∫_0^π e^{−κ(1 − cos(t − φ))} dt`. Gauss–Legendre quadrature computes the
 * integral over u = |t − φ| on one or two intervals where the integrand decreases, up to the point where it has fallen
 * by the factor e^{−45}. Tests compare it with an independent sum to twelve digits.
 *
 * Source: Ferbach et al. 2024, section 4 (two moons); Pedregosa et al. 2011, `sklearn.datasets.make_moons`.
 */
import { stream } from '../../random';
import type { Dataset } from '../dataset';
import { gaussLegendre } from './gauss-legendre';

const { acos, atan2, cos, exp, hypot, log, max, min, PI, sin } = Math;

const DEVIATION = 0.075;
const VARIANCE = DEVIATION * DEVIATION;
const [CENTRE_X, CENTRE_Y] = [0.5, 0.25];
/** The integral is truncated where the integrand falls below e^{−45} of its maximum. */
const DEPTH = 45;
/** Beyond this distance the density is 0 in doubles. */
const FAR = 1e6;
const { nodes, weights } = gaussLegendre(48);

/** `log ∫ e^{−κ(1 − cos u)} du` over intervals within [0, π]. */
function logArcIntegral(kappa: number, intervals: readonly (readonly [number, number])[]): number {
  const nearest = intervals.reduce((least, [from]) => min(least, from), PI);
  const reach = acos(max(-1, cos(nearest) - DEPTH / kappa));
  let sum = 0;
  for (const [from, to] of intervals) {
    const half = (min(to, reach) - from) / 2;
    if (half <= 0) continue;
    for (let i = 0; i < nodes.length; i += 1) {
      const u = from + half * (1 + (nodes[i] as number));
      // cos a − cos u = 2 sin((u + a)/2) sin((u − a)/2) avoids cancellation.
      const fall = 2 * kappa * sin((u + nearest) / 2) * sin((u - nearest) / 2);
      sum += (weights[i] as number) * half * exp(-fall);
    }
  }
  return log(sum) - 2 * kappa * sin(nearest / 2) ** 2;
}

/** The log-density of the upper half circle with noise, centred at the origin. */
function logHalfCircle(x: number, y: number): number {
  const distance = hypot(x, y);
  if (distance > FAR) return -Infinity;
  const angle = atan2(y, x);
  const intervals: readonly (readonly [number, number])[] =
    angle >= 0
      ? [
          [0, angle],
          [0, PI - angle],
        ]
      : [
          [-angle, PI],
          [PI + angle, PI],
        ];
  const logIntegral = logArcIntegral(distance / VARIANCE, intervals);
  return logIntegral - log(PI) - (distance - 1) ** 2 / (2 * VARIANCE) - log(2 * PI * VARIANCE);
}

export const moons: Dataset = {
  id: 'moons',
  title: 'two moons',
  dimension: 2,
  sample: (count, seed) => {
    const random = stream(seed, 'dataset', 'moons');
    const values = new Float64Array(2 * count);
    for (let at = 0; at < values.length; at += 2) {
      const side = random.index(2) === 0 ? 1 : -1;
      const angle = PI * random.uniform();
      values[at] = side * (cos(angle) - CENTRE_X) + DEVIATION * random.normal();
      values[at + 1] = side * (sin(angle) - CENTRE_Y) + DEVIATION * random.normal();
    }
    return { count, dimension: 2, values };
  },
  logDensity: (values, at) => {
    const [x, y] = [values[at] as number, values[at + 1] as number];
    const [upper, lower] = [logHalfCircle(CENTRE_X + x, CENTRE_Y + y), logHalfCircle(CENTRE_X - x, CENTRE_Y - y)];
    const top = max(upper, lower);
    return top === -Infinity ? top : log(0.5) + top + log(exp(upper - top) + exp(lower - top));
  },
};
