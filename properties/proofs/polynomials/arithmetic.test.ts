/** Residues, interpolation, short polynomials and shapes against whole numbers and polynomials that are multiplied out. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { InputError, Q, UnanswerableError } from '../../../theory';
import type { Algebra } from '../../../models/symbolic';
import { Grid, gridSize } from './grid';
import { BudgetError, type RationalFunction, numeratorOf } from './numerator';
import {
  type Polynomial,
  constant,
  exponentsOf,
  isNonNegative,
  normOf,
  primitivePart,
  product,
  sum,
  textOf,
  variable,
} from './polynomial';
import { Arena, Lasting, Modulus, ResidueAlgebra, type Residues, ZeroResidueError, primes } from './residues';
import { ShapeAlgebra, type VariableGroup } from './shape';

const LARGEST = 33_554_393;

describe('a modulus', () => {
  it('is one of the largest primes below 2^25, from the largest down', () => {
    const isPrime = (n: number): boolean => {
      for (let d = 2; d * d <= n; d += 1) if (n % d === 0) return false;
      return true;
    };
    const found: number[] = [];
    for (const p of primes()) {
      found.push(p);
      if (found.length === 5) break;
    }
    const expected: number[] = [];
    for (let n = 2 ** 25; expected.length < 5; n -= 1) if (isPrime(n)) expected.push(n);
    expect(found).toEqual(expected);
    expect(found[0]).toBe(LARGEST);
  });

  it.each([3, 7, 101, LARGEST])('multiplies, inverts and raises modulo %d', (p) => {
    const modulus = new Modulus(p);
    const residue = fc.integer({ min: 0, max: p - 1 });
    fc.assert(
      fc.property(residue, residue, fc.nat(40), (a, b, n) => {
        expect(modulus.mul(a, b)).toBe(Number((BigInt(a) * BigInt(b)) % BigInt(p)));
        expect(modulus.pow(a, n)).toBe(Number(BigInt(a) ** BigInt(n) % BigInt(p)));
        if (a > 0) expect(modulus.mul(a, modulus.invert(a))).toBe(1);
        expect(modulus.of(-BigInt(b) - 5n * BigInt(p))).toBe(b === 0 ? 0 : p - b);
        expect(modulus.of(BigInt(b) + 5n * BigInt(p))).toBe(b);
      }),
      { seed: 5 },
    );
    expect(() => modulus.invert(0)).toThrow(ZeroResidueError);
  });
});

describe('residues at points', () => {
  /** Expressions in two functions, a number and rationals, with their values for whole numbers modulo p. */
  const LENGTH = 13;

  it.each([5, 97, LARGEST])('have the value of each operation at every point, modulo %d', (p) => {
    const modulus = new Modulus(p);
    const P = BigInt(p);
    const residue = fc.oneof(fc.integer({ min: 0, max: p - 1 }), fc.constantFrom(0, 1, p - 1));
    const values = fc.array(residue, { minLength: LENGTH, maxLength: LENGTH });
    const operand = fc.oneof(
      { weight: 3, arbitrary: values.map((list): Residues => Float64Array.from(list)) },
      { weight: 1, arbitrary: residue.map((value): Residues => value) },
    );
    const at = (value: Residues, i: number): bigint => BigInt(typeof value === 'number' ? value : (value[i] as number));
    const mod = (value: bigint): bigint => ((value % P) + P) % P;
    fc.assert(
      fc.property(
        operand,
        operand,
        fc.array(fc.tuple(operand, operand), { minLength: 1, maxLength: 20 }),
        fc.boolean(),
        (a, b, pairs, lasts) => {
          const [lasting, arena] = [new Lasting(), new Arena()];
          if (lasts) for (const each of [a, b]) if (typeof each !== 'number') lasting.keep(each);
          const algebra = new ResidueAlgebra(modulus, new Map([['a', a]]), lasting, arena);
          const positions = Array.from({ length: LENGTH }, (_, i) => i);
          const same = (found: Residues, expected: (i: number) => bigint): void =>
            expect(positions.map((i) => at(found, i)).join()).toBe(positions.map((i) => mod(expected(i))).join());
          // What lasts is computed once and stays after the batch.
          for (let round = 0; round < 2; round += 1) {
            same(algebra.add(a, b), (i) => at(a, i) + at(b, i));
            same(algebra.sub(a, b), (i) => at(a, i) - at(b, i));
            same(algebra.mul(a, b), (i) => at(a, i) * at(b, i));
            same(algebra.mul(algebra.mul(a, b), algebra.add(b, a)), (i) => at(a, i) * at(b, i) * (at(a, i) + at(b, i)));
            same(
              algebra.dot(
                pairs.map(([x]) => x),
                pairs.map(([, y]) => y),
              ),
              (i) => pairs.reduce((total, [x, y]) => total + at(x, i) * at(y, i), 0n),
            );
            const zero = Array.from({ length: LENGTH }, (_, i) => at(b, i)).includes(0n);
            if (zero) expect(() => algebra.div(a, b)).toThrow(ZeroResidueError);
            else same(algebra.mul(algebra.div(a, b), b), (i) => at(a, i));
            arena.reset();
          }
          expect(algebra.variable('a')).toBe(a);
        },
      ),
      { seed: 11, numRuns: 100 },
    );
  });

  it('products of numbers alone are numbers, and constants are fractions', () => {
    const algebra = new ResidueAlgebra(new Modulus(7), new Map(), new Lasting(), new Arena());
    expect(algebra.dot([3, 5], [4, 6])).toBe(0);
    expect(algebra.constant(Q.of(-1, 2))).toBe(3);
    expect(algebra.sub(2, 5)).toBe(4);
    expect(() => algebra.variable('z')).toThrow(new InputError('there is no variable z'));
    expect(algebra.key(3)).toBe('3');
    expect(algebra.key(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9))).toBe('1,2,3,4,5,6,7,8');
  });

  it('a result that lasts is computed once, any other in arrays that are used again', () => {
    const [lasting, arena] = [new Lasting(), new Arena()];
    const [a, b] = [lasting.keep(Float64Array.of(1, 2)), lasting.keep(Float64Array.of(3, 4))];
    const other = Float64Array.of(5, 6);
    const algebra = new ResidueAlgebra(new Modulus(101), new Map(), lasting, arena);
    for (const op of ['add', 'mul', 'div'] as const) expect(algebra[op](a, b)).not.toBe(algebra[op](b, other));
    expect(algebra.add(a, b)).toBe(algebra.add(a, b));
    expect(algebra.mul(a, b)).toBe(algebra.mul(a, b));
    expect(algebra.mul(a, b)).not.toBe(algebra.add(a, b));
    expect(algebra.add(a, other)).not.toBe(algebra.add(a, other));
    arena.reset();
    const first = arena.take(3);
    expect(arena.take(3)).not.toBe(first);
    arena.reset();
    expect(arena.take(3)).toBe(first);
    arena.reset();
    expect(arena.take(4)).toHaveLength(4);
  });
});

