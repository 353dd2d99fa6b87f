/**
 * Families of masses and weights, with which a large instance describes its atoms briefly.
 *
 * Masses are whole numbers and weights are doubles `m·2^e`, so both are exact. Atom 0 has the lowest weight of the
 * family and atom 1 a weight in the middle of the range, so three atoms have three different weights.
 */
import { Integers } from './integers';

const { floor } = Math;

/**
 * `equal`: 1. `integers`: 1 to 1000. `skewed`: 1 to 9 times 2^0 to 2^30. `zipf`: ⌊10^9/(j + 1)⌋ for atom j. `rare-best`: 1 for the
 * atoms of largest weight, 2^24 to 2^25 for the others.
 */
export const MASS_FAMILIES = ['equal', 'integers', 'skewed', 'zipf', 'rare-best'] as const;
export type MassFamily = (typeof MASS_FAMILIES)[number];

/**
 * `integers`: 1 to 9. `near-20` and `near-33`: 1 + k·2^−20 and 1 + k·2^−33 for k from 1 to 1000. `binades`: k·2^e for k from 1 to 7,
 * e from −72 to 72. `tied-top`: 8 for about half of the atoms, 1 to 7 for the others.
 */
export const WEIGHT_FAMILIES = ['integers', 'near-20', 'near-33', 'binades', 'tied-top'] as const;
export type WeightFamily = (typeof WEIGHT_FAMILIES)[number];

/** The least, middle and greatest whole number k of a family. */
const WHOLE: Readonly<Record<WeightFamily, readonly [number, number, number]>> = {
  integers: [1, 5, 9],
  'near-20': [1, 500, 1000],
  'near-33': [1, 500, 1000],
  binades: [1, 1, 7],
  'tied-top': [1, 4, 7],
};
const BINADES = 72;

/** The weights of `count` atoms. */
export function familyWeights(family: WeightFamily, count: number, seed: number): Float64Array {
  const random = new Integers(seed ^ 0x5bd1e995);
  const [least, middle, greatest] = WHOLE[family];
  const weights = new Float64Array(count);
  for (let j = 0; j < count; j += 1) {
    // Numbers are drawn for the first two atoms too, so that other atoms do not depend on them.
    const drawn = random.between(least, greatest);
    const more = random.between(-BINADES, BINADES);
    const k = j === 0 ? least : j === 1 ? middle : drawn;
    switch (family) {
      case 'integers':
        weights[j] = k;
        break;
      case 'near-20':
        weights[j] = 1 + k * 2 ** -20;
        break;
      case 'near-33':
        weights[j] = 1 + k * 2 ** -33;
        break;
      case 'binades':
        weights[j] = k * 2 ** (j === 0 ? -BINADES : j === 1 ? 0 : more);
        break;
      case 'tied-top':
        weights[j] = j > 1 && more > 0 ? 8 : k;
        break;
    }
  }
  return weights;
}

/** The masses of atoms with the given weights. */
export function familyMasses(family: MassFamily, weights: Float64Array, seed: number): Float64Array {
  const random = new Integers(seed);
  let top = 0;
  for (const weight of weights) if (weight > top) top = weight;
  const masses = new Float64Array(weights.length);
  for (let j = 0; j < weights.length; j += 1) {
    switch (family) {
      case 'equal':
        masses[j] = 1;
        break;
      case 'integers':
        masses[j] = random.between(1, 1000);
        break;
      case 'skewed':
        masses[j] = random.between(1, 9) * 2 ** random.between(0, 30);
        break;
      case 'zipf':
        masses[j] = floor(1e9 / (j + 1));
        break;
      case 'rare-best':
        masses[j] = weights[j] === top ? 1 : 2 ** 24 + random.between(0, 2 ** 20 - 1) * 16;
        break;
    }
  }
  return masses;
}
