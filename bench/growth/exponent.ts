/** How a cost grows: exponents of a power law fitted to points. */

/** A cost at a size; both above 0. */
export interface Point {
  readonly size: number;
  readonly cost: number;
}

/** The exponent a of the power law `c·size^a` that fits best by least squares of the logarithms; NaN for fewer than two sizes. */
export function exponentOf(points: readonly Point[]): number {
  const logs = points.map(({ size, cost }) => [Math.log(size), Math.log(cost)] as const);
  const mean = (of: 0 | 1): number => logs.reduce((sum, pair) => sum + pair[of], 0) / logs.length;
  const [x0, y0] = [mean(0), mean(1)];
  const [top, bottom] = logs.reduce<[number, number]>(
    ([sxy, sxx], [x, y]) => [sxy + (x - x0) * (y - y0), sxx + (x - x0) ** 2],
    [0, 0],
  );
  return top / bottom;
}

/** The exponent between the last two sizes, towards which the growth tends. */
export const lastExponent = (points: readonly Point[]): number => exponentOf(points.slice(-2));
