/** Series against derivatives in closed form, and against values at points of a box. */
import { describe, expect, it } from '@jest/globals';
import { type Interval, doubleArithmetic, point } from '../../theory';
import { Indices, type Taylor, taylorArithmetic, variable } from './taylor';

const indices = new Indices(2, [
  [1, 2],
  [2, 1],
]);
const A = taylorArithmetic(doubleArithmetic, indices);

/** `log(1 + x y)/(x + y)` at a box. */
function series(x: Interval, y: Interval): Taylor<Interval> {
  const [X, Y] = [variable(doubleArithmetic, indices, 0, x), variable(doubleArithmetic, indices, 1, y)];
  const one = A.fromRational({ num: 1n, den: 1n });
  return A.div(A.log(A.add(one, A.mul(X, Y))), A.add(X, Y));
}

const contains = (outer: Interval | undefined, inner: Interval | undefined): boolean =>
  outer !== undefined && inner !== undefined && outer.lo <= inner.lo && inner.hi <= outer.hi;

describe('a truncation', () => {
  it('has all indices below the largest, each after those below it', () => {
    expect(indices.all.map((index) => index.join(''))).toEqual(['00', '01', '10', '02', '11', '20', '12', '21']);
    expect(() => indices.position([2, 2])).toThrow(RangeError);
  });
});

describe('series over enclosures', () => {
  it.each([
    // f = log(1 + xy)/(x + y) at (1, 1): by hand, with L = log 2.
    ['value', [0, 0], Math.LN2 / 2],
    ['∂x', [1, 0], 1 / 4 - Math.LN2 / 4],
    ['∂y²/2', [0, 2], -1 / 16 - 1 / 8 + Math.LN2 / 8],
    ['∂x∂y', [1, 1], 1 / 8 - 1 / 4 + Math.LN2 / 4],
  ] as const)('encloses the %s', (_, index, expected) => {
    const enclosed = series(point(1), point(1))[indices.position(index)];
    expect(enclosed?.lo).toBeLessThanOrEqual(expected + 1e-15);
    expect(enclosed?.hi).toBeGreaterThanOrEqual(expected - 1e-15);
    expect((enclosed?.hi ?? 0) - (enclosed?.lo ?? 1)).toBeLessThan(1e-13);
  });

  it('encloses every derivative at every point of a box', () => {
    const over = series({ lo: 0.5, hi: 0.75 }, { lo: 1, hi: 1.5 });
    for (const x of [0.5, 0.6, 0.7, 0.75])
      for (const y of [1, 1.1, 1.3, 1.5]) {
        const at = series(point(x), point(y));
        expect(indices.all.every((_, i) => contains(over[i], at[i]))).toBe(true);
      }
  });
});
