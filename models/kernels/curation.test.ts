/**
 * The curation step gives the same bits in WebAssembly and in plain TypeScript, and its Gauss rule is exact on
 * polynomials.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Kernels } from './kernels';
import { createKernels } from './load';
import './node';

const SIZE = { length: 1100, vectors: 5 };
const wasm = createKernels(SIZE);
const plain = createKernels({ ...SIZE, prefer: 'plain' });

interface Law {
  readonly masses: readonly number[];
  readonly weights: readonly number[];
  readonly K: number;
}

/** Lengths near the ends of groups of eight and blocks of 256. */
const lengths = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constantFrom(255, 256, 257, 263, 264, 265, 511, 512, 513));

const laws: fc.Arbitrary<Law> = fc
  .record({
    n: lengths,
    spread: fc.constantFrom(0, 2, 30, 120, 200),
    near: fc.boolean(),
    exponent: fc.double({ min: 0, max: 6, noNaN: true }),
  })
  .chain(({ n, spread, near, exponent }) => {
    const exactly = { minLength: n, maxLength: n, size: 'max' } as const;
    const mass = fc.oneof(
      { weight: 8, arbitrary: fc.integer({ min: 1, max: 1000 }) },
      fc.constantFrom(0, 5e-324, 2 ** -1022, 1e-200),
    );
    const weight = fc
      .tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: -spread, max: spread }))
      .map(([k, e]) => (near ? 1 + k * 2 ** -40 : (1 + k / 500) * 2 ** (e / 2)));
    return fc.record({
      masses: fc.array(mass, exactly),
      weights: fc.array(weight, exactly),
      K: fc.constant(Math.floor(2 * 10 ** exponent)),
    });
  });

function run(kernels: Kernels, { masses, weights, K }: Law): readonly number[] {
  const n = masses.length;
  const total = masses.reduce((sum, m) => sum + m, 0);
  kernels.vectors.forEach((vector) => vector.fill(7));
  for (let i = 0; i < n; i += 1) {
    (kernels.vectors[0] as Float64Array)[i] = total === 0 ? 0 : (masses[i] as number) / total;
    (kernels.vectors[1] as Float64Array)[i] = weights[i] as number;
  }
  const done = kernels.curate(0, 1, 2, 3, 4, K, n);
  if (!done) return [0];
  const { curation } = kernels;
  const { nodes, near, degree, direct, top, bottom, mean } = curation;
  const tables = [curation.sigma, curation.sum, curation.decay, curation.coefficient];
  return [
    ...[curation.total, nodes, near, degree, direct, top, bottom, mean],
    ...tables.flatMap((table) => [...table.subarray(0, nodes)]),
    ...(kernels.vectors[2] as Float64Array).subarray(0, n),
  ];
}

test('WebAssembly and plain TypeScript give the same bits', () => {
  expect([wasm.name, plain.name]).toEqual(['wasm', 'plain']);
  fc.assert(
    fc.property(laws, (law) => {
      const [ours, theirs] = [run(wasm, law), run(plain, law)];
      expect(ours.length).toBe(theirs.length);
      expect(ours.findIndex((value, i) => !Object.is(value, theirs[i]))).toBe(-1);
    }),
    { numRuns: 1500 },
  );
});

test('the Gauss rule of the left tail integrates powers up to 11', () => {
  const { gauss } = JSON.parse(readFileSync(join(__dirname, '../closed-form/fixtures/finite-k.json'), 'utf8')) as {
    gauss: { nodes: string[]; weights: string[]; error: string };
  };
  const K = 4;
  run(wasm, { masses: [1], weights: [1], K });
  const { sigma, coefficient, sum } = wasm.curation;
  const q = 2 ** (-1 / 3);
  const h = Math.LN2 / 3;
  const rule = gauss.nodes.map((_, g) => ({
    node: (sigma[g] as number) * K,
    // For one atom M = e^{−σ}, so the coefficient is the weight times e^{−(K − 1)σ}/K.
    weight: (coefficient[g] as number) * K * Math.exp(-(K - 1) * Math.log1p(sum[g] as number)),
  }));
  rule.forEach(({ node, weight }, g) => {
    expect(node / Number(gauss.nodes[g])).toBeCloseTo(1, 14);
    expect(weight / Number(gauss.weights[g])).toBeCloseTo(1, 14);
  });
  for (let power = 0; power < 12; power += 1) {
    const moment = (h * q ** (power + 1)) / (1 - q ** (power + 1));
    const value = rule.reduce((total, { node, weight }) => total + weight * node ** power, 0);
    expect(value / moment).toBeCloseTo(1, 13);
  }
  expect(Number(gauss.error)).toBeLessThan(4.07e-18);
});

test.each([
  ['a NaN score', [0.5, 0.5], [1, NaN]],
  ['an infinite score', [0.5, 0.5], [1, Infinity]],
  ['a score of 0', [0.5, 0.5], [1, 0]],
  ['a negative mass', [-0.5, 1.5], [1, 2]],
  ['a NaN mass', [NaN, 0.5], [1, 2]],
  ['an infinite mass', [Infinity, 0.5], [1, 2]],
  ['too wide a range', [0.5, 0.5], [2 ** -260, 1]],
])('%s ends the step, in both', (_what, p, scores) => {
  for (const kernels of [wasm, plain]) {
    kernels.vectors[0]?.set(p);
    kernels.vectors[1]?.set(scores);
    expect(kernels.curate(0, 1, 2, 3, 4, 2, 2)).toBe(false);
  }
});

test.each([1, 0, 2.5, NaN, Infinity])('K = %d is refused, with what to give', (K) => {
  expect(() => wasm.curate(0, 1, 2, 3, 4, K, 1)).toThrow('give a whole number from 2');
});
