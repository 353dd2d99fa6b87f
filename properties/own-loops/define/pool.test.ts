import { describe, expect, it } from '@jest/globals';
import { type Field, InputError, Q, enclosureField, numberField, rationalField } from '../../../theory';
import { poolOf } from './pool';
import type { Candidate } from './rules';

const pool = (weights: readonly number[]): ReturnType<typeof made<Q.Rational>> => made(rationalField, weights, Q.of);

function made<T>(F: Field<T>, weights: readonly number[], of: (w: number) => T) {
  const candidates = weights.map((w): Candidate<T> => ({ w: of(w), users: [], p: of(1), pRef: of(1), prompt: 0 }));
  return { candidates, asked: poolOf(candidates, F) };
}

describe('among the candidates 3, 1, 3, 2', () => {
  const { candidates, asked } = pool([3, 1, 3, 2]);

  it('equal ones share the smallest of their ranks', () => {
    expect(candidates.map((each) => asked.rank(each))).toEqual([1, 4, 1, 3]);
    expect(candidates.map((each) => asked.ties(each))).toEqual([2, 1, 2, 1]);
  });

  it.each([
    [0.01, 1],
    [0.25, 1],
    [0.26, 2],
    [0.5, 2],
    [0.51, 3],
    [1, 3],
  ])('the quantile %f is the smallest value that so many do not exceed, %i', (q, value) => {
    expect(Q.toNumber(asked.quantile(q))).toBe(value);
  });

  it.each<[number, readonly string[]]>([
    [3, ['1/2', '0', '1/2', '0']],
    [2, ['1/3', '0', '1/3', '1/3']],
    [0, ['1/4', '1/4', '1/4', '1/4']],
    [4, ['1/4', '1/4', '1/4', '1/4']],
  ])('one of those of at least %i is kept at random, one of all if there is none', (least, kept) => {
    expect(asked.threshold(Q.of(least)).map((p) => Q.format(Q.reduce(p)))).toEqual(kept);
  });

  it('other values than the weights may be asked about', () => {
    const inverse = asked.by(({ w }) => Q.inverse(w));
    expect(candidates.map((each) => inverse.rank(each))).toEqual([3, 1, 3, 2]);
    expect(Q.format(inverse.quantile(1))).toBe('1');
  });

  it.each([0, -1, 1.5, NaN, Infinity])('there is no quantile %f', (q) => {
    expect(() => asked.quantile(q)).toThrow(InputError);
  });

  it('a copy of one has no rank', () => {
    expect(() => asked.rank({ ...(candidates[0] as Candidate<Q.Rational>) })).toThrow('not a copy of it');
  });
});

it('a share stands for its decimal: 0.3 of ten candidates are three, in every field', () => {
  const ten = Array.from({ length: 10 }, (_, k) => k + 1);
  expect(Q.toNumber(pool(ten).asked.quantile(0.3))).toBe(3);
  // In doubles 0.1·30 is above 3.
  expect(
    made(
      numberField,
      Array.from({ length: 30 }, (_, k) => k + 1),
      Number,
    ).asked.quantile(0.1),
  ).toBe(3);
  const F = enclosureField(40);
  expect(made(F, ten, (w) => F.of(w)).asked.quantile(0.3).exact).toEqual(Q.of(3));
});
