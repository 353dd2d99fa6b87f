/** The error bounds of the filter against exact fractions, with operands at the ends of the range of doubles. */
import { describe, expect, it, test } from '@jest/globals';
import * as fc from 'fast-check';
import { Fraction, againstDouble } from '../../arithmetic/fraction.testing';
import { type FilterModel, compileFilter, conditionTruth, runFilter } from './index';
import { parseClaim } from '../parse';

/** A number of the model: a double, a bound on its error, and a true value within this bound. */
interface Known {
  readonly value: number;
  readonly error: number;
  readonly truth: Fraction;
}

const powers = [-1074, -1073, -1060, -1022, -1000, -700, -540, -537, -300, -53, -1, 0, 1, 53, 300, 511, 700, 1000];

/** Doubles of every size: subnormal, near 2^53, huge, near each other, and arbitrary. */
const doubles = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -9, max: 9 }),
  fc.constantFrom(...powers).chain((k) => fc.integer({ min: -9, max: 9 }).map((m) => m * 2 ** k)),
  fc.integer({ min: -3, max: 3 }).map((k) => 2 ** 53 + 2 * k),
  fc.integer({ min: -3, max: 3 }).map((k) => 1 + k * 2 ** -52),
);

/** A number without an error, or with an error of any size, which may exceed the number. */
const known: fc.Arbitrary<Known> = fc
  .tuple(
    doubles,
    fc.oneof(
      { weight: 2, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.constant(Number.MIN_VALUE) },
      { weight: 3, arbitrary: fc.double({ min: 0, max: 2, noNaN: true }).map((e) => -e) },
      { weight: 1, arbitrary: doubles.map(Math.abs) },
    ),
    fc.constantFrom(-1, 0, 1),
  )
  .map(([value, e, side]) => {
    // A negative e means a relative error.
    const error = e < 0 ? Math.min(-e * Math.abs(value), Number.MAX_VALUE) : e;
    return { value, error, truth: Fraction.ofDouble(value).plus(Fraction.ofDouble(error).times(Fraction.of(side))) };
  });

const NAMES = ['lambda', 'eta', 'w_max', 'w_min'] as const;

/** A model that answers four numbers only. */
function modelOf(numbers: readonly Known[]): FilterModel {
  const model: FilterModel = {
    value: 0,
    error: 0,
    rounds: 0,
    scalar: (name) => {
      const found = numbers[(NAMES as readonly string[]).indexOf(name)];
      if (found) [model.value, model.error] = [found.value, found.error];
      return found !== undefined;
    },
    mean: () => false,
    variance: () => false,
  };
  return model;
}

/** An expression as text, with its exact value for given numbers. */
interface Tree {
  readonly text: string;
  readonly value: (numbers: readonly Known[]) => Fraction;
}

const UNDERFLOW = '1e-400';
const literals = fc
  .constantFrom('0', '1', '2', '0.1', '1e300', '1e-300', UNDERFLOW, '1e200', '9007199254740993', '1152921504606847105')
  .map((text): Tree => {
    const [digits = '', exponent = '0'] = text.split('e');
    const [whole = '', decimals = ''] = digits.split('.');
    const power = Number(exponent) - decimals.length;
    const value = Fraction.of(BigInt(whole + decimals)).times(Fraction.of(10).power(power));
    return { text, value: () => value };
  });
const names = fc
  .integer({ min: 0, max: NAMES.length - 2 })
  .map((i): Tree => ({ text: NAMES[i] ?? '', value: (numbers) => (numbers[i] as Known).truth }));

const OPERATIONS: readonly (readonly [string, (a: Fraction, b: Fraction) => Fraction])[] = [
  ['+', (a, b) => a.plus(b)],
  ['-', (a, b) => a.minus(b)],
  ['*', (a, b) => a.times(b)],
  ['/', (a, b) => a.over(b)],
];

