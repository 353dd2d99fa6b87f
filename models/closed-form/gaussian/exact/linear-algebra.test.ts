import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Q } from '../../../../theory';
import {
  type Matrix,
  type WholeMatrix,
  adjugate,
  apply,
  combination,
  determinant,
  isPositiveDefinite,
  isPositiveSemidefinite,
  isSymmetric,
  multiply,
  outer,
  quadraticForm,
  traceOfProduct,
  wholeMatrix,
} from './linear-algebra';

const matrix = (text: string): Matrix => text.split(';').map((row) => row.trim().split(' ').map(Q.parse));
const whole = (text: string): WholeMatrix => wholeMatrix(matrix(text)).entries;

/** Entries up to 2^40: products of four of them need BigInts. */
const square = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom(9, 2 ** 40)).chain(([d, most]) =>
  fc.array(
    fc.maxSafeInteger().map((n) => n % most),
    { minLength: d * d, maxLength: d * d },
  ),
);

const rowsOf = (m: WholeMatrix): number => Math.sqrt(m.length);
const transpose = (m: WholeMatrix): WholeMatrix => {
  const d = rowsOf(m);
  return m.map((_, at) => m[(at % d) * d + Math.floor(at / d)] ?? 0);
};
const identity = (d: number): WholeMatrix => Array.from({ length: d * d }, (_, at) => (at % (d + 1) === 0 ? 1 : 0));

describe('exact linear algebra', () => {
  it.each([
    ['5', 5],
    ['4 1; 1 2', 7],
    ['2 0 1; 1 3 -1; 0 5 4', 39],
    ['1 2 3 4; 0 1 5 6; 0 0 2 7; 0 0 0 3', 6],
    ['1 2; 2 4', 0],
  ])('the determinant of [%s] is %s', (a, value) => {
    expect(determinant(whole(a))).toBe(value);
  });

  it('brings rationals over their least common denominator', () => {
    expect(wholeMatrix(matrix('2 1/2; 1/3 -1'))).toEqual({ entries: [12, 3, 2, -6], den: 6 });
  });

  it('multiplies a matrix with its adjugate to the determinant', () => {
    fc.assert(
      fc.property(square, (m) => {
        expect(multiply(m, adjugate(m))).toEqual(combination(determinant(m), identity(rowsOf(m)), 0, m));
      }),
    );
  });

  it('finds the trace of a product', () => {
    fc.assert(
      fc.property(square, (m) => {
        const trace = multiply(m, m)
          .filter((_, at) => at % (rowsOf(m) + 1) === 0)
          .reduce<bigint>((sum, entry) => sum + BigInt(entry), 0n);
        expect(BigInt(traceOfProduct(m, m))).toBe(trace);
      }),
    );
  });

  it('finds every Gram matrix positive semidefinite, and definite if and only if it is regular', () => {
    fc.assert(
      fc.property(square, (m) => {
        const gram = multiply(transpose(m), m);
        expect(isPositiveSemidefinite(gram)).toBe(true);
        expect(isPositiveDefinite(gram)).toBe(determinant(m) !== 0);
      }),
    );
  });

  it.each(['-1', '0 1; 1 0', '0 0; 0 -1', '1 2; 2 1', '1 0 0; 0 0 0; 0 0 -1/9'])('finds [%s] not semidefinite', (a) => {
    expect(isPositiveSemidefinite(whole(a))).toBe(false);
    expect(isPositiveDefinite(whole(a))).toBe(false);
  });

  it('computes xᵀAx and x yᵀ', () => {
    const a = whole('1 2; 2 5');
    expect(apply(a, [1, -1])).toEqual([-1, -3]);
    expect(quadraticForm(a, [1, -1])).toBe(2);
    expect(outer([1, -1], [2, 3])).toEqual([2, 3, -2, -3]);
  });

  it('detects a matrix that is not symmetric', () => {
    expect(isSymmetric(matrix('1 2; 2 1'))).toBe(true);
    expect(isSymmetric(matrix('1 2; 3 1'))).toBe(false);
  });
});
