import { describe, expect, it } from '@jest/globals';
import { Wagers } from './bets';
import { Bound } from './bound';
import { Capital, type Side } from './capital';

const THRESHOLD = 40;

/** A bound from one side, with the list of samples that it follows. */
function boundOn(side: Side) {
  const wagers = new Wagers(Math.log(THRESHOLD), 400);
  const bound = new Bound(
    side,
    Math.log(THRESHOLD),
    (furthest) => wagers.reach(furthest),
    (m) => new Capital(side, m, THRESHOLD, wagers),
  );
  const after = (...blocks: readonly (readonly [count: number, x: number])[]): number => {
    for (const [count, x] of blocks) for (let i = 0; i < count; i += 1) wagers.add(x);
    return bound.at(wagers.sum / wagers.count);
  };
  return { after, refutes: (m: number): boolean => new Capital(side, m, THRESHOLD, wagers).refutes() };
}

describe('a bound', () => {
  it.each<[Side, number, number, number]>([
    ['above', 0, 0.9, 0.0],
    ['below', 1, 0.1, 1.0],
  ])(
    'on the mean from one side never retreats, also when the sample mean falls behind it: %s',
    (side, start, x, back) => {
      const { after } = boundOn(side);
      const distance = (end: number): number => Math.abs(end - start);
      const first = after([100, x]);
      expect(distance(first)).toBeGreaterThan(0.5);
      // Between two looks more of the same samples refute the mean beside the bound, and then many others move the sample mean back.
      expect(distance(after([200, x], [600, back]))).toBeGreaterThanOrEqual(distance(first));
    },
  );

  it.each<[Side, number]>([
    ['above', 0.6],
    ['below', 0.4],
  ])('is a refuted mean, within 2⁻¹⁶ of the distance to the sample mean from one that is not: %s', (side, x) => {
    const { after, refutes } = boundOn(side);
    const end = after([300, x]);
    const step = 2 ** -16 * (x - end);
    expect([end, end + 1.01 * step].map(refutes)).toEqual([true, false]);
  });
});