const { tree: trees } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    names,
    literals,
    fc.tuple(fc.constantFrom(...OPERATIONS), tie('tree'), tie('tree')).map(([[op, exact], a, b]): Tree => ({
      text: `(${a.text} ${op} ${b.text})`,
      value: (numbers) => exact(a.value(numbers), b.value(numbers)),
    })),
    tie('tree').map((a): Tree => ({ text: `(-${a.text})`, value: (numbers) => a.value(numbers).negated() })),
    fc
      .tuple(tie('tree'), fc.constantFrom(2, 3))
      .map(([a, n]): Tree => ({ text: `(${a.text})^${n}`, value: (numbers) => a.value(numbers).power(n) })),
  ),
}));

/** The exact value, or undefined if it divides by 0. */
function exactly({ value }: Tree, numbers: readonly Known[]): Fraction | undefined {
  try {
    return value(numbers);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** A factor without an error. Multiplying by it twice makes a lost 2^−1075 visible. */
const MAGNIFIER = 2 ** 500;

/**
 * Compares a side, plain and magnified, with its bounds, by claims that the filter certifies if the bounds are finite.
 * @returns whether the filter certified a claim
 */
function isEnclosed(tree: Tree, three: readonly Known[], t = 0): boolean {
  const numbers = [...three, { value: MAGNIFIER, error: 0, truth: Fraction.ofDouble(MAGNIFIER) }];
  const factor = Fraction.ofDouble(MAGNIFIER).power(2);
  const magnified: Tree = {
    text: `(${tree.text})*w_min*w_min`,
    value: (given) => tree.value(given).times(factor),
  };
  const enclosed = [tree, magnified].filter((side) => {
    const claim = parseClaim(`${side.text} > -1.7e308`);
    const filter = compileFilter(claim);
    if (filter === undefined) throw new Error(`no filter for ${claim.source}`);
    const sides = runFilter(claim, filter, modelOf(numbers), t);
    if (sides === undefined || typeof sides === 'string') return false;
    const truth = exactly(side, numbers);
    if (truth === undefined) throw new Error(`a quotient by 0 has bounds: ${claim.source}`);
    expect(againstDouble(truth, sides.left.lo)).toBeGreaterThanOrEqual(0);
    expect(againstDouble(truth, sides.left.hi)).toBeLessThanOrEqual(0);
    return true;
  });
  return enclosed.length > 0;
}

describe('the bounds of the filter contain the exact value', () => {
  const numbers = fc.tuple(known, known, known);
  const held = (some: fc.Arbitrary<Tree>, numRuns: number): number => {
    let count = 0;
    fc.assert(
      fc.property(some, numbers, (tree, given) => {
        if (isEnclosed(tree, given)) count += 1;
      }),
      { numRuns, seed: 83 },
    );
    return count;
  };
  const [a, b] = NAMES;

  test.each(OPERATIONS)('%s', (op, exact) => {
    const tree: Tree = {
      text: `${a} ${op} ${b}`,
      value: ([x, y]) => exact((x as Known).truth, (y as Known).truth),
    };
    expect(held(fc.constant(tree), 2000)).toBeGreaterThan(500);
  });

  test.each([2, 3])('power %i', (n) => {
    const tree: Tree = { text: `${a}^${n}`, value: ([x]) => (x as Known).truth.power(n) };
    expect(held(fc.constant(tree), 2000)).toBeGreaterThan(500);
  });

  it('of a power of the round', () => {
    let count = 0;
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 9 }), (given, t) => {
        const tree: Tree = {
          text: `(${a}^t - ${b}^(t + 1))`,
          value: ([x, y]) => {
            const [first, second] = [(x as Known).truth, (y as Known).truth];
            return first.power(t).minus(second.power(t + 1));
          },
        };
        if (isEnclosed(tree, given, t)) count += 1;
      }),
      { numRuns: 1000, seed: 83 },
    );
    expect(count).toBeGreaterThan(300);
  });

  it('of a square root', () => {
    const claim = parseClaim(`sqrt(${a}) > -1`);
    const filter = compileFilter(claim);
    if (filter === undefined) throw new Error('no filter');
    let count = 0;
    fc.assert(
      fc.property(known, (x) => {
        const sides = runFilter(claim, filter, modelOf([x]), 0);
        if (sides === undefined || typeof sides === 'string') return;
        count += 1;
        // Of a number that may be negative there is no root.
        expect(x.value).toBeGreaterThanOrEqual(x.error);
        const { lo, hi } = sides.left;
        const square = (end: number): Fraction => Fraction.ofDouble(end).power(2);
        if (lo > 0) expect(x.truth.against(square(lo))).toBeGreaterThanOrEqual(0);
        expect(x.truth.against(square(hi))).toBeLessThanOrEqual(0);
      }),
      { numRuns: 3000, seed: 83 },
    );
    expect(count).toBeGreaterThan(500);
  });

  it('of a constant, whatever its size', () => {
    expect(held(literals, 300)).toBeGreaterThan(200);
  });

  const off = (value: number, truth: number): Known => ({
    value,
    error: Math.abs(truth - value),
    truth: Fraction.ofDouble(truth),
  });
  const small = off(5 * 2 ** -540, 10 * 2 ** -540);
  it.each([
    // (x ± x)² is up to 4x². The three parts of its bound are 0.39·2^−1074 each, and all round to 0.
    ['a product', `${a} * ${b}`, small, small, small.truth.times(small.truth)],
    ['a square', `${a}^2`, small, small, small.truth.times(small.truth)],
    // x/y|·δy is half the least double and rounds to 0. Divided by 2^−701 it is as large as the quotient.
    ['a quotient', `${a} / ${b}`, off(2 ** -1074, 2 ** -1074), off(2 ** -700, 2 ** -701), Fraction.ofDouble(2 ** -373)],
  ])('of %s whose bound is lost in its parts', (_, text, x, y, value) => {
    expect(isEnclosed({ text, value: () => value }, [x, y, x])).toBe(true);
  });

  it('of any expression', () => {
    expect(held(trees, 2000)).toBeGreaterThan(500);
  });
});

