import { expect, test } from '@jest/globals';
import { stream } from '../../random/stream';
import { symmetricEigen } from './symmetric-eigen';

test.each([1, 2, 3, 5, 8])('in R^%i, Σ λ v vᵀ is the matrix and the vectors are orthonormal', (d) => {
  const random = stream(1, 'eigen', d);
  const matrix = new Float64Array(d * d);
  for (let r = 0; r < d; r += 1) {
    for (let c = 0; c <= r; c += 1) matrix[r * d + c] = matrix[c * d + r] = random.normal();
  }
  const { values, vectors } = symmetricEigen(matrix, d);
  const entry = (k: number, r: number): number => vectors[k * d + r] as number;
  for (let r = 0; r < d; r += 1) {
    for (let c = 0; c < d; c += 1) {
      const rebuilt = values.reduce((sum, value, k) => sum + value * entry(k, r) * entry(k, c), 0);
      expect(rebuilt).toBeCloseTo(matrix[r * d + c] as number, 12);
      const inner = values.reduce((sum, _, k) => sum + entry(r, k) * entry(c, k), 0);
      expect(inner).toBeCloseTo(r === c ? 1 : 0, 12);
    }
  }
});

test('known eigenvalues', () => {
  expect(Array.from(symmetricEigen(Float64Array.of(2, 1, 1, 2), 2).values).sort()).toEqual([
    expect.closeTo(1, 14),
    expect.closeTo(3, 14),
  ]);
  expect(Array.from(symmetricEigen(new Float64Array(9), 3).values)).toEqual([0, 0, 0]);
});
