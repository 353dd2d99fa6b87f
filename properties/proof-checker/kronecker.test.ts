import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { kroneckerProduct, type Monomials } from './kronecker';
import { gathered, pairsOf, product, type Terms } from './terms';

/** Masses p1, p2, p3, weights a1, a2 and one more variable. */
const BASE = 64;
const monomials: Monomials = {
  base: BASE,
  places: [5, 4, 3, 2, 1, 0].map((power) => BASE ** power),
  groups: [[0, 1, 2], [3, 4], [5]],
};

const keyOf = (exponents: readonly number[]): number =>
  exponents.reduce((key, e, v) => key + e * (monomials.places[v] as number), 0);

const pairByPair = (a: Terms, b: Terms): Terms =>
  gathered(pairsOf(a).flatMap(([key, c]) => pairsOf(b).map(([other, d]) => [key + other, c * d] as const)));

/** Small coefficients make cancellation likely, long ones fill their digits. */
const coefficient = fc.oneof(fc.bigInt({ min: -2n, max: 2n }), fc.bigInt({ min: -(2n ** 90n), max: 2n ** 90n }));

/** Exponents of given degrees in masses and in weights. */
const homogeneous = (masses: number, weights: number): fc.Arbitrary<number[]> =>
  fc
    .tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 }), fc.nat({ max: 2 }), fc.nat({ max: 1 }))
    .map(([p2, p3, a2, l]) => [masses - p2 - p3, p2, p3, weights - a2, a2, l]);

const anyExponents = fc
  .array(fc.nat({ max: 1 }), { minLength: 6, maxLength: 6 })
  .map((exponents) => exponents.map((e, v) => (v % 2 === 0 ? e : e + 1)));

const polynomial = (exponents: fc.Arbitrary<number[]>): fc.Arbitrary<Terms> =>
  fc
    .array(fc.tuple(exponents, coefficient), { minLength: 1, maxLength: 100, size: 'max' })
    .map((terms) => gathered(new Map(terms.map(([each, c]) => [keyOf(each), c === 0n ? 1n : c]))));

const factors = fc.oneof(
  fc.tuple(polynomial(homogeneous(6, 4)), polynomial(homogeneous(8, 5))),
  fc.tuple(polynomial(homogeneous(6, 4)), polynomial(anyExponents)),
  fc.tuple(polynomial(anyExponents), polynomial(anyExponents)),
);

test('products by whole numbers, and term by term, are sums of the products of all pairs of terms', () => {
  let products = 0;
  fc.assert(
    fc.property(factors, ([a, b]) => {
      const expected = pairByPair(a, b);
      expect(product(a, b)).toEqual(expected);
      const quick = kroneckerProduct(a, b, monomials);
      if (quick === undefined) return;
      products += 1;
      expect(quick).toEqual(expected);
    }),
    { numRuns: 400 },
  );
  expect(products).toBeGreaterThan(50);
});

test('a product of few terms far apart is left to multiplying term by term', () => {
  const apart = gathered([
    [keyOf([9, 0, 0, 5, 0, 0]), 1n],
    [keyOf([0, 9, 0, 0, 5, 9]), 1n],
  ]);
  expect(kroneckerProduct(apart, apart, monomials)).toBeUndefined();
});

test.each([
  ['the largest coefficients of one sign', 2n ** 64n - 1n],
  ['the largest coefficients below 0', -(2n ** 64n - 1n)],
])('%s do not run into the next digit', (_, c) => {
  const a = gathered(Array.from({ length: 16 }, (__, e) => [e, c] as const));
  expect(kroneckerProduct(a, a, monomials)).toEqual(pairByPair(a, a));
});
