import { expect, test } from '@jest/globals';
import { tfjsWasm, wasm } from './wasm';

/** The listeners on failures of the process. */
const listeners = (): unknown[] =>
  (['uncaughtException', 'unhandledRejection'] as const).flatMap((event) => process.rawListeners(event));

test('wasm runs with SIMD, from any working directory, and leaves no listeners behind', async () => {
  const before = listeners();
  const folder = process.cwd();
  process.chdir('/');
  const { title } = await tfjsWasm.open(true);
  process.chdir(folder);
  expect(title).toMatch(/^WebAssembly with SIMD, one thread, @tensorflow\/tfjs-backend-wasm 4\.22\.0$/);
  expect(listeners()).toEqual(before);
});

test('wasm opens again after it was open', async () => {
  const first = await wasm.open(true);
  expect((await wasm.open(true)).title).toBe(first.title);
  expect(first.title).toMatch(
    /^own kernels for networks in WebAssembly with SIMD, .*thread.*; other operations on WebAssembly with SIMD/,
  );
});