describe('a grid', () => {
  it.each([
    [[{ variables: 2, degree: 3 }]],
    [
      [
        { variables: 1, degree: 5 },
        { variables: 2, degree: 2 },
      ],
    ],
    [
      [
        { variables: 0, degree: 4 },
        { variables: 3, degree: 3 },
        { variables: 1, degree: 0 },
      ],
    ],
    [
      [
        { variables: 2, degree: 0 },
        { variables: 2, degree: 2 },
        { variables: 1, degree: 2 },
      ],
    ],
  ])('gives back the coefficients of any polynomial: %j', (groups) => {
    for (const p of [101, LARGEST]) {
      const [modulus, P] = [new Modulus(p), BigInt(p)];
      const grid = new Grid(groups);
      expect(grid.size).toBe(gridSize(groups));
      expect(grid.inner(groups.length)).toBe(1);
      expect(grid.inner(0)).toBe(grid.size);
      const exponents = Array.from({ length: grid.size }, (_, point) =>
        groups.flatMap(({ variables }, g) =>
          Array.from({ length: variables }, (__, i) => grid.coordinate(point, g, i)),
        ),
      );
      expect(new Set(exponents.map(String)).size).toBe(grid.size);
      groups.forEach(({ variables, degree }, g) => {
        const totals = exponents.map((_, point) =>
          Array.from({ length: variables }, (__, i) => grid.coordinate(point, g, i)).reduce(
            (total, each) => total + each,
            0,
          ),
        );
        expect(Math.max(...totals)).toBe(variables === 0 ? 0 : degree);
      });
      const coefficients = exponents.map((_, i) => BigInt((i * i * 7_919_113 + 13 * i + p - 1) % p));
      const values = exponents.map((nodes) =>
        exponents.reduce((total, of, i) => {
          const term = of.reduce(
            (power, exponent, k) => power * BigInt((nodes[k] as number) + 1) ** BigInt(exponent),
            1n,
          );
          return (total + (coefficients[i] as bigint) * term) % P;
        }, 0n),
      );
      const found = Float64Array.from(values, Number);
      grid.interpolate(found, modulus);
      expect([...found].map(BigInt)).toEqual(coefficients);
    }
  });

  it('counts the points of simplices', () => {
    expect(gridSize([{ variables: 3, degree: 4 }])).toBe(35);
    expect(
      gridSize([
        { variables: 3, degree: 4 },
        { variables: 2, degree: 1 },
      ]),
    ).toBe(105);
    expect(gridSize([])).toBe(1);
  });
});

