import { expect, test } from '@jest/globals';
import { gaussLegendre } from './gauss-legendre';

test.each([2, 3, 8, 64])('%i nodes integrate polynomials up to degree 2n − 1', (n) => {
  const { nodes, weights } = gaussLegendre(n);
  for (let degree = 0; degree < 2 * n; degree += 1) {
    const sum = nodes.reduce((total, x, i) => total + (weights[i] as number) * x ** degree, 0);
    expect(sum).toBeCloseTo(degree % 2 === 0 ? 2 / (degree + 1) : 0, 13);
  }
});
