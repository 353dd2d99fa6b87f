/**
 * Eight Gaussians on a circle: `p(x) = (1/8) Σ_k N(x; m_k, σ²I)`, `m_k = 2 (cos(kπ/4), sin(kπ/4))`, σ = 1/8.
 *
 * Source: Ferbach et al. 2024, section 4 (mixture of Gaussians).
 */
import { stream } from '../../random';
import type { Dataset } from '../dataset';

const { cos, exp, log, PI, sin } = Math;

const MODES = 8;
const RADIUS = 2;
const DEVIATION = 0.125;

const MEANS = Array.from({ length: MODES }, (_, k) => {
  const angle = (2 * PI * k) / MODES;
  return [RADIUS * cos(angle), RADIUS * sin(angle)] as const;
});
const LOG_PEAK = -log(MODES * 2 * PI * DEVIATION * DEVIATION);

export const gaussians8: Dataset = {
  id: 'gaussians8',
  title: 'eight Gaussians on a circle',
  dimension: 2,
  sample: (count, seed) => {
    const random = stream(seed, 'dataset', 'gaussians8');
    const values = new Float64Array(2 * count);
    for (let at = 0; at < values.length; at += 2) {
      const [x, y] = MEANS[random.index(MODES)] as (typeof MEANS)[number];
      values[at] = x + DEVIATION * random.normal();
      values[at + 1] = y + DEVIATION * random.normal();
    }
    return { count, dimension: 2, values };
  },
  logDensity: (values, at) => {
    const terms = MEANS.map(([x, y]) => {
      const [u, v] = [((values[at] as number) - x) / DEVIATION, ((values[at + 1] as number) - y) / DEVIATION];
      return -(u * u + v * v) / 2;
    });
    const top = Math.max(...terms);
    if (top === -Infinity) return top;
    return LOG_PEAK + top + log(terms.reduce((sum, term) => sum + exp(term - top), 0));
  },
};
