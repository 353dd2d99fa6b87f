import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { InputError, UndefinedValueError } from '../errors';
import * as Q from './rational';
import { ofDouble, rationals } from './reference.testing';

const fraction = fc.tuple(fc.integer({ min: -30, max: 30 }), fc.integer({ min: 1, max: 30 }));
const text = (q: Q.Rational): string => Q.format(q);

describe('rational arithmetic', () => {
  it('agrees with integers over a common denominator', () => {
    fc.assert(
      fc.property(fraction, fraction, ([a, b], [c, d]) => {
        const [x, y] = [Q.of(a, b), Q.of(c, d)];
        expect(Q.equals(Q.add(x, y), Q.of(a * d + c * b, b * d))).toBe(true);
        expect(Q.equals(Q.sub(x, y), Q.of(a * d - c * b, b * d))).toBe(true);
        expect(Q.equals(Q.mul(x, y), Q.of(a * c, b * d))).toBe(true);
        expect(Q.compare(x, y)).toBe(Math.sign(a * d - c * b));
        if (c !== 0) expect(Q.equals(Q.div(x, y), Q.of(a * d, b * c))).toBe(true);
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  it('is a field, for numbers of any size', () => {
    fc.assert(
      fc.property(rationals, rationals, rationals, (a, b, c) => {
        expect(Q.equals(Q.mul(a, Q.add(b, c)), Q.add(Q.mul(a, b), Q.mul(a, c)))).toBe(true);
        expect(Q.equals(Q.add(Q.add(a, b), c), Q.add(a, Q.add(b, c)))).toBe(true);
        expect(Q.sign(Q.add(a, Q.neg(a)))).toBe(0);
        if (a.num !== 0n) expect(Q.equals(Q.mul(a, Q.inverse(a)), Q.one)).toBe(true);
        expect(Q.compare(a, b)).toBe(-Q.compare(b, a));
      }),
      { seed: 12 },
    );
  });

  it.each<[string, number, string]>([
    ['2/3', 3, '8/27'],
    ['-2/3', 3, '-8/27'],
    ['-2/3', -3, '-27/8'],
    ['2/3', 0, '1'],
    ['0', 0, '1'],
    ['0', 5, '0'],
  ])('(%s)^%i = %s', (base, n, result) => {
    expect(text(Q.pow(Q.parse(base), n))).toBe(result);
    expect(Q.pow(Q.parse(base), n).den > 0n).toBe(true);
  });

  it.each<[string, () => unknown]>([
    ['1/0', () => Q.of(1, 0)],
    ['the inverse of 0', () => Q.inverse(Q.zero)],
    ['a quotient by 0', () => Q.div(Q.one, Q.zero)],
    ['0^-1', () => Q.pow(Q.zero, -1)],
  ])('%s is undefined', (_name, operation) => {
    expect(operation).toThrow(UndefinedValueError);
  });

  it('keeps the sign in the numerator', () => {
    expect(Q.of(3, -4)).toEqual({ num: -3n, den: 4n });
    expect(Q.of(-3, -4)).toEqual({ num: 3n, den: 4n });
  });

  it('recognises integers without reducing', () => {
    expect(Q.isInteger({ num: -12n, den: 4n })).toBe(true);
    expect(Q.isInteger({ num: -13n, den: 4n })).toBe(false);
  });
});

describe('lists of rationals', () => {
  it('have the same sum for every grouping', () => {
    fc.assert(
      fc.property(fc.array(rationals, { maxLength: 6 }), (values) => {
        const total = values.reduce(Q.add, Q.zero);
        expect(Q.equals(Q.sum(values), total)).toBe(true);
        expect(Q.equals(Q.sum(Q.reduceAll(values)), total)).toBe(true);
      }),
      { seed: 13 },
    );
  });

  it('have the sum of the products of two of them', () => {
    const lists = fc.array(fc.tuple(rationals, rationals), { maxLength: 6 });
    const over = fc.tuple(lists, fc.boolean(), fc.boolean()).map(([list, first, second]) => {
      const [a, b] = [list.map(([x]) => x), list.map(([, y]) => y)];
      return [first ? Q.reduceAll(a) : a, second ? Q.reduceAll(b) : b] as const;
    });
    fc.assert(
      fc.property(over, ([a, b]) => {
        const total = a.reduce((sum, x, i) => Q.add(sum, Q.mul(x, b[i] ?? Q.zero)), Q.zero);
        expect(Q.equals(Q.dot(a, b), total)).toBe(true);
      }),
      { seed: 15 },
    );
  });

  it('keep their values over one denominator, which is the least', () => {
    fc.assert(
      fc.property(fc.array(rationals, { minLength: 1, maxLength: 6 }), (values) => {
        const common = Q.reduceAll(values);
        expect(new Set(common.map(({ den }) => den)).size).toBe(1);
        expect(common.every((v, i) => Q.equals(v, values[i] ?? Q.zero))).toBe(true);
        const den = common[0]?.den ?? 1n;
        expect(common.reduce((g, { num }) => Q.gcd(g, num), den)).toBe(1n);
        expect(Q.overOneDenominator(common)).toBe(common);
        expect(new Set(Q.overOneDenominator(values).map((v) => v.den)).size).toBe(1);
      }),
      { seed: 14 },
    );
  });

  it('may be empty', () => {
    expect(Q.sum([])).toEqual(Q.zero);
    expect(Q.reduceAll([])).toEqual([]);
    expect(Q.overOneDenominator([])).toEqual([]);
  });

  it('are reduced to lowest terms with a positive gcd', () => {
    expect(Q.reduce({ num: -6n, den: 4n })).toEqual({ num: -3n, den: 2n });
    expect(Q.gcd(0n, 0n)).toBe(0n);
    expect(Q.gcd(-12n, 18n)).toBe(6n);
  });
});

describe('rational text', () => {
  it('is parsed to the number that was formatted', () => {
    fc.assert(
      fc.property(rationals, (q) => Q.equals(Q.parse(Q.format(q)), q)),
      { seed: 15 },
    );
  });

  it.each([
    ['3', '3'],
    [' -0.25 ', '-1/4'],
    ['+.5', '1/2'],
    ['5.', '5'],
    ['1e-3', '1/1000'],
    ['-2.5E+2', '-250'],
    ['6/4', '3/2'],
    ['-6 / 4', '-3/2'],
    ['0.1', '1/10'],
    ['9007199254740993', '9007199254740993'],
    ['0/5', '0'],
  ])('"%s" is %s exactly', (source, result) => {
    expect(text(Q.parse(source))).toBe(result);
  });

  it.each([
    '',
    ' ',
    '.',
    '-',
    'e5',
    '1/',
    '/2',
    '1/-2',
    '1/2/3',
    '1.5/2',
    '0x10',
    '1e99999',
    'NaN',
    'Infinity',
    '1 2',
    '½',
  ])('"%s" is refused with the text and the remedy', (source) => {
    expect(() => Q.parse(source)).toThrow(InputError);
    expect(() => Q.parse(source)).toThrow(`"${source.trim()}" is not a number; write an integer, a decimal`);
  });

  it('a zero denominator is refused with the text and the remedy', () => {
    expect(() => Q.parse('3/0')).toThrow('"3/0" divides by zero; give a fraction with a non-zero denominator');
  });
});

describe('doubles of rationals', () => {
  const abs = (q: Q.Rational): Q.Rational => (q.num < 0n ? Q.neg(q) : q);

  it('toNumber is within one unit in the last place', () => {
    fc.assert(
      fc.property(rationals, (q) => {
        const x = Q.toNumber(q);
        if (!Number.isFinite(x)) return Q.compare(abs(q), ofDouble(Number.MAX_VALUE)) > 0;
        const unit = Q.add(Q.mul(abs(q), Q.pow(Q.of(2), -52)), ofDouble(Number.MIN_VALUE));
        return Q.compare(abs(Q.sub(ofDouble(x), q)), unit) <= 0;
      }),
      { seed: 16, numRuns: 1000 },
    );
  });

  it.each<[string, Q.Rational, number]>([
    ['a numerator of 30 000 bits', Q.of(3n * 2n ** 30000n + 1n, 2n ** 30000n), 3],
    ['overflow', Q.of(10n ** 400n), Infinity],
    ['negative overflow', Q.of(-(10n ** 400n)), -Infinity],
    ['underflow', Q.of(1n, 10n ** 400n), 0],
    ['the least subnormal', Q.of(1n, 2n ** 1074n), Number.MIN_VALUE],
    ['the largest double', Q.of((2n ** 53n - 1n) * 2n ** 971n), Number.MAX_VALUE],
    ['zero over a huge denominator', Q.of(0n, 10n ** 400n), 0],
  ])('toNumber of %s', (_name, q, x) => {
    expect(Q.toNumber(q)).toBe(x);
  });

  it('scaled rounds down to at least 58 bits', () => {
    fc.assert(
      fc.property(rationals, (q) => {
        const { mantissa, shift, exact } = Q.scaled(q);
        const unit = Q.pow(Q.of(2), -shift);
        const low = Q.mul(Q.of(mantissa), unit);
        expect(Q.compare(low, q) <= 0 && Q.compare(q, Q.mul(Q.of(mantissa + 1n), unit)) < 0).toBe(true);
        expect(exact).toBe(Q.equals(low, q));
        const magnitude = mantissa < 0n ? -mantissa : mantissa;
        expect(q.num === 0n || (magnitude >= 2n ** 58n && magnitude <= 2n ** 66n)).toBe(true);
      }),
      { seed: 17, numRuns: 1000 },
    );
  });

  it.each([
    [Q.zero, 1],
    [Q.of(1023), 10],
    [Q.of(-1, 1n << 100n), 101],
  ])('bitLength of %p is at most three too large', (q, bits) => {
    expect(Q.bitLength(q)).toBeGreaterThanOrEqual(bits);
    expect(Q.bitLength(q)).toBeLessThanOrEqual(bits + 3);
  });
});
