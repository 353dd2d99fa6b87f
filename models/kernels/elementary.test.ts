/**
 * Compares exp, log and log1p with exponentials of 200 bits, in units in the last place of the true value.
 *
 * The reference is integer arithmetic: e^x = 2^k e^r by Taylor's series, in units of 2^−BITS. The error of a logarithm
 * y of x is log x − y = log(1 + δ), δ = x e^−y − 1. The reference agrees with decimal.js, which takes milliseconds per
 * value. The bounds are the errors measured on fixed samples of these ranges, rounded up; all are below 1 ulp.
 */
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { Q, bigArithmetic } from '../../theory';
import { ofDouble } from '../../theory/arithmetic/reference.testing';
import { exp, log, log1p } from './plain/elementary';

const BITS = 200n;
const UNIT = 1n << BITS;
/** ln 2 = Σ 1/(k 2^k), with 20 bits to spare. */
const LN2 = (() => {
  let sum = 0n;
  for (let k = 1n; k <= BITS + 20n; k += 1n) sum += (UNIT << 20n) / (k << k);
  return sum >> 20n;
})();

const shifted = (value: bigint, bits: number): bigint => (bits >= 0 ? value << BigInt(bits) : value >> BigInt(-bits));

/** A number `mantissa 2^exponent`. */
interface Scaled {
  readonly mantissa: bigint;
  readonly exponent: number;
}

const view = new DataView(new ArrayBuffer(8));

function scaledOf(x: number): Scaled {
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = biased === 0 ? fraction : fraction | (1n << 52n);
  return { mantissa: x < 0 ? -mantissa : mantissa, exponent: Math.max(biased, 1) - 1075 };
}

/** e^x to about 190 bits. */
function exponential(x: number): Scaled {
  const { mantissa, exponent } = scaledOf(x);
  const fixed = shifted(mantissa, exponent + Number(BITS));
  const k = Math.round(x / Math.LN2);
  const r = fixed - BigInt(k) * LN2;
  let [sum, term] = [UNIT, UNIT];
  for (let n = 1n; term !== 0n && term !== -1n; n += 1n) {
    term = ((term * r) >> BITS) / n;
    sum += term;
  }
  return { mantissa: sum, exponent: k - Number(BITS) };
}

/** `a − b` for exponents that differ by at most some thousands. */
function minus(a: Scaled, b: Scaled): Scaled {
  const exponent = Math.min(a.exponent, b.exponent);
  const at = (x: Scaled): bigint => x.mantissa << BigInt(x.exponent - exponent);
  return { mantissa: at(a) - at(b), exponent };
}

const magnitude = (x: bigint): bigint => (x < 0n ? -x : x);
const bitLength = (x: bigint): number => magnitude(x).toString(2).length;

/** `value 2^scale` as a double, for a value near 1. */
function toNumber({ mantissa, exponent }: Scaled, scale: number): number {
  const spare = Math.max(0, bitLength(mantissa) - 60);
  return Number(mantissa >> BigInt(spare)) * 2 ** Math.max(-1000, exponent + spare + scale);
}

/** The exponent of the last place of a number; −1074 for subnormal numbers. */
const lastPlace = ({ mantissa, exponent }: Scaled): number => Math.max(-1074, bitLength(mantissa) + exponent - 53);

const ulps = (computed: number, truth: Scaled): number =>
  Math.abs(toNumber(minus(scaledOf(computed), truth), -lastPlace(truth)));

/** The error of y as the logarithm of x, in ulps of y. */
function logUlps(x: Scaled, y: number): number {
  const inverse = exponential(-y);
  const ratio = { mantissa: x.mantissa * inverse.mantissa, exponent: x.exponent + inverse.exponent };
  const delta = minus(ratio, { mantissa: 1n, exponent: 0 });
  if (delta.mantissa === 0n) return 0;
  return Math.abs(toNumber(delta, -lastPlace(scaledOf(y))));
}

const NEGATIVE_ONE: Scaled = { mantissa: -1n, exponent: 0 };

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const uniform = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 2 ** 31 }).chain((i) => unit.map((x) => min + (max - min) * ((i + x) / (2 ** 31 + 1))));
const signed = (x: fc.Arbitrary<number>): fc.Arbitrary<number> =>
  fc.tuple(x, fc.boolean()).map(([value, minus]) => (minus ? -value : value));
const scales = (min: number, max: number): fc.Arbitrary<number> =>
  fc.tuple(uniform(min, max), uniform(1, 2)).map(([e, m]) => m * 2 ** Math.floor(e));

interface Row {
  readonly name: string;
  /** The error of the function at x, in ulps. */
  readonly error: (x: number) => number;
  readonly range: string;
  readonly points: fc.Arbitrary<number>;
  readonly bound: number;
}