describe('claims that rounded constants would decide wrongly', () => {
  const gap = (value: number): Known => ({ value, error: 0, truth: Fraction.ofDouble(value) });
  it.each([
    // 1e-400 is 0 in doubles, 1e-400·1e200·1e196 is 0.0001.
    ['w_min >= 1e-400*1e200*1e196*w_max', [0, 0, 1, 0.00005]],
    // The exact difference is 129; in doubles it is 256.
    ['(1152921504606847105 - 1152921504606846976)*w_max >= 200*w_min', [0, 0, 1, 1]],
    // Both products underflow to 0: 1e-200·1e-200 and its multiple.
    ['w_min*1e-200*1e-200 >= 1e-200*1e-200*w_max', [0, 0, 2, 1]],
    // The dividend has an error, which is divided by a small number.
    ['w_min*1e-200*1e-200/1e-300 >= 2e-100*w_max', [0, 0, 1, 1]],
  ])('%s is not certified', (source, values) => {
    const claim = parseClaim(source);
    const filter = compileFilter(claim);
    if (filter === undefined) throw new Error('no filter');
    expect(runFilter(claim, filter, modelOf(values.map(gap)), 0)).toBeUndefined();
  });
});

describe('products and quotients of an exact 0', () => {
  const [zero, one, wide] = [0, 1, 5].map((value, i): Known => {
    return { value, error: i === 2 ? 7 : 0, truth: Fraction.of(value) };
  }) as [Known, Known, Known];
  const truth = (text: string): unknown => {
    const condition = parseClaim(text);
    const filter = compileFilter(condition);
    return filter && conditionTruth(condition, filter, modelOf([zero, one, wide]), 0);
  };

  it.each<[string, unknown]>([
    ['lambda*eta == 0', 'true'],
    ['lambda*w_max == 0', 'true'],
    ['w_max*lambda == 0', 'true'],
    ['lambda/eta == 0', 'true'],
    // The divisor may be 0.
    ['lambda/w_max == 0', undefined],
    ['lambda*(eta/lambda) == 0', undefined],
    ['eta/lambda > 0', undefined],
  ])('%s: %s', (text, expected) => {
    expect(truth(text)).toBe(expected);
  });
});

