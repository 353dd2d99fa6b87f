import { expect, test } from '@jest/globals';
import { stream } from '../../random/stream';
import { cholesky } from './cholesky';
import { withFloor } from './covariance-floor';
import { symmetricEigen } from './symmetric-eigen';

test('a covariance above the floor stays as it is', () => {
  const covariance = Float64Array.of(2, 0.5, 0.5, 1);
  expect(withFloor(covariance, 2, 0.5)).toBe(covariance);
});

test('eigenvalues below the floor are raised to it, and the others kept', () => {
  const { values } = symmetricEigen(withFloor(Float64Array.of(1, 1, 1, 1), 2, 0.25), 2);
  expect(Array.from(values).sort()).toEqual([expect.closeTo(0.25, 12), expect.closeTo(2, 12)]);
});

test('no covariance above the floor has a larger likelihood', () => {
  const [floor, sample] = [0.3, Float64Array.of(1.2, 0.4, 0.4, 0.2)];
  /** `−log|Σ| − tr(Σ⁻¹ S)` in R². */
  const likelihood = ([a, b, , c]: ArrayLike<number> & Iterable<number>): number => {
    const [x, y, z] = [a as number, b as number, c as number];
    const determinant = x * z - y * y;
    const trace = (z * (sample[0] as number) - 2 * y * (sample[1] as number) + x * (sample[3] as number)) / determinant;
    return -Math.log(determinant) - trace;
  };
  const best = likelihood(withFloor(sample, 2, floor));
  const random = stream(5, 'floor');
  let compared = 0;
  for (let i = 0; i < 5000; i += 1) {
    const [x, y, z] = [2 * random.uniform(), random.uniform() - 0.2, 2 * random.uniform()];
    if (cholesky(Float64Array.of(x - floor, y, y, z - floor), 2) === undefined) continue;
    compared += 1;
    expect(likelihood([x, y, y, z])).toBeLessThanOrEqual(best);
  }
  expect(compared).toBeGreaterThan(1000);
});
