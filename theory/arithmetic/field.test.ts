import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { NotRepresentableError, UndefinedValueError } from '../errors';
import { enclosureField } from './enclosure-field';
import { type Field, numberField, rationalField } from './field';
import * as Q from './rational';

/** Some rule written over a field: Luce's choice between two scores, with a root. */
const rule = <T>(F: Field<T>, a: T, b: T): T => {
  const score = F.sqrt(F.mul(a, a));
  return F.compare(a, b) > 0 ? F.div(score, F.sum([score, b])) : F.sub(F.of(1), F.pow(F.add(a, b), -1));
};

describe('a rule over a field', () => {
  it('is the same in doubles and in rationals', () => {
    const whole = fc.integer({ min: 1, max: 1000 });
    fc.assert(
      fc.property(whole, whole, whole, (a, b, den) => {
        const exact = rule(rationalField, Q.of(a, den), Q.of(b, den));
        expect(rule(numberField, a / den, b / den)).toBeCloseTo(Q.toNumber(exact), 9);
      }),
    );
  });
});

describe('exact sums', () => {
  it('made one term after the other stay short', () => {
    const terms = Array.from({ length: 400 }, (_, i) => Q.of(1, 1_000 + (i % 40)));
    const total = terms.reduce((sum, term) => rationalField.add(sum, term), Q.zero);
    const difference = terms.reduce((left, term) => rationalField.sub(left, term), Q.sum(terms));
    expect(Q.equals(total, Q.sum(terms))).toBe(true);
    expect(Q.sign(difference)).toBe(0);
    expect(Q.bitLength(total)).toBeLessThan(1_200);
  });
});

describe('exact roots', () => {
  it.each([
    ['0', '0'],
    ['1', '1'],
    ['4/9', '2/3'],
    ['8/18', '2/3'],
    ['1000000000000000000000000000000', '1000000000000000'],
  ])('of %s is %s', (a, root) => {
    expect(Q.format(rationalField.sqrt(Q.parse(a)))).toBe(root);
  });

  it.each(['2', '1/2', '999999999999999999999999999999'])('of %s is refused', (a) => {
    expect(() => rationalField.sqrt(Q.parse(a))).toThrow(NotRepresentableError);
  });

  it('of a negative number is undefined', () => {
    expect(() => rationalField.sqrt(Q.of(-1))).toThrow(UndefinedValueError);
  });
});

it.each<[string, () => unknown]>([
  ['a number', () => numberField.div(1, 0)],
  ['a rational', () => rationalField.div(Q.one, Q.zero)],
  ['a denominator', () => rationalField.of(1, 0)],
])('division by 0 is undefined: %s', (_name, quotient) => {
  expect(quotient).toThrow(UndefinedValueError);
});

describe('exponentials, logarithms and powers', () => {
  const F = enclosureField(40);
  const middle = (a: ReturnType<typeof F.of>): number => Q.toNumber(F.ends(a).lo);
  const third = F.of(1, 3);

  it('are the same in doubles and in enclosures, which are narrow', () => {
    const made = <T>(G: Field<T>): T[] => {
      const [a, b] = [G.of(7, 5), G.of(2, 3)];
      return [
        G.exp(a),
        G.log(a),
        G.pow(a, b),
        G.pow(a, 0.7),
        G.pow(a, -2.5),
        G.sqrt(a),
        G.div(G.exp(b), G.sub(G.log(b), a)),
      ];
    };
    const enclosed = made(F);
    made(numberField).forEach((value, i) => expect(middle(enclosed[i] as (typeof enclosed)[0])).toBeCloseTo(value, 12));
    for (const value of enclosed) {
      const { lo, hi } = F.ends(value);
      expect(Q.compare(lo, hi)).toBe(-1);
      expect(Math.abs(Q.toNumber(Q.sub(hi, lo)))).toBeLessThan(1e-35);
    }
  });

  it('are exact where they are rational', () => {
    const exact = <T>(G: Field<T>): T[] => [
      ...[G.exp(G.of(0)), G.log(G.of(1)), G.pow(G.of(4, 9), 1.5), G.pow(G.of(4, 9), G.of(-1, 2)), G.pow(third as T, 2)],
    ];
    const expected = ['1', '0', '8/27', '3/2', '1/9'];
    expect(
      exact({ ...rationalField, pow: (a, n) => rationalField.pow(a === (third as unknown) ? Q.of(1, 3) : a, n) }).map(
        (a) => Q.format(Q.reduce(a)),
      ),
    ).toEqual(expected);
    expect(exact(F).map(({ exact: value }) => value && Q.format(value))).toEqual(expected);
  });

  it.each<[string, () => unknown]>([
    ['e', () => rationalField.exp(Q.one)],
    ['log 2', () => rationalField.log(Q.of(2))],
    ['2^(1/3)', () => rationalField.pow(Q.of(2), Q.of(1, 3))],
    ['2^0.5', () => rationalField.pow(Q.of(2), 0.5)],
  ])('that are irrational are refused in rationals: %s', (_name, make) => {
    expect(make).toThrow(NotRepresentableError);
  });

  it.each<[string, () => unknown]>([
    ['log 0', () => rationalField.log(Q.zero)],
    ['log −1 in doubles', () => numberField.log(-1)],
    ['log −1 in enclosures', () => F.log(F.of(-1))],
    ['(−1)^(1/3)', () => rationalField.pow(Q.of(-1), Q.of(1, 3))],
    ['(−1)^0.5 in doubles', () => numberField.pow(-1, 0.5)],
    ['1/0', () => F.div(F.of(1), F.of(0))],
  ])('that do not exist are undefined: %s', (_name, make) => {
    expect(make).toThrow(UndefinedValueError);
  });

  it('undo each other, and sums and products are the same in any order', () => {
    const [a, b, c] = [F.exp(F.of(2)), F.log(F.of(3)), F.sqrt(F.of(5))];
    expect(F.compare(F.exp(F.log(third)), third)).toBe(0);
    expect(F.compare(F.sum([a, b, c, third]), F.sum([third, c, a, b]))).toBe(0);
    expect(F.compare(F.mul(a, b), F.mul(b, a))).toBe(0);
    expect([F.compare(a, b), F.compare(b, a)]).toEqual([1, -1]);
    expect(F.sub(a, a).exact).toEqual(Q.zero);
    // Equal, but made in another way: no number of digits tells.
    expect(() => F.compare(F.log(F.of(9)), F.mul(F.of(2), b))).toThrow(NotRepresentableError);
  });
});
