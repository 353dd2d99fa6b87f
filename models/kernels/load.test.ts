/** Which kernels are loaded and why, which inputs they refuse, and whether kernels.wasm is built from its sources. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '../../theory';
import { createKernels, provideKernels } from './load';
import { KERNELS_FILE, loadKernels } from './node';
import { kernelsFor } from './pool';

const root = join(__dirname, '..', '..');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kernels-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('kernels.wasm is built from the current sources', () => {
  if (!existsSync(KERNELS_FILE)) throw new Error(`${KERNELS_FILE} is missing: run npm run build`);
  const fresh = join(folder, 'fresh.wasm');
  const compiler = join(root, 'node_modules', 'assemblyscript', 'bin', 'asc.js');
  execFileSync(process.execPath, [compiler, '--config', 'models/kernels/asconfig.json', '--outFile', fresh], {
    cwd: root,
  });
  const same = readFileSync(fresh).equals(readFileSync(KERNELS_FILE));
  if (!same) throw new Error(`${KERNELS_FILE} is older than models/kernels/assembly: run npm run build`);
});

test('a missing or broken module gives a reason, not an error', () => {
  const missing = join(folder, 'none.wasm');
  expect(loadKernels(missing)).toEqual({ reason: `${missing} is missing: run npm run build` });
  const broken = join(folder, 'broken.wasm');
  writeFileSync(broken, 'not a module');
  expect(JSON.stringify(loadKernels(broken))).toContain('broken.wasm cannot be used');
});

test('without a module from the host, kernels are plain and say why', () => {
  try {
    provideKernels(() => ({ reason: 'there is no file here' }));
    expect(createKernels({ length: 1, vectors: 1 })).toMatchObject({ name: 'plain', reason: 'there is no file here' });
  } finally {
    provideKernels(() => loadKernels(KERNELS_FILE));
  }
  expect(createKernels({ length: 1, vectors: 1 }).name).toBe('wasm');
});

test('plain kernels can be requested, and say so', () => {
  const kernels = createKernels({ length: 3, vectors: 1, prefer: 'plain' });
  expect([kernels.name, kernels.reason]).toEqual(['plain', 'plain kernels were asked for']);
});

test('short vectors share one instance, and longer ones get a large enough instance', () => {
  expect(kernelsFor(2)).toBe(kernelsFor(64));
  expect(kernelsFor(2)).toMatchObject({ length: 64 });
  expect(kernelsFor(1000)).toMatchObject({ length: 1024 });
});

describe.each(['wasm', 'plain'] as const)('%s kernels', (prefer) => {
  const kernels = createKernels({ length: 4, vectors: 2, prefer });

  test.each([
    ['an index too large', () => kernels.sum(2), 'there is no vector 2; indices go from 0 to 1'],
    ['a negative index', () => kernels.exp(0, -1), 'there is no vector -1'],
    ['a fractional index', () => kernels.tilt(0, 0.5, 0, 1), 'there is no vector 0.5'],
    ['n too large', () => kernels.sum(0, 5), 'n is 5; the vectors hold 4 doubles'],
    ['a negative n', () => kernels.sum(0, -1), 'n is -1'],
    ['a fractional n', () => kernels.sum(0, 1.5), 'n is 1.5'],
    ['NaN for n', () => kernels.sum(0, NaN), 'n is NaN'],
    ['a negative length', () => createKernels({ length: -1, vectors: 1, prefer }), 'length is -1'],
    ['no vectors', () => createKernels({ length: 1, vectors: 0, prefer }), 'vectors is 0'],
  ])('refuse %s', (_name, call, message) => {
    expect(call).toThrow(InputError);
    expect(call).toThrow(message);
  });
});

test('vectors beyond the memory of WebAssembly are refused', () => {
  expect(() => createKernels({ length: 2 ** 28, vectors: 2 })).toThrow('ask for fewer or shorter vectors');
});
