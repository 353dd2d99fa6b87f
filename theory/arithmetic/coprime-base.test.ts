import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type LogTerm, type Power, coprimePowers, logsVanish, mergeLogs, rationalProduct } from './coprime-base';
import * as Q from './rational';

const term = (coef: string, arg: string): LogTerm => ({ coef: Q.parse(coef), arg: Q.parse(arg) });
const smooth = fc
  .array(fc.tuple(fc.constantFrom(2n, 3n, 5n, 7n, 30n, 97n), fc.integer({ min: 0, max: 6 })), { maxLength: 4 })
  .map((powers) => powers.reduce((n, [p, e]) => n * p ** BigInt(e), 1n));
const integers = fc.oneof(smooth, fc.bigInt({ min: 1n, max: 10n ** 30n }));
const coefficients = fc
  .tuple(fc.integer({ min: -6, max: 6 }), fc.integer({ min: 1, max: 4 }))
  .map(([n, d]) => Q.of(n, d));
const positives = fc.tuple(integers, integers).map(([n, d]) => Q.of(n, d));

/** The exponents of the primes of `smooth`, for an independent zero test. */
function exponents(terms: readonly LogTerm[]): Q.Rational[] {
  const valuation = (n: bigint, p: bigint): number => (n % p === 0n ? 1 + valuation(n / p, p) : 0);
  return [2n, 3n, 5n, 7n, 97n].map((p) =>
    Q.sum(terms.map(({ coef, arg }) => Q.mul(coef, Q.of(valuation(arg.num, p) - valuation(arg.den, p))))),
  );
}
const smoothTerms = fc.array(
  fc.record({ coef: coefficients, arg: fc.tuple(smooth, smooth).map(([n, d]) => Q.of(n, d)) }),
  { maxLength: 4 },
);

describe('a product of powers over a coprime base', () => {
  const factors = fc.array(
    fc.record({ base: integers, exponent: fc.integer({ min: -4, max: 4 }).map((exponent) => BigInt(exponent)) }),
    { maxLength: 7 },
  );
  const productOf = (powers: readonly Power[]): Q.Rational =>
    powers.reduce((value, { base, exponent }) => Q.mul(value, Q.pow(Q.of(base), Number(exponent))), Q.one);

  it('has pairwise coprime bases above 1 with exponents that are not 0, and the same value', () => {
    fc.assert(
      fc.property(factors, (given) => {
        const powers = coprimePowers(given);
        expect(powers.every(({ base, exponent }) => base > 1n && exponent !== 0n)).toBe(true);
        const bases = powers.map(({ base }) => base);
        expect(bases.every((b, i) => bases.every((c, j) => i === j || Q.gcd(b, c) === 1n))).toBe(true);
        expect(Q.equals(productOf(powers), productOf(given))).toBe(true);
      }),
      { seed: 51, numRuns: 300 },
    );
  });

  const power = (base: bigint, exponent: bigint): Power => ({ base, exponent });
  it.each<[Power[], Power[]]>([
    [[], []],
    [[power(1n, 5n)], []],
    [[power(8n, 1n), power(4n, -1n)], [power(2n, 1n)]],
    [[power(8n, 2n), power(4n, -3n)], []],
    [
      [power(6n, 1n), power(10n, 1n)],
      [power(2n, 2n), power(3n, 1n), power(5n, 1n)],
    ],
    [
      [power(12n, 1n), power(18n, -1n)],
      [power(2n, 1n), power(3n, -1n)],
    ],
    [[power(35n, 1n), power(35n, 2n)], [power(35n, 3n)]],
    [[power(35n, 1n), power(35n, -1n)], []],
  ])('of %p is %p', (given, powers) => {
    expect(coprimePowers(given).sort((a, b) => (a.base < b.base ? -1 : 1))).toEqual(powers);
  });
});

