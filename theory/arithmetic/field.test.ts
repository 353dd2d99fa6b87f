import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { NotRepresentableError, UndefinedValueError } from '../errors';
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