describe('short polynomials', () => {
  const [a, b, p] = ['a1', 'b2', 'p1'].map(variable) as [Polynomial, Polynomial, Polynomial];
  const two = constant(2n);

  it('are added and multiplied term by term, in one order of the variables', () => {
    const square = product(sum(b, a), sum(a, b));
    expect(textOf(square)).toBe('2*a1*b2+1*a1^2+1*b2^2');
    expect(textOf(sum(square, product(a, b), -2n))).toBe('1*a1^2+1*b2^2');
    expect(textOf(product(sum(a, b, -1n), sum(a, b)))).toBe('1*a1^2+-1*b2^2');
    expect(textOf(product(product(p, a), product(b, p)))).toBe('1*a1*b2*p1^2');
    expect(textOf(sum(product(two, a), constant(-3n)))).toBe('-3+2*a1');
    expect([textOf(constant(0n)), sum(a, a, -1n).size, product(a, constant(0n)).size]).toEqual(['', 0, 0]);
  });

  it('have exponents, contents, norms and signs', () => {
    expect([...exponentsOf('a1^2*p1')]).toEqual([
      ['a1', 2],
      ['p1', 1],
    ]);
    expect([...exponentsOf('')]).toEqual([]);
    const multiple = sum(product(constant(-6n), a), constant(4n));
    expect(primitivePart(multiple)).toEqual({
      content: -2n,
      primitive: new Map([
        ['a1', 3n],
        ['', -2n],
      ]),
    });
    expect(primitivePart(sum(product(constant(6n), a), constant(4n))).content).toBe(2n);
    expect(normOf(multiple)).toBe(10n);
    expect([isNonNegative(multiple), isNonNegative(sum(a, two)), isNonNegative(constant(0n))]).toEqual([
      false,
      true,
      true,
    ]);
  });
});

const GROUPS: readonly VariableGroup[] = [
  { id: 'p', variables: ['p1', 'p2'] },
  { id: 'a', variables: ['a1', 'a2', 'a3'] },
];
const BUDGET = { terms: 100_000, deadline: Infinity };

/** The polynomials as an algebra, whose quotients are kept as a pair. */
type Pair = readonly [Polynomial, Polynomial];
const pairs: Algebra<Pair> = {
  constant: ({ num, den }) => [constant(num), constant(den)],
  variable: (name) => [variable(name), constant(1n)],
  add: ([n, d], [m, e]) => [sum(product(n, e), product(m, d)), product(d, e)],
  sub: ([n, d], [m, e]) => [sum(product(n, e), product(m, d), -1n), product(d, e)],
  mul: ([n, d], [m, e]) => [product(n, m), product(d, e)],
  div: ([n, d], [m, e]) => [product(n, e), product(d, m)],
  key: () => '',
};