describe('logsVanish', () => {
  it.each<[string, LogTerm[], boolean]>([
    ['log 6 = log 2 + log 3', [term('1', '6'), term('-1', '2'), term('-1', '3')], true],
    ['½ log 4 = log 2', [term('1/2', '4'), term('-1', '2')], true],
    ['log(2/3) = −log(3/2)', [term('1', '2/3'), term('1', '3/2')], true],
    ['⅓ log 8 − ½ log 4 = 0', [term('1/3', '8'), term('-1/2', '4')], true],
    ['log 1 = 0', [term('5', '1')], true],
    ['0 · log 7 = 0', [term('0', '7')], true],
    ['the empty sum', [], true],
    ['log 2 ≠ 0', [term('1', '2')], false],
    ['log 8 ≠ 2 log 3', [term('1', '8'), term('-2', '3')], false],
    ['100 log 2 ≠ log(2^100 + 1)', [term('100', '2'), term('-1', `${2n ** 100n + 1n}`)], false],
    ['√2·√3 ≠ √5', [term('1/2', '2'), term('1/2', '3'), term('-1/2', '5')], false],
  ])('decides that %s', (_name, terms, zero) => {
    expect(logsVanish(terms)).toBe(zero);
  });

  it('agrees with prime factorisation', () => {
    fc.assert(
      fc.property(smoothTerms, (terms) => logsVanish(terms) === exponents(terms).every(({ num }) => num === 0n)),
      { seed: 52, numRuns: 400 },
    );
  });

  it('finds every combination built to vanish, and rejects those that differ by one factor', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ coef: coefficients, arg: positives }), { minLength: 1, maxLength: 4 }),
        (terms) => {
          const lcm = terms.reduce((l, { coef }) => (l * coef.den) / Q.gcd(l, coef.den), 1n);
          const powers = terms.map(({ coef, arg }) => Q.pow(arg, Number((coef.num * lcm) / coef.den)));
          const product = powers.reduce(Q.mul, Q.one);
          const cancelling = { coef: Q.of(-1n, lcm), arg: product };
          expect(logsVanish([...terms, cancelling])).toBe(true);
          const { num, den } = product;
          expect(logsVanish([...terms, { ...cancelling, arg: Q.of(num + 1n, den) }])).toBe(false);
        },
      ),
      { seed: 53, numRuns: 30 },
    );
  });
});

const TEN_TO_200 = `1${'0'.repeat(200)}`;

describe('rationalProduct', () => {
  const product = (terms: LogTerm[]): string | undefined => {
    const value = rationalProduct(terms);
    return value && Q.format(value);
  };

  it.each<[string, LogTerm[], string | undefined]>([
    ['4^(1/2)', [term('1/2', '4')], '2'],
    ['(4/9)^(−3/2)', [term('-3/2', '4/9')], '27/8'],
    ['8^(1/3)·3', [term('1/3', '8'), term('1', '3')], '6'],
    ['2^(1/2)·8^(1/2)', [term('1/2', '2'), term('1/2', '8')], '4'],
    ['2^(1/2)', [term('1/2', '2')], undefined],
    ['(10^60)^(1/60)', [term('1/60', `1${'0'.repeat(60)}`)], '10'],
    ['(10^60 + 1)^(1/60)', [term('1/60', `1${'0'.repeat(59)}1`)], undefined],
    ['2³·6^(−2)·9', [term('3', '2'), term('-2', '6'), term('1', '9')], '2'],
    ['(10^200)³·(10^200)^(−3)·3', [term('3', TEN_TO_200), term('-3', TEN_TO_200), term('1', '3')], '3'],
    ['the empty product', [], '1'],
    ['2^(1/3·10⁹), whose root cannot be a whole number', [term('1/3000000000', '2')], undefined],
    ['2^(10¹²), too long to write out', [term('1000000000000', '2')], undefined],
    ['2^(−10¹²)', [term('-1000000000000', '2')], undefined],
  ])('%s', (_name, terms, value) => {
    expect(product(terms)).toBe(value);
  });

  it('inverts powers: (q^n)^(1/n) = q', () => {
    fc.assert(
      fc.property(positives, fc.integer({ min: 1, max: 12 }), (q, n) => {
        const back = rationalProduct([{ coef: Q.of(1, n), arg: Q.pow(q, n) }]);
        expect(back && Q.equals(back, q)).toBe(true);
      }),
      { seed: 54 },
    );
  });

  it('is exact if it is defined: its power is the original number', () => {
    fc.assert(
      fc.property(positives, fc.integer({ min: 2, max: 5 }), (q, n) => {
        const root = rationalProduct([{ coef: Q.of(1, n), arg: q }]);
        return root === undefined || Q.equals(Q.pow(root, n), q);
      }),
      { seed: 55 },
    );
  });
});