describe('conditions', () => {
  const numbers: readonly Known[] = [
    { value: 3, error: 0.25, truth: Fraction.of(3) },
    { value: 1, error: 0, truth: Fraction.of(1) },
    { value: Infinity, error: 0, truth: Fraction.of(0) },
  ];
  it.each<[string, unknown]>([
    ['lambda > 2', 'true'],
    ['lambda > 4', 'false'],
    ['lambda < 2', 'false'],
    ['lambda <= 2.8', undefined],
    ['lambda == 2', 'false'],
    ['2 == lambda', 'false'],
    ['lambda == 3', undefined],
    ['eta == 1', 'true'],
    ['eta > 1', 'false'],
    ['eta >= 1', 'true'],
    ['eta < 2', 'true'],
    // Infinite numbers are compared as extended reals, if the other side is exact.
    ['w_max >= 2', 'true'],
    ['w_max < 2', 'false'],
    ['1/w_max == 0', 'true'],
    ['w_max > lambda', undefined],
    ['w_max - w_max > 0', undefined],
    ['0*w_max >= 0', undefined],
    ['sqrt(eta) >= 1', undefined],
    ['sqrt(eta - 1) == 0', 'true'],
    ['sqrt(eta - 2) >= 0', undefined],
    ['eta^t == 1', 'true'],
  ])('%s: %s', (text, expected) => {
    const condition = parseClaim(text);
    const filter = compileFilter(condition);
    if (filter === undefined) throw new Error('no filter');
    expect(conditionTruth(condition, filter, modelOf(numbers), 0)).toBe(expected);
  });

  it('a power with a negative or a large exponent is left to the rungs', () => {
    const condition = parseClaim('eta^(t - 2) > 0');
    const filter = compileFilter(condition);
    if (filter === undefined) throw new Error('no filter');
    const at = (t: number): unknown => conditionTruth(condition, filter, modelOf(numbers), t);
    expect([at(1), at(2), at(66), at(67)]).toEqual([undefined, 'true', 'true', undefined]);
  });
});

describe('numbers with a name', () => {
  /** Laws 0 and 1 are the same one, and 2 is another; p_ref is law 2. Every moment is 5 ± 1. */
  const model = (): FilterModel => {
    const self: FilterModel = {
      value: 0,
      error: 0,
      rounds: 2,
      scalar: (name) => {
        [self.value, self.error] = [7, 2];
        return name === 'eta';
      },
      mean: () => answer(),
      variance: () => answer(),
      meanOfReward: () => answer(),
      lawNumber: (t) => (t === 0 || t === 1 ? 1 : 2),
    };
    const answer = (): boolean => {
      [self.value, self.error] = [5, 1];
      return true;
    };
    return self;
  };
  const run = (text: string): unknown => {
    const claim = parseClaim(text);
    const filter = compileFilter(claim);
    return filter && runFilter(claim, filter, model(), 0);
  };

  it.each<[string, unknown]>([
    ['E(p[1], w) >= E(p[0], w)', 'equal'],
    ['E(p[1], w) <= E(p[0], w)', 'equal'],
    ['E(p[1], w) > E(p[0], w)', undefined],
    ['E(p[2], w) >= E(p[0], w)', undefined],
    ['E(p[2], w) >= E(p_ref, w)', 'equal'],
    ['E(p[1], w) >= Var(p[1], w)', undefined],
    ['E(p[1], w) >= E(p[1], r)', undefined],
    ['Var(p[1], r) >= Var(p[1], r)', undefined],
    ['E(p[1], w) - E(p[0], w) >= 0', 'equal to 0'],
    ['E(p[1], w) - E(p[0], w) >= eta*(E(p[0], r) - E(p[1], r))', 'equal to 0'],
    ['E(p[1], w) + E(p[0], w) >= 2*E(p[0], w)', undefined],
    ['-E(p[1], w) >= E(p[1], w) - 2*E(p[0], w)', undefined],
    ['E(p[1], w)^2 >= E(p[1], w)^2', undefined],
    ['eta >= eta', undefined],
  ])('%s: %s', (text, expected) => {
    expect(run(text)).toBe(expected);
  });
});

test('a power of powers, which would be a program of 2^40 instructions, has no filter', () => {
  expect(compileFilter(parseClaim(`${'('.repeat(40)}w_max${')^3'.repeat(40)} > 0`))).toBeUndefined();
});
