/** Every kernel gives the same bits in WebAssembly and in plain TypeScript, on any data. */
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Kernels } from './kernels';
import { createKernels } from './load';
import './node';

const LENGTH = 1100;
const SIZE = { length: LENGTH, vectors: 3 };
const wasm = createKernels(SIZE);
const plain = createKernels({ ...SIZE, prefer: 'plain' });

const special = fc.constantFrom(
  ...[0, -0, 1, -1, Infinity, -Infinity, NaN, 5e-324, -5e-324, 2 ** -1022, -(2 ** -1022), 2 ** -1022 * (1 - 2 ** -52)],
  ...[Number.MAX_VALUE, -Number.MAX_VALUE, 709.782712893384, 709.79, -745.1332191019411, -745.14, 708, -708, -40, -41],
  ...[Math.SQRT1_2, Math.SQRT2, Math.SQRT1_2 - 1, Math.SQRT2 - 1, Math.LN2 / 2, 1 + 2 ** -52, 1 - 2 ** -53],
);
const mass = fc.double({ min: 0, max: 1, noNaN: true });
const near = fc.double({ min: 0.6, max: 1.6, noNaN: true });
const scale = fc.tuple(near, fc.integer({ min: -1074, max: 1023 })).map(([x, e]) => x * 2 ** e);
const moderate = fc.double({ min: -800, max: 800, noNaN: true });
const anything = fc.oneof(special, fc.double(), moderate, mass, scale);

/** Lengths near the ends of pairs, groups of sixteen and blocks of 256. */
const lengths = fc.oneof(
  fc.integer({ min: 0, max: 40 }),
  fc.constantFrom(254, 255, 256, 257, 271, 272, 273, 511, 512, 513, 514, 768, 1023, 1024, 1025, 1100),
);

/** Finite data of one kind, so that sums are not NaN, or a mixture of all kinds. */
const vector = (n: number): fc.Arbitrary<number[]> =>
  fc.oneof(
    ...[mass, near, scale, moderate, fc.oneof(mass, fc.constant(0)), anything].map((value) =>
      fc.array(value, { minLength: n, maxLength: n, size: 'max' }),
    ),
  );

const inputs = lengths.chain((n) =>
  fc.record({
    a: vector(n),
    b: vector(n),
    x: fc.oneof(fc.constantFrom(0, 1), near, anything),
  }),
);

type Inputs = typeof inputs extends fc.Arbitrary<infer T> ? T : never;

/** Runs a kernel on vectors 0 and 1 with output in 2; returns its results. */
type Use = (kernels: Kernels, n: number, input: Inputs) => readonly number[];

const uses: Readonly<Record<string, Use>> = {
  exp: (k, n) => (k.exp(0, 2, n), []),
  'exp in place': (k, n) => (k.exp(0, 0, n), []),
  sum: (k, n) => [k.sum(0, n)],
  tilt: (k, n, { x }) => [k.tilt(0, 1, 2, x, n)],
  'tilt in place': (k, n, { x }) => [k.tilt(0, 1, 0, x, n)],
  'tilt of the weights': (k, n, { x }) => [k.tilt(0, 1, 1, x, n)],
  product: (k, n) => [k.product(0, 1, n)],
  moments: (k, n, { x }) => {
    const into = { mass: 0, first: 0, absolute: 0, second: 0 };
    k.moments(0, 1, x, into, n);
    return [into.mass, into.first, into.absolute, into.second];
  },
  divergence: (k, n) => [k.divergence(0, 1, n)],
  difference: (k, n) => {
    const into = { sum: 0, absolute: 0 };
    k.difference(0, 1, into, n);
    return [into.sum, into.absolute];
  },
  largestRatio: (k, n) => [k.largestRatio(0, 1, n)],
};

function fill(kernels: Kernels, { a, b }: Inputs): void {
  const [first, second, third] = kernels.vectors;
  first?.fill(7).set(a);
  second?.fill(7).set(b);
  third?.fill(7);
}

/** The first place where two lists of numbers differ in their bits; all NaN count as equal. */
const firstDifference = (x: ArrayLike<number>, y: ArrayLike<number>): string | undefined => {
  for (let i = 0; i < x.length; i += 1) if (!Object.is(x[i], y[i])) return `${i}: ${x[i]} and ${y[i]}`;
  return undefined;
};

test('kernels.wasm is what is tested', () => {
  expect(wasm.reason).toBe('WebAssembly with SIMD is available');
  expect([wasm.name, plain.name]).toEqual(['wasm', 'plain']);
});

test.each(Object.entries(uses))('%s: the same bits in both', (_name, use) => {
  fc.assert(
    fc.property(inputs, (input) => {
      const n = input.a.length;
      fill(wasm, input);
      fill(plain, input);
      const differs = firstDifference(use(wasm, n, input), use(plain, n, input));
      expect(differs).toBeUndefined();
      wasm.vectors.forEach((values, i) => {
        expect(firstDifference(values, plain.vectors[i] ?? [])).toBeUndefined();
      });
    }),
    { numRuns: 60 },
  );
});

test('vectors are aligned and disjoint, and have the requested length', () => {
  const kernels = createKernels({ length: 5, vectors: 4 });
  expect(kernels.vectors.map(({ length }) => length)).toEqual([5, 5, 5, 5]);
  expect(kernels.vectors.every(({ byteOffset }) => byteOffset % 16 === 0)).toBe(true);
  kernels.vectors.forEach((values, i) => values.fill(i + 1));
  expect(kernels.vectors.map((_, i) => kernels.sum(i))).toEqual([5, 10, 15, 20]);
});
