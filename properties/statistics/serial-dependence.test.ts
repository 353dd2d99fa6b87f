import { describe, expect, it } from '@jest/globals';
import { type RandomStream, stream } from '../../models';
import { type DrawColumns, logUpperTail, serialDependence } from './serial-dependence';

const COUNT = 4096;
const points = stream(99);
const OPTIONS = { lags: [1, 2, 4, 512], first: 512, alpha: 1e-6 };

/** Independent points, all different. */
const POINTS = Array.from({ length: COUNT }, () => points.normal());

/** Draws whose score is the point itself. */
const columns = (values: readonly number[]): DrawColumns => {
  const all = Float64Array.from(values);
  return { identity: all, score: all };
};

const drawn = (seed: number, next: (random: RandomStream, before: readonly number[]) => number): DrawColumns => {
  const random = stream(seed);
  const values: number[] = [];
  while (values.length < COUNT) values.push(next(random, values));
  return columns(values);
};

const found = (draws: DrawColumns, options = OPTIONS) => serialDependence(draws, COUNT, options);

const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);

describe('the bound on the tail', () => {
  it.each([
    [10, 10],
    [10, 7],
    [40, 20],
    [41, 30],
    [25, 3],
  ])('of %i trials at %i is at least the tail', (count, positive) => {
    let tail = 0;
    for (let k = positive; k <= count; k += 1) tail += choose(count, k) / 2 ** count;
    expect(Math.exp(logUpperTail({ positive, count }))).toBeGreaterThanOrEqual(tail * (1 - 1e-12));
  });

  it('is the tail where all are positive', () => {
    expect(Math.exp(logUpperTail({ positive: 12, count: 12 }))).toBeCloseTo(2 ** -12, 12);
  });
});

describe('independent draws', () => {
  const laws: readonly (readonly [string, (random: RandomStream) => number])[] = [
    ['normal', (random) => random.normal()],
    ['of three atoms', (random) => random.index(3)],
    ['of one atom', () => 7],
    ['of a hundred points, again and again', (random) => random.index(100)],
    ['with a rare large value', (random) => (random.uniform() < 0.01 ? 1000 : random.uniform())],
  ];

  it.each(laws)('%s, are found dependent at most as often as stated', (_, next) => {
    // At α = 1/2 in each of 200 runs: more than 130 have a probability below 1e-5 even if the bound is attained.
    const seeds = Array.from({ length: 200 }, (__, i) => i);
    const wrong = seeds.filter((seed) => found(drawn(seed, next), { ...OPTIONS, alpha: 0.5 }) !== undefined);
    expect(wrong.length).toBeLessThanOrEqual(130);
    expect(found(drawn(1000, next))).toBeUndefined();
  });
});

describe('draws that depend on each other', () => {
  it.each([
    ['a seed that is ignored', 512, (i: number) => i % 512],
    ['a period that is no given lag', 700, (i: number) => i % 700],
    ['every point twice', 1, (i: number) => Math.floor(i / 2)],
    ['every second point again after 300', 300, (i: number) => (i % 600 < 300 || i % 2 === 0 ? i : i - 300)],
  ])('%s', (_, lag, of) => {
    const values = Array.from({ length: COUNT }, (__, i) => POINTS[of(i)] ?? NaN);
    expect(found(columns(values))).toMatchObject({ kind: 'repeats', lag });
  });

  it('a point that stays with probability one half', () => {
    const draws = drawn(3, (random, before) =>
      before.length > 0 && random.uniform() < 0.5 ? (before.at(-1) ?? 0) : random.normal(),
    );
    expect(found(draws)).toMatchObject({ kind: 'repeats', lag: 1 });
  });

  it('an atom that stays with probability one half', () => {
    const draws = drawn(3, (random, before) =>
      before.length > 0 && random.uniform() < 0.5 ? (before.at(-1) ?? 0) : random.index(4),
    );
    expect(found(draws)).toMatchObject({ kind: 'repeats', lag: 1 });
  });

  it.each([
    ['a Markov chain', 0.5],
    ['an antithetic chain', -0.5],
  ])('%s', (_, correlation) => {
    const draws = drawn(
      4,
      (random, before) => correlation * (before.at(-1) ?? 0) + Math.sqrt(1 - correlation ** 2) * random.normal(),
    );
    expect(found(draws)).toMatchObject({ kind: 'correlation', lag: 1, repeated: 0 });
  });

  it('says how many draws repeat', () => {
    const values = Array.from({ length: COUNT }, (_, i) => POINTS[i % 512] ?? NaN);
    expect(found(columns(values))).toEqual({ kind: 'repeats', lag: 512, repeated: 3584, of: 3584 });
  });
});
