/** The bounds of SiLU and its slope against double precision; the plain twin, whose bits WebAssembly gives too (`network.test.ts`). */
import { expect, test } from '@jest/globals';
import { RESERVED } from './layout';
import { webAssemblyPrimitives, sharedMemory } from './webassembly';
import { PERCEPTRON_FILE, loadPerceptron } from './node';
import { plainPrimitives } from './plain/primitives';
import { UNIT, silu, siluSlope } from './reference.testing';

/** Numbers of every size up to 86, next to one another at 0. */
const numbers = Float32Array.from({ length: 200_000 }, (_, i) => {
  const size = 86 * 2 ** (-30 * ((i >> 1) / 100_000) ** 3) * (1 - ((i * 0.618) % 1) / 8);
  return i % 2 === 0 ? size : -size;
});

function activated(values: Float32Array): { readonly h: Float32Array; readonly slope: Float32Array } {
  const memory = new Float32Array(2 * values.length);
  memory.set(values);
  plainPrimitives(memory).activate(0, values.length, values.length);
  return { h: memory.subarray(0, values.length), slope: memory.subarray(values.length) };
}

test('φ has a relative error of at most 6u, and its slope an absolute one of at most 8u', () => {
  const { h, slope } = activated(numbers);
  let [relative, absolute] = [0, 0];
  numbers.forEach((z, i) => {
    relative = Math.max(relative, Math.abs((h[i] as number) / silu(z) - 1));
    absolute = Math.max(absolute, Math.abs((slope[i] as number) - siluSlope(z)));
  });
  expect(relative / UNIT).toBeLessThan(6);
  expect(absolute / UNIT).toBeLessThan(8);
});

test('beyond 86, φ is the argument, or nearly 0; NaN and infinities are not lost', () => {
  const { h, slope } = activated(Float32Array.of(100, 3e38, -100, -1e30, 0, -0, NaN, Infinity));
  expect([h[0], h[1], slope[0]]).toEqual([100, Math.fround(3e38), 1]);
  expect(Math.abs(h[2] as number)).toBeLessThan(1e-35);
  expect(Math.abs(h[3] as number)).toBeLessThan(1e-7);
  expect([h[4], h[5], slope[4]]).toEqual([0, -0, 0.5]);
  expect([h[6], h[7], slope[6], slope[7]]).toEqual([NaN, Infinity, NaN, Infinity]);
});

test('WebAssembly gives the same bits, with and without the slope', () => {
  const values = Float32Array.of(...numbers.subarray(0, 4000), 100, -100, 1e30, -1e30, NaN, Infinity, -Infinity, -0);
  const n = values.length;
  const shared = sharedMemory(RESERVED + 3 * n);
  const memory = new Float32Array(shared.buffer);
  const primitives = webAssemblyPrimitives(loadPerceptron(PERCEPTRON_FILE), shared, RESERVED);
  memory.set(values, RESERVED);
  memory.set(values, RESERVED + 2 * n);
  primitives.activate(RESERVED, RESERVED + n, n);
  primitives.activateOnly(RESERVED + 2 * n, n);
  const { h, slope } = activated(values);
  expect(memory.slice(RESERVED, RESERVED + n)).toEqual(h);
  expect(memory.slice(RESERVED + n, RESERVED + 2 * n)).toEqual(slope);
  expect(memory.slice(RESERVED + 2 * n, RESERVED + 3 * n)).toEqual(h);
});
