/** Tests the stated error bounds against exact integers and certified enclosures. */
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { type BigInterval, bigArithmetic } from '../../theory';
import { ofDouble } from '../../theory/arithmetic/reference.testing';
import { createKernels } from './load';
import './node';
import { DIFFERENCE_ROUNDINGS, DIVERGENCE_ROUNDINGS } from './plain/divergence';
import { FIRST_MOMENT_ROUNDINGS, PRODUCT_ROUNDINGS, SECOND_MOMENT_ROUNDINGS } from './plain/moments';
import { SUM_ROUNDINGS } from './plain/sum';
import { TILT_ROUNDINGS } from './plain/tilt';

const kernels = createKernels({ length: 1000, vectors: 3 });
const [first, second] = kernels.vectors;

/** A double in units of 2^−200. This is exact for the numbers of these tests, whose last bits are above 2^−200. */
const UNIT_BITS = 200;
const fixed = (x: number): bigint => BigInt(x * 2 ** 120) << BigInt(UNIT_BITS - 120);
const magnitude = (x: bigint): bigint => (x < 0n ? -x : x);
const total = (terms: readonly bigint[]): bigint => terms.reduce((a, b) => a + b, 0n);

/** Whether |computed 2^(scale) − Σ terms| ≤ roundings 2^−53 Σ |terms|, where terms are in units of 2^−(200 factors). */
function within(computed: number, terms: readonly bigint[], factors: number, roundings: number): boolean {
  const value = ofDouble(computed);
  const units = BigInt(UNIT_BITS * factors);
  const distance = magnitude((value.num << units) - total(terms) * value.den);
  return distance << 53n <= BigInt(roundings) * total(terms.map(magnitude)) * value.den;
}

/** Doubles with last bits above 2^−120, spread over 60 binades so that sums round. */
const positive = fc
  .tuple(
    fc.integer({ min: 1, max: 2 ** 31 - 1 }),
    fc.integer({ min: 0, max: 2 ** 21 - 1 }),
    fc.integer({ min: -60, max: 0 }),
  )
  .map(([high, low, e]) => (high * 2 ** 21 + low) * 2 ** (e - 52));
const signed = fc.tuple(positive, fc.boolean()).map(([x, minus]) => (minus ? -x : x));
const pairs = (p: fc.Arbitrary<number>, f: fc.Arbitrary<number>): fc.Arbitrary<[number, number][]> =>
  fc.integer({ min: 1, max: 700 }).chain((n) => fc.array(fc.tuple(p, f), { minLength: n, maxLength: n, size: 'max' }));

function load(data: readonly (readonly [number, number])[]): number {
  data.forEach(([p, f], i) => {
    if (first !== undefined) first[i] = p;
    if (second !== undefined) second[i] = f;
  });
  return data.length;
}

const check = (data: fc.Arbitrary<[number, number][]>, holds: (data: [number, number][], n: number) => void): void =>
  fc.assert(
    fc.property(data, (rows) => holds(rows, load(rows))),
    { numRuns: 60 },
  );

test('sum and product', () =>
  check(pairs(signed, signed), (data, n) => {
    expect(
      within(
        kernels.sum(0, n),
        data.map(([p]) => fixed(p)),
        1,
        SUM_ROUNDINGS,
      ),
    ).toBe(true);
    const products = data.map(([p, f]) => fixed(p) * fixed(f));
    expect(within(kernels.product(0, 1, n), products, 2, PRODUCT_ROUNDINGS)).toBe(true);
  }));

test.each(['wasm', 'plain'] as const)('%s: the error of a sum does not grow with n', (prefer) => {
  // Without compensation, every block after the first is lost: 3906 blocks of 2^−54 added to 1, about 1950 u in total.
  const long = createKernels({ length: 1_000_000, vectors: 2, prefer });
  const [x, ones] = long.vectors;
  x?.fill(2 ** -62).fill(1, 0, 1);
  ones?.fill(1);
  const truth = 1 + 999_999 * 2 ** -62;
  for (const computed of [long.sum(0), long.product(0, 1), long.tilt(0, 1, 1, 1)]) {
    expect(Math.abs(computed - truth) * 2 ** 53).toBeLessThan(SUM_ROUNDINGS);
  }
});

test('tilt', () =>
  check(pairs(positive, positive), (data, n) => {
    const scale = 0.7;
    const terms = data.map(([p, w]) => fixed(p) * fixed(w) * fixed(scale));
    expect(within(kernels.tilt(0, 1, 2, scale, n), terms, 3, TILT_ROUNDINGS)).toBe(true);
  }));

