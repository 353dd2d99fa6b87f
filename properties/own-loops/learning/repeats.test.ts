/** Copies are noticed, and independent draws of any law are not taken for copies. */
import { describe, expect, test } from '@jest/globals';
import { stream } from '../../../models';
import { type Points, pointsOf } from '../../../models/learned';
import { repeatsIn } from './repeats';

const COUNT = 1024;

type Draw = (name: string) => readonly number[];

const line = (values: readonly number[]): Points => pointsOf(1, Float64Array.from(values));

const drawn =
  (of: (random: ReturnType<typeof stream>) => number): Draw =>
  (name) => {
    const random = stream(1, name);
    return Array.from({ length: COUNT }, () => of(random));
  };

const normal = drawn((random) => random.normal());
/** Drawn with replacement from n points. */
const resampled = (n: number): Draw => drawn((random) => random.index(n));

describe('independent draws', () => {
  test.each<[string, Draw]>([
    ['of a density', normal],
    ['of two classes', resampled(2)],
    ['of 100 points', resampled(100)],
    ['of 1000 points', resampled(1000)],
    ['of 100,000 points', resampled(100_000)],
    ['of one point', drawn(() => 1)],
    ['half of one point, half of a density', drawn((random) => (random.uniform() < 0.5 ? 0 : random.normal()))],
  ])('%s', (_what, draw) => {
    for (let run = 0; run < 40; run += 1) {
      const repeats = repeatsIn(line(draw(`first ${run}`)), line(draw(`second ${run}`)));
      expect(repeats).toMatchObject({ of: COUNT / 2, dependent: false });
    }
  });
});

describe('copies', () => {
  const half = normal('first').slice(0, COUNT / 2);
  test.each<[string, readonly number[], 'within' | 'across']>([
    ['every point twice in a row', half.flatMap((x) => [x, x]), 'within'],
    ['the first half again', [...half, ...half], 'within'],
    ['a fifth of the points again', [...normal('first').slice(0, 820), ...half.slice(0, 204)], 'within'],
    ['the points of the other draw', normal('second'), 'across'],
    ['the points of the other draw in another order', [...normal('second')].reverse(), 'across'],
    [
      'a quarter of the points of the other draw',
      [...normal('second').slice(0, 256), ...normal('first').slice(256)],
      'across',
    ],
  ])('%s', (_what, first, where) => {
    const repeats = repeatsIn(line(first), line(normal('second')));
    expect(repeats.dependent).toBe(true);
    expect(repeats[where]).toBeGreaterThan(40);
    expect(repeats[where === 'within' ? 'across' : 'within']).toBe(0);
  });
});
