import { describe, expect, test } from '@jest/globals';
import { SHAPES } from './signed-distances';

/** Points of the square [−1.2, 1.2]². */
const GRID = Array.from({ length: 41 * 41 }, (_, i): [number, number] => [
  -1.2 + 0.06 * (i % 41),
  -1.2 + 0.06 * Math.floor(i / 41),
]);

describe.each(Object.entries(SHAPES))('%s', (_, distance) => {
  test('no value changes faster than the point moves, so it is at most the distance to the edge', () => {
    const step = 0.01;
    for (const [x, y] of GRID) {
      for (const [dx, dy] of [
        [step, 0],
        [0, step],
        [step * Math.SQRT1_2, step * Math.SQRT1_2],
      ] as const)
        expect(Math.abs(distance(x + dx, y + dy) - distance(x, y))).toBeLessThanOrEqual(step * (1 + 1e-9));
    }
  });

  test('the gradient has length 1 almost everywhere, so values are distances to an edge or to its extension', () => {
    const h = 1e-5;
    const unit = GRID.filter(([x, y]) => {
      const dx = (distance(x + h, y + 0.003) - distance(x - h, y + 0.003)) / (2 * h);
      const dy = (distance(x, y + 0.003 + h) - distance(x, y + 0.003 - h)) / (2 * h);
      return Math.abs(Math.hypot(dx, dy) - 1) < 1e-3;
    });
    expect(unit.length / GRID.length).toBeGreaterThan(0.95);
  });

  test('the shape lies in [−0.97, 0.97]², also turned by up to 12°, so that no image cuts it', () => {
    for (const [x, y] of GRID) {
      if (distance(x, y) > 0) continue;
      for (const angle of [-12, 0, 12]) {
        const [c, s] = [Math.cos((Math.PI * angle) / 180), Math.sin((Math.PI * angle) / 180)];
        expect(Math.max(Math.abs(c * x + s * y), Math.abs(c * y - s * x))).toBeLessThanOrEqual(0.97);
      }
    }
  });
});

test.each([
  ['disc', 0, 0, -0.8],
  ['disc', 3, 4, 4.2],
  ['ring', 0.66, 0, -0.19],
  ['ring', 0, 0, 0.47],
  ['square', 1, 1, Math.hypot(0.3, 0.3)],
  ['frame', 0, 0, 0.43],
  ['triangle', 0, 0, -0.48],
  ['triangle', 0, 0.7, 0.22],
  ['cross', 0.9, 0.9, 0.66],
  ['horizontal bars', 0, 0.5, -0.22],
  ['vertical bars', 0.5, 0, -0.22],
  ['diamond', 0, 0, -0.68],
  ['crescent', 0.46, 0, 0.68],
] as const)('%s at (%d, %d) is %d away', (name, x, y, d) => {
  expect(SHAPES[name](x, y)).toBeCloseTo(d, 12);
});

test('bars that stand are bars that lie, turned by a right angle', () => {
  for (const [x, y] of GRID) expect(SHAPES['vertical bars'](x, y)).toBe(SHAPES['horizontal bars'](y, x));
});
