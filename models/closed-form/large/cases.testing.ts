/** Arbitrary large instances that are small enough for exact answers, for the tests of this folder. */
import * as fc from 'fast-check';
import { Q } from '../../../theory';
import { MASS_FAMILIES, WEIGHT_FAMILIES } from './families';
import type { LargeAtom, LargeInstance } from './instance';

const digits = fc.integer({ min: 1, max: 9 });
const weights: readonly fc.Arbitrary<number>[] = [
  digits,
  digits.map((k) => 1 + k * 2 ** -20),
  digits.map((k) => 1 + k * 2 ** -33),
  fc.tuple(digits, fc.integer({ min: -72, max: 72 })).map(([k, e]) => k * 2 ** e),
];
const masses: readonly fc.Arbitrary<number>[] = [
  digits,
  fc.tuple(digits, fc.integer({ min: 0, max: 12 })).map(([m, e]) => m * 10 ** e),
  fc.integer({ min: 0, max: 3 }),
];

const listed = fc
  .tuple(fc.constantFrom(...masses), fc.constantFrom(...weights))
  .chain(([mass, weight]) => fc.array(fc.record({ mass, weight }), { minLength: 1, maxLength: 4 }))
  .filter((atoms: readonly LargeAtom[]) => atoms.some(({ mass }) => mass > 0));

const more = fc.record({
  count: fc.integer({ min: 1, max: 3 }),
  masses: fc.constantFrom(...MASS_FAMILIES),
  weights: fc.constantFrom(...WEIGHT_FAMILIES),
  seed: fc.nat(1000),
});

const lambda = fc.oneof(
  fc.constant('infinity' as const),
  fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 6 })).map(([num, den]) => Q.of(num, den)),
);

/** At most seven atoms with all kinds of masses and weights. Exact answers are affordable for most of them. */
export const smallCases: fc.Arbitrary<LargeInstance> = fc
  .tuple(listed, fc.option(more, { nil: undefined }), fc.constantFrom(2, 2, 3, 4, Infinity, Infinity), lambda)
  .map(([atoms, rest, K, share]) => ({
    model: 'large-discrete',
    atoms,
    ...(rest ? { more: rest } : {}),
    K,
    lambda: share,
    rounds: K > 2 && K !== Infinity ? 1 : 2,
  }));