test('moments', () =>
  check(pairs(positive, signed), (data, n) => {
    const centre = 0.3;
    const into = { mass: 0, first: 0, absolute: 0, second: 0 };
    kernels.moments(0, 1, centre, into, n);
    const distance = (f: number): bigint => fixed(f) - fixed(centre);
    const firsts = data.map(([p, f]) => fixed(p) * distance(f));
    const seconds = data.map(([p, f]) => fixed(p) * distance(f) ** 2n);
    expect(
      within(
        into.mass,
        data.map(([p]) => fixed(p)),
        1,
        SUM_ROUNDINGS,
      ),
    ).toBe(true);
    expect(within(into.first, firsts, 2, FIRST_MOMENT_ROUNDINGS)).toBe(true);
    expect(within(into.absolute, firsts.map(magnitude), 2, FIRST_MOMENT_ROUNDINGS)).toBe(true);
    expect(within(into.second, seconds, 3, SECOND_MOMENT_ROUNDINGS)).toBe(true);
  }));

test('difference', () =>
  check(pairs(positive, positive), (data, n) => {
    const into = { sum: 0, absolute: 0 };
    kernels.difference(0, 1, into, n);
    const terms = data.map(([p, q]) => fixed(p) - fixed(q));
    expect(within(into.sum, terms, 1, DIFFERENCE_ROUNDINGS)).toBe(true);
    expect(within(into.absolute, terms.map(magnitude), 1, DIFFERENCE_ROUNDINGS)).toBe(true);
  }));

const big = bigArithmetic(50);
const exact = (x: number): BigInterval => big.fromRational(ofDouble(x));
/** An upper bound of |computed/truth − 1| in units of 2^−53. */
const relative = (computed: number, truth: BigInterval): number =>
  big.enclose(big.abs(big.sub(big.div(exact(computed), truth), exact(1)))).hi * 2 ** 53;

const ratios = fc.oneof(
  fc.integer({ min: 1, max: 52 }).chain((e) => fc.double({ min: -1, max: 1, noNaN: true }).map((x) => 1 + x * 2 ** -e)),
  fc.double({ min: 0.5, max: 2, noNaN: true }),
  fc.constantFrom(Math.SQRT1_2, Math.SQRT2, Math.SQRT1_2 - 1e-9, Math.SQRT2 + 1e-9, 1e-30, 1e30, 2 ** -1000, 2 ** 1000),
);

test('divergence has a small relative error even for close laws', () => {
  const law = fc.array(fc.tuple(fc.double({ min: 1e-3, max: 1, noNaN: true }), ratios), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(law, (rows) => {
      const data = rows.map(([q, r]) => [q * r, q] as const);
      const n = load(data);
      const terms = data.map(([p, q]) => {
        const [P, q1] = [exact(p), exact(q)];
        return big.sub(big.mul(P, big.log(big.div(P, q1))), big.sub(P, q1));
      });
      const computed = kernels.divergence(0, 1, n);
      if (data.every(([p, q]) => p === q)) expect(computed).toBe(0);
      else expect(relative(computed, big.sum(terms))).toBeLessThan(DIVERGENCE_ROUNDINGS);
    }),
    { numRuns: 40 },
  );
});

test.each([
  ['0 log 0 = 0', [0, 0.5], [0, 0.5], 0],
  ['p = 0 counts q', [0, 0.5], [0.25, 0.5], 0.25],
  ['q = 0 < p', [0.5, 0.5], [0, 1], Infinity],
  ['a negative mass', [-0.5, 0.5], [0.5, 0.5], NaN],
  ['an infinite mass', [Infinity, 0.5], [0.5, 0.5], NaN],
  ['NaN', [0.5, 0.5], [0.5, NaN], NaN],
])('divergence: %s', (_name, p, q, value) => {
  const n = load(p.map((x, i) => [x, q[i] ?? 0]));
  expect(kernels.divergence(0, 1, n)).toBe(value);
});

test('largestRatio leaves out p = 0 and is infinite where q = 0 < p', () => {
  load([
    [0, 0],
    [0.5, 0.25],
    [0.5, 0],
  ]);
  expect([kernels.largestRatio(0, 1, 2), kernels.largestRatio(0, 1, 3), kernels.largestRatio(0, 1, 0)]).toEqual([
    2,
    Infinity,
    0,
  ]);
});
