import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type WeightedAtoms, weightedAtoms } from './weighted-atoms';

const atoms = weightedAtoms({ mass: { max: 1000 }, weight: { min: 0, max: 1000 } });

const pair = (mass: readonly number[], weight: readonly number[]): WeightedAtoms => ({
  mass: Float64Array.from(mass),
  weight: Float64Array.from(weight),
});

function smallest(fails: (value: WeightedAtoms) => boolean, seed: number): WeightedAtoms | undefined {
  return fc.check(
    fc.property(atoms, (value) => !fails(value)),
    { seed, numRuns: 1000 },
  ).counterexample?.[0];
}

describe('weighted atoms', () => {
  it('have as many weights as masses, whole numbers in their ranges', () => {
    const inside = (values: Float64Array, least: number): boolean =>
      values.every((value) => Number.isInteger(value) && value >= least && value <= 1000);
    fc.assert(
      fc.property(
        atoms,
        ({ mass, weight }) =>
          mass.length === weight.length && mass.length >= 2 && mass.length <= 8 && inside(mass, 1) && inside(weight, 0),
      ),
      { seed: 1 },
    );
  });

  it('by default lie in 1..9', () => {
    const values = fc
      .sample(weightedAtoms(), { numRuns: 300, seed: 2 })
      .flatMap(({ mass, weight }) => [...mass, ...weight]);
    expect([...new Set(values)].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it.each([1, 2, 3])('shrink to the smallest example (seed %i)', (seed) => {
    expect(smallest(() => true, seed)).toEqual(pair([1, 1], [0, 0]));
    expect(smallest(({ weight }) => weight.some((w) => w >= 500), seed)).toEqual(pair([1, 1], [0, 500]));
    expect(smallest(({ mass }) => mass.length > 4, seed)).toEqual(pair([1, 1, 1, 1, 1], [0, 0, 0, 0, 0]));
  });

  it('shrink from a value of the user', () => {
    const given = pair([5, 6, 7], [3, 3, 3]);
    const details = fc.check(
      fc.property(atoms, () => false),
      { examples: [[given]], numRuns: 1 },
    );
    expect(details.counterexample?.[0]).toEqual(pair([1, 1], [0, 0]));
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['plain arrays', { mass: [1, 1], weight: [1, 1] }],
    ['unequal lengths', pair([1, 1], [1, 1, 1])],
    ['a fraction', pair([1, 1.5], [1, 1])],
    ['NaN', pair([1, NaN], [1, 1])],
    ['a mass of 0', pair([1, 0], [1, 1])],
    ['a weight beyond the range', pair([1, 1], [1, 1001])],
    ['too few atoms', pair([1], [1])],
  ])('do not include %s', (_name, value) => {
    expect(atoms.canShrinkWithoutContext(value)).toBe(false);
  });
});
