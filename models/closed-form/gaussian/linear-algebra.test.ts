import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Q, UndefinedValueError } from '../../../theory';
import {
  type Matrix,
  apply,
  determinant,
  inverse,
  isPositiveDefinite,
  isPositiveSemidefinite,
  isSymmetric,
  leadingMinors,
  multiply,
  quadraticForm,
} from './linear-algebra';

const matrix = (text: string): Matrix => text.split(';').map((row) => row.trim().split(' ').map(Q.parse));
const show = (a: Matrix): string => a.map((row) => row.map(Q.format).join(' ')).join('; ');

const square = fc
  .integer({ min: 1, max: 4 })
  .chain((d) =>
    fc.array(
      fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 5 })), {
        minLength: d,
        maxLength: d,
      }),
      { minLength: d, maxLength: d },
    ),
  )
  .map((rows): Matrix => rows.map((row) => row.map(([num, den]) => Q.of(num, den))));

const transpose = (a: Matrix): Matrix => a.map((_, i) => a.map((row) => row[i] ?? Q.zero));
const identity = (d: number): Matrix =>
  Array.from({ length: d }, (_, i) => Array.from({ length: d }, (__, j) => Q.of(i === j ? 1 : 0)));

describe('exact linear algebra', () => {
  it.each([
    ['5', '5'],
    ['2 1/2; 1/2 1', '7/4'],
    ['2 0 1; 1 3 -1; 0 5 4', '39'],
    ['1 2 3 4; 0 1 5 6; 0 0 2 7; 0 0 0 3', '6'],
    ['1 2; 2 4', '0'],
  ])('the determinant of [%s] is %s', (a, value) => {
    expect(Q.format(determinant(matrix(a)))).toBe(value);
  });

  it('gives the leading minors in order', () => {
    expect(leadingMinors(matrix('2 1 0; 1 2 1; 0 1 2')).map(Q.format)).toEqual(['2', '3', '4']);
  });

  it('multiplies a matrix with its inverse to the identity', () => {
    fc.assert(
      fc.property(square, (a) => {
        fc.pre(determinant(a).num !== 0n);
        expect(show(multiply(a, inverse(a)))).toBe(show(identity(a.length)));
      }),
    );
  });

  it('refuses to invert a singular matrix', () => {
    expect(() => inverse(matrix('1 2; 2 4'))).toThrow(UndefinedValueError);
  });

  it('finds every Gram matrix positive semidefinite, and definite if and only if it is regular', () => {
    fc.assert(
      fc.property(square, (m) => {
        const gram = multiply(transpose(m), m);
        expect(isSymmetric(gram)).toBe(true);
        expect(isPositiveSemidefinite(gram)).toBe(true);
        expect(isPositiveDefinite(gram)).toBe(determinant(m).num !== 0n);
      }),
    );
  });

  it.each(['-1', '0 1; 1 0', '0 0; 0 -1', '1 2; 2 1', '1 0 0; 0 0 0; 0 0 -1/9'])('finds [%s] not semidefinite', (a) => {
    expect(isPositiveSemidefinite(matrix(a))).toBe(false);
    expect(isPositiveDefinite(matrix(a))).toBe(false);
  });

  it('computes xᵀAx', () => {
    const a = matrix('1 2; 2 5');
    const x = [Q.of(1), Q.of(-1)];
    expect(apply(a, x).map(Q.format)).toEqual(['-1', '-3']);
    expect(Q.format(quadraticForm(a, x))).toBe('2');
  });

  it('detects a matrix that is not symmetric', () => {
    expect(isSymmetric(matrix('1 2; 3 1'))).toBe(false);
  });
});
