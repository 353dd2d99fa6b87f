/**
 * A correlated Gaussian on the plane: mean 0, standard deviations σ_1 = 1.5 and σ_2 = 1, correlation ρ = 0.6.
 *
 * `log p(x) = −½ (z_1² + z_2²) − log(2π σ_1 σ_2 √(1 − ρ²))` with `z_1 = x_1/σ_1` and `z_2 = (x_2/σ_2 − ρ z_1)/√(1 − ρ²)`.
 */
import { stream } from '../../random';
import type { Dataset } from '../dataset';

const [DEVIATION_1, DEVIATION_2, CORRELATION] = [1.5, 1, 0.6];
const INDEPENDENT = Math.sqrt(1 - CORRELATION * CORRELATION);
const LOG_PEAK = -Math.log(2 * Math.PI * DEVIATION_1 * DEVIATION_2 * INDEPENDENT);

export const gaussian2d: Dataset = {
  id: 'gaussian2d',
  title: 'a correlated Gaussian on the plane',
  dimension: 2,
  sample: (count, seed) => {
    const random = stream(seed, 'dataset', 'gaussian2d');
    const values = new Float64Array(2 * count);
    for (let at = 0; at < values.length; at += 2) {
      const z = random.normal();
      values[at] = DEVIATION_1 * z;
      values[at + 1] = DEVIATION_2 * (CORRELATION * z + INDEPENDENT * random.normal());
    }
    return { count, dimension: 2, values };
  },
  logDensity: (values, at) => {
    const first = (values[at] as number) / DEVIATION_1;
    const second = ((values[at + 1] as number) / DEVIATION_2 - CORRELATION * first) / INDEPENDENT;
    return LOG_PEAK - (first * first + second * second) / 2;
  },
};