const rows: readonly Row[] = [
  ...(
    [
      ['[-1, 1]', uniform(-1, 1)],
      ['near 0', signed(scales(-60, -1))],
      ['the normal range', uniform(-708.39, 709.78)],
      ['subnormal results', uniform(-745.13, -708.39)],
      ['next to overflow', uniform(709.7, 709.782712893384)],
      ['ends of the reduction', fc.integer({ min: -1000, max: 1000 }).map((k) => (k + 0.5) * Math.LN2)],
    ] as const
  ).map(([range, points]) => ({
    name: 'exp',
    error: (x: number) => ulps(exp(x), exponential(x)),
    range,
    points,
    bound: 0.9,
  })),
  ...(
    [
      ['near 1', signed(scales(-52, -2)).map((x) => 1 + x)],
      ['[0.35, 3]', uniform(0.35, 3)],
      ['all normal numbers', scales(-1022, 1024)],
      ['subnormal numbers', uniform(1, 2 ** 52).map((x) => Math.floor(x) * 2 ** -1074)],
      [
        'ends of the reduction',
        fc.tuple(fc.integer({ min: -1000, max: 1000 }), uniform(0.7069, 0.7073)).map(([k, x]) => x * 2 ** k),
      ],
    ] as const
  ).map(([range, points]) => ({
    name: 'log',
    error: (x: number) => logUlps(scaledOf(x), log(x)),
    range,
    points,
    bound: 0.9,
  })),
  ...(
    [
      ['near 0', signed(scales(-60, -2))],
      ['(-1, 0)', uniform(-0.9999999, 0)],
      ['near -1', scales(-52, -1).map((x) => x - 1)],
      ['[-0.3, 0.5]', uniform(-0.3, 0.5)],
      ['[0.4, 8]', uniform(0.4, 8)],
      ['large', scales(3, 1024)],
    ] as const
  ).map(([range, points]) => ({
    name: 'log1p',
    error: (x: number) => logUlps(minus(scaledOf(x), NEGATIVE_ONE), log1p(x)),
    range,
    points: points.filter((x) => Math.abs(x) >= 2 ** -60),
    bound: 0.9,
  })),
];

test.each(rows)('$name on $range is within $bound ulp', ({ error, points, bound }) => {
  const sample = fc.sample(points, { numRuns: 5000, seed: 20240709 }).filter(Number.isFinite);
  const worst = sample.reduce((most, x) => Math.max(most, error(x)), 0);
  expect(worst).toBeLessThanOrEqual(bound);
  expect(worst).toBeGreaterThan(0.3);
});

const specials: readonly (readonly [string, (x: number) => number, readonly (readonly [number, number])[]])[] = [
  [
    'exp',
    exp,
    [
      [0, 1],
      [-0, 1],
      [-Infinity, 0],
      [Infinity, Infinity],
      [NaN, NaN],
    ],
  ],
  [
    'exp next to overflow',
    exp,
    [
      [709.782712893384, 1.7976931348622732e308],
      [709.7827128933841, Infinity],
    ],
  ],
  [
    'exp next to underflow',
    exp,
    [
      [-745.1332191019411, 5e-324],
      [-745.1332191019412, 0],
      [-1e308, 0],
    ],
  ],
  [
    'log',
    log,
    [
      [1, 0],
      [0, -Infinity],
      [-0, -Infinity],
      [Infinity, Infinity],
      [-1, NaN],
      [-5e-324, NaN],
      [NaN, NaN],
    ],
  ],
  [
    'log1p',
    log1p,
    [
      [0, 0],
      [-0, -0],
      [-1, -Infinity],
      [-1.5, NaN],
      [Infinity, Infinity],
      [-Infinity, NaN],
      [NaN, NaN],
    ],
  ],
  [
    'log1p of tiny',
    log1p,
    [
      [5e-324, 5e-324],
      [-5e-324, -5e-324],
      [1e-17, 1e-17],
      [-1e-17, -1e-17],
    ],
  ],
];

test.each(specials)('%s has its special values', (_name, f, pairs) => {
  expect(pairs.map(([x]) => [x, f(x)])).toEqual(pairs);
});

test.each([0.3, -0.7, 12.5, 709.1, -745, 1e-9])('the reference agrees with decimal.js at %f', (x) => {
  const big = bigArithmetic(60);
  const { mantissa, exponent } = exponential(x);
  const power = Q.of(1n << BigInt(Math.abs(exponent)));
  const value = exponent < 0 ? Q.div(Q.of(mantissa), power) : Q.mul(Q.of(mantissa), power);
  const ratio = big.div(big.fromRational(value), big.exp(big.fromRational(ofDouble(x))));
  const distance = big.abs(big.sub(ratio, big.fromRational(Q.of(1n))));
  expect(big.enclose(distance).hi).toBeLessThan(2 ** -150);
});