/** The polynomial `whole · Π factor^exponent`. */
function denominatorOf(
  whole: bigint,
  cleared: readonly { readonly factor: string; readonly exponent: number }[],
): Polynomial {
  return cleared.reduce<Polynomial>((all, { factor, exponent }) => {
    const terms = factor.split('+').map((term): [string, bigint] => {
      const [coefficient = '', ...rest] = term.split('*');
      return [rest.join('*'), BigInt(coefficient)];
    });
    return Array.from({ length: exponent }, () => new Map(terms)).reduce<Polynomial>(product, all);
  }, constant(whole));
}

const variables = GROUPS.flatMap((group) => group.variables);
/** The lines `exponents coefficient` of a polynomial, in lexicographic order of the exponents. */
function linesOf(a: Polynomial): string[] {
  const rows = [...a].map(([monomial, coefficient]) => {
    const exponents = exponentsOf(monomial);
    return { powers: variables.map((name) => exponents.get(name) ?? 0), coefficient };
  });
  const order = (x: readonly number[], y: readonly number[]): number => {
    const at = x.findIndex((power, i) => power !== y[i]);
    return at < 0 ? 0 : (x[at] as number) - (y[at] as number);
  };
  return rows
    .sort((x, y) => order(x.powers, y.powers))
    .map(({ powers, coefficient }) => `${powers.join(' ')} ${coefficient}\n`);
}

const [one, three] = [Q.one, Q.of(3, 7)];
const FUNCTIONS: readonly (readonly [string, RationalFunction])[] = [
  [
    'a form in both groups',
    (A) => A.mul(A.add(A.variable('p1'), A.variable('p2')), A.sub(A.variable('a1'), A.variable('a3'))),
  ],
  [
    'a polynomial of mixed degrees',
    (A) => A.sub(A.mul(A.variable('a1'), A.mul(A.variable('p1'), A.variable('a2'))), A.constant(three)),
  ],
  [
    'a mean',
    (A) =>
      A.div(
        A.add(A.mul(A.variable('p1'), A.variable('a1')), A.mul(A.variable('p2'), A.variable('a2'))),
        A.add(A.variable('p1'), A.variable('p2')),
      ),
  ],
  [
    'a difference of quotients',
    (A) => {
      const total = A.add(A.variable('p1'), A.variable('p2'));
      const weights = A.add(A.variable('a1'), A.mul(A.constant(Q.of(2)), A.variable('a3')));
      return A.sub(A.div(A.variable('p1'), A.mul(total, weights)), A.div(A.constant(three), A.mul(weights, weights)));
    },
  ],
  [
    'a quotient that cancels',
    (A) =>
      A.mul(
        A.div(A.variable('a1'), A.add(A.variable('a1'), A.variable('a2'))),
        A.add(A.variable('a1'), A.variable('a2')),
      ),
  ],
  [
    'a quotient by a quotient',
    (A) =>
      A.div(
        A.constant(one),
        A.div(A.add(A.variable('a1'), A.variable('a2')), A.add(A.variable('p1'), A.variable('p2'))),
      ),
  ],
  [
    'a multiple of its own divisor',
    (A) =>
      A.div(
        A.mul(A.constant(Q.of(6)), A.add(A.variable('a1'), A.variable('a2'))),
        A.mul(A.constant(Q.of(4)), A.add(A.variable('a1'), A.variable('a2'))),
      ),
  ],
  ['a negative constant', (A) => A.constant(Q.of(-5, 3))],
  [
    'a long power',
    (A) => {
      const total = variables.map((name) => A.variable(name)).reduce((x, y) => A.add(x, y));
      return Array.from({ length: 6 }, () => A.sub(total, A.constant(three))).reduce((x, y) => A.mul(x, y));
    },
  ],
  [
    'a long sum and a quotient',
    (A) => {
      const total = variables.map((name) => A.variable(name)).reduce((x, y) => A.add(x, y));
      const power = Array.from({ length: 4 }, () => total).reduce((x, y) => A.mul(x, y));
      return A.sub(A.div(power, A.add(A.variable('p1'), A.variable('p2'))), A.mul(power, A.variable('a2')));
    },
  ],
  [
    'nothing minus something',
    (A) => A.sub(A.sub(A.variable('a1'), A.variable('a1')), A.div(A.variable('p1'), A.variable('a2'))),
  ],
];