describe('mergeLogs', () => {
  it('collects equal and inverse arguments, reduced or not, and drops zero terms', () => {
    const merged = mergeLogs([
      term('1', '2/3'),
      { coef: Q.one, arg: Q.of(6, 4) },
      term('2', '5'),
      term('3', '1'),
      term('1', '5'),
    ]);
    expect(merged.map(({ coef, arg }) => [Q.format(coef), Q.format(arg)])).toEqual([['3', '5']]);
  });

  it('keeps the sum', () => {
    fc.assert(
      fc.property(smoothTerms, (terms) => {
        const opposite = mergeLogs(terms).map(({ coef, arg }) => ({ coef: Q.neg(coef), arg }));
        return exponents([...terms, ...opposite]).every(({ num }) => num === 0n);
      }),
      { seed: 56 },
    );
  });
});

describe('arguments of any length', () => {
  const HUGE = 10n ** 400n;

  it.each<[string, Q.Rational, Q.Rational, number]>([
    ['equal ones with other denominators', Q.of(HUGE), Q.of(HUGE * 3n, 3n), 1],
    ['inverse ones', Q.of(HUGE), Q.of(1n, HUGE), 1],
    ['an overflowing quotient that is short', Q.of(HUGE * 2n, HUGE), Q.of(2), 1],
    ['neighbours', Q.of(HUGE), Q.of(HUGE + 1n), 2],
    ['neighbours that doubles do not tell apart', Q.of(2n ** 60n), Q.of(2n ** 60n + 1n), 2],
    ['numbers with the same remainder', Q.of(3n), Q.of(32_752n), 2],
    ['multiples of the prime', Q.of(32_749n), Q.of(2n * 32_749n, 3n), 2],
    ['a multiple of the prime and its inverse', Q.of(32_749n), Q.of(1n, 32_749n), 1],
    ['a quotient of multiples of the prime', Q.of(2n, 3n), Q.of(2n * 32_749n, 3n * 32_749n), 1],
    ['numbers without last bits', Q.of(2n ** 40n, 3n * 2n ** 50n), Q.of(2n ** 40n, 5n * 2n ** 50n), 2],
  ])('are merged exactly: %s', (_name, a, b, terms) => {
    const merged = mergeLogs([
      { coef: Q.of(1), arg: a },
      { coef: Q.of(3), arg: b },
    ]);
    expect(merged).toHaveLength(terms);
  });

  it('vanish when their powers do, short or long', () => {
    for (const power of [3, 3000]) {
      const terms = [
        { coef: Q.of(power), arg: Q.of(6n ** 20n) },
        { coef: Q.of(-20 * power), arg: Q.of(6n, 5n) },
        { coef: Q.of(-20 * power), arg: Q.of(5) },
      ];
      expect(logsVanish(terms)).toBe(true);
      expect(logsVanish(terms.slice(1))).toBe(false);
      expect(logsVanish([...terms, { coef: Q.of(1, 7), arg: Q.of(HUGE + 1n, HUGE) }])).toBe(false);
    }
  });
});
