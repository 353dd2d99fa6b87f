/**
 * Classes: the numbers 0 … C − 1 on the real line, with given masses.
 *
 * The density is with respect to the counting measure: `log p(c)` for a class c, −∞ elsewhere.
 */
import { InputError } from '../../../theory';
import { stream } from '../../random';
import type { Dataset } from '../dataset';

export interface ClassDataset extends Dataset {
  readonly classes: number;
  /** `p_ref(c)` for c = 0 … C − 1; they sum to 1. */
  readonly masses: readonly number[];
}

/** The largest distance of the sum of the masses from 1. */
const SUM_TOLERANCE = 1e-9;

function checked(masses: readonly number[]): readonly number[] {
  if (masses.length < 2)
    throw new InputError(`${masses.length} classes leave nothing to choose; give at least two masses`);
  const bad = masses.findIndex((m) => !(m >= 0 && m <= 1));
  if (bad >= 0) throw new InputError(`the mass of class ${bad} is ${masses[bad]}; masses are numbers from 0 to 1`);
  const total = masses.reduce((sum, m) => sum + m, 0);
  if (Math.abs(total - 1) > SUM_TOLERANCE) {
    throw new InputError(`the masses of the classes sum to ${total}; divide them by their sum`);
  }
  return masses.map((m) => m / total);
}

/** @throws InputError for fewer than two masses, one outside [0, 1], or a sum that is not 1 */
export function classes(masses: readonly number[], id = 'classes'): ClassDataset {
  const law = checked(masses);
  const last = law.reduce((found, m, c) => (m > 0 ? c : found), 0);
  return {
    id,
    title: `${law.length} classes`,
    dimension: 1,
    classes: law.length,
    masses: law,
    sample: (count, seed) => {
      const random = stream(seed, 'dataset', 'classes');
      const values = new Float64Array(count);
      for (let i = 0; i < count; i += 1) {
        let rest = random.uniform();
        let c = 0;
        while (c < last && rest >= (law[c] as number)) {
          rest -= law[c] as number;
          c += 1;
        }
        values[i] = c;
      }
      return { count, dimension: 1, values };
    },
    logDensity: (values, at) => Math.log(law[values[at] as number] ?? 0),
  };
}