describe.each(FUNCTIONS)('the numerator of %s', (_name, f) => {
  it('is the function times its denominator, term by term', () => {
    const found = numeratorOf(f, GROUPS, BUDGET);
    const [n, d] = f(pairs);
    const under = denominatorOf(found.whole, found.cleared);
    // numerator·d = n·denominator; the numerator is read off by dividing, where d divides.
    const algebra = new ShapeAlgebra(GROUPS);
    const shape = f(algebra);
    expect(under.size).toBeGreaterThan(0);
    const wanted = product(n, under);
    const quotient = divided(wanted, d);
    const lines = linesOf(quotient);
    expect(found.digest).toBe(createHash('sha256').update(lines.join('')).digest('hex'));
    const coefficients = [...quotient.values()];
    expect(found.terms).toBe(coefficients.length);
    expect(found.negative).toBe(coefficients.filter((value) => value < 0n).length);
    const bits = coefficients.map((value) => (value < 0n ? -value : value).toString(2).length);
    expect(found.bits).toBe(Math.max(0, ...bits));
    // The shape bounds the norm and the degrees.
    expect(shape.norm >= normOf(quotient)).toBe(true);
    GROUPS.forEach(({ variables: own }, g) => {
      const degrees = [...quotient.keys()].map((monomial) =>
        [...exponentsOf(monomial)].reduce((total, [name, power]) => total + (own.includes(name) ? power : 0), 0),
      );
      if (degrees.length === 0) return;
      expect(Math.min(...degrees)).toBeGreaterThanOrEqual(shape.degrees?.[g]?.low ?? NaN);
      expect(Math.max(...degrees)).toBeLessThanOrEqual(shape.degrees?.[g]?.high ?? NaN);
    });
    if (shape.numerator) expect(linesOf(shape.numerator)).toEqual(lines);
  });

  it('times powers of the sum of the masses has the terms of the product', () => {
    const plain = numeratorOf(f, GROUPS, BUDGET);
    const raised = numeratorOf(f, GROUPS, BUDGET, 2);
    const [n, d] = f(pairs);
    const total = sum(variable('p1'), variable('p2'));
    const quotient = divided(product(n, denominatorOf(plain.whole, plain.cleared)), d);
    const lines = linesOf(product(product(quotient, total), total));
    expect(raised.digest).toBe(createHash('sha256').update(lines.join('')).digest('hex'));
    expect(raised.cleared.find(({ factor }) => factor === '1*p1+1*p2')?.exponent).toBe(
      2 + (plain.cleared.find(({ factor }) => factor === '1*p1+1*p2')?.exponent ?? 0),
    );
  });
});

/** `a/b` of polynomials, where b divides a: leading terms first. */
function divided(a: Polynomial, b: Polynomial): Polynomial {
  const known = new Map<string, number[]>();
  const powers = (monomial: string): number[] => {
    const before = known.get(monomial);
    if (before) return before;
    const exponents = exponentsOf(monomial);
    const found = variables.map((name) => exponents.get(name) ?? 0);
    known.set(monomial, found);
    return found;
  };
  const leading = (of: Polynomial): [string, bigint] =>
    [...of].reduce((best, term) => {
      const [x, y] = [powers(best[0]), powers(term[0])];
      const at = x.findIndex((power, i) => power !== y[i]);
      return at >= 0 && (y[at] as number) > (x[at] as number) ? term : best;
    });
  let [rest, quotient]: [Polynomial, Polynomial] = [a, constant(0n)];
  const [lead, by] = leading(b);
  if (lead === '' && [...a.values()].every((coefficient) => coefficient % by === 0n))
    return new Map([...a].map(([monomial, coefficient]) => [monomial, coefficient / by]));
  while (rest.size > 0) {
    const [monomial, coefficient] = leading(rest);
    const exponents = powers(monomial).map((power, i) => power - (powers(lead)[i] as number));
    if (coefficient % by !== 0n || exponents.some((power) => power < 0)) throw new Error('b does not divide a');
    const term = exponents.reduce<Polynomial>(
      (all, power, i) => Array.from({ length: power }, () => variable(variables[i] as string)).reduce(product, all),
      constant(coefficient / by),
    );
    quotient = sum(quotient, term);
    rest = sum(rest, product(term, b), -1n);
  }
  return quotient;
}

