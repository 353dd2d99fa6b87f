import { describe, expect, test } from '@jest/globals';
import { stream } from '../../random/stream';
import { cholesky, inverseOfLower } from './cholesky';

/** A packed lower triangle as a full matrix. */
const full = (packed: Float64Array, d: number): number[][] =>
  Array.from({ length: d }, (_, r) =>
    Array.from({ length: d }, (_v, c) => (c <= r ? (packed[(r * (r + 1)) / 2 + c] as number) : 0)),
  );

const product = (a: number[][], b: number[][]): number[][] =>
  a.map((row) => row.map((_, c) => row.reduce((sum, v, k) => sum + v * ((b[k] as number[])[c] as number), 0)));

const transposed = (a: number[][]): number[][] => a.map((_, r) => a.map((row) => row[r] as number));

describe.each([1, 2, 3, 6])('in R^%i', (d) => {
  const random = stream(1, 'cholesky', d);
  const lower = Array.from({ length: d }, (_, r) =>
    Array.from({ length: d }, (_v, c) => (c < r ? random.normal() : c === r ? 0.5 + random.uniform() : 0)),
  );
  const matrix = product(lower, transposed(lower));

  test('the factor of L·Lᵀ is L', () => {
    const factor = cholesky(Float64Array.from(matrix.flat()), d);
    full(factor as Float64Array, d)
      .flat()
      .forEach((v, i) => expect(v).toBeCloseTo(lower.flat()[i] as number, 12));
  });

  test('L times its inverse is the identity', () => {
    const factor = cholesky(Float64Array.from(matrix.flat()), d) as Float64Array;
    const identity = product(full(factor, d), full(inverseOfLower(factor, d), d));
    identity.flat().forEach((v, i) => expect(v).toBeCloseTo(i % (d + 1) === 0 ? 1 : 0, 12));
  });
});

test.each([
  ['zero', [0]],
  ['negative', [-1]],
  ['singular', [1, 2, 2, 4]],
  ['singular up to rounding', [0.1 * 0.1, 0.1 * 0.3, 0.1 * 0.3, 0.3 * 0.3]],
  ['indefinite', [1, 2, 2, 1]],
  ['infinite', [Infinity]],
  ['not a number', [NaN]],
])('a matrix that is %s has no factor', (_name, entries) => {
  expect(cholesky(Float64Array.from(entries), Math.sqrt(entries.length))).toBeUndefined();
});