describe('what has no numerator', () => {
  it.each<[string, RationalFunction]>([
    ['a quotient by 0', (A) => A.div(A.variable('a1'), A.sub(A.variable('a1'), A.variable('a1')))],
    [
      'a quotient by 1*a1+-1*a2, which may be 0 or below',
      (A) => A.div(A.constant(one), A.sub(A.variable('a1'), A.variable('a2'))),
    ],
    [
      'a quotient by -1*a1, which may be 0 or below',
      (A) => A.div(A.constant(one), A.sub(A.constant(Q.zero), A.variable('a1'))),
    ],
    [
      'a quotient by a long polynomial',
      (A) => {
        const total = variables.map((name) => A.variable(name)).reduce((x, y) => A.add(x, y));
        return A.div(
          A.constant(one),
          Array.from({ length: 8 }, () => total).reduce((x, y) => A.mul(x, y)),
        );
      },
    ],
  ])('%s', (message, f) => {
    expect(() => numeratorOf(f, GROUPS, BUDGET)).toThrow(new UnanswerableError(message));
  });

  it('a variable that the problem does not have', () => {
    expect(() => new ShapeAlgebra(GROUPS).variable('b')).toThrow(new InputError('there is no variable b'));
  });

  it('a polynomial beyond the budget', () => {
    const long = (FUNCTIONS.find(([name]) => name === 'a long power') as (typeof FUNCTIONS)[0])[1];
    const size = 28 * 84;
    expect(() => numeratorOf(long, GROUPS, { ...BUDGET, terms: size - 1 })).toThrow(
      new BudgetError(`a polynomial of up to ${size} terms; at most ${size - 1} are allowed`),
    );
    expect(numeratorOf(long, GROUPS, { ...BUDGET, terms: size }).terms).toBe(462);
    expect(() => numeratorOf(long, GROUPS, { ...BUDGET, deadline: 0 })).toThrow(
      new BudgetError('more time than was allowed'),
    );
  });

  it('takes another prime where a denominator vanishes modulo the first', () => {
    const f: RationalFunction = (A) => A.div(A.variable('a1'), A.constant(Q.of(LARGEST)));
    expect(numeratorOf(f, GROUPS, BUDGET)).toMatchObject({ whole: BigInt(LARGEST), cleared: [], terms: 1, bits: 1 });
    const half: RationalFunction = (A) => A.div(A.variable('a1'), A.constant(Q.of(4, 2)));
    expect(numeratorOf(half, GROUPS, BUDGET)).toMatchObject({ whole: 2n, cleared: [] });
  });

  it('knows the degrees of a long form', () => {
    const A = new ShapeAlgebra(GROUPS);
    const total = ['a1', 'a2', 'a3'].map((name) => A.variable(name)).reduce((x, y) => A.add(x, y));
    const long = Array.from({ length: 16 }, () => total).reduce((x, y) => A.mul(x, y));
    expect(long.numerator).toBeUndefined();
    expect(A.mul(long, A.mul(total, A.variable('p1'))).degrees).toEqual([
      { low: 1, high: 1 },
      { low: 17, high: 17 },
    ]);
    expect(A.add(long, total).degrees).toEqual([
      { low: 0, high: 0 },
      { low: 1, high: 16 },
    ]);
  });

  it('names functions by numerator and denominator', () => {
    const A = new ShapeAlgebra(GROUPS);
    const half = A.div(A.add(A.variable('a1'), A.variable('a2')), A.mul(A.constant(Q.of(2)), A.variable('p1')));
    expect(A.key(half)).toBe('1*a1+1*a2/2/1*p1,1');
    expect(A.key(A.constant(Q.of(4, 6)))).toBe('2/3/');
  });
});
