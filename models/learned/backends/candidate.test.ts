import { expect, jest, test } from '@jest/globals';
import * as core from '@tensorflow/tfjs-core';
import { InputError } from '../../../theory';
import type { BackendName } from './backend';
import { type Candidate, openFrom } from './candidate';

/** Candidates that run or fail; the names of those that were tried are added to `tried`. */
function candidates(
  states: readonly (readonly [BackendName, string | Error])[],
  tried: BackendName[] = [],
): Candidate[] {
  return states.map(([name, state]) => ({
    name,
    remedy: `bring ${name}`,
    open: () => {
      tried.push(name);
      return typeof state === 'string' ? Promise.resolve({ tf: core, title: state }) : Promise.reject(state);
    },
  }));
}

test('auto opens the first candidate that runs, and tries no later one', async () => {
  const tried: BackendName[] = [];
  const all = candidates(
    [
      ['native', new Error('no library')],
      ['webgpu', new Error('no adapter')],
      ['wasm', 'WebAssembly'],
      ['cpu', 'plain'],
    ],
    tried,
  );
  const { name, reason, tf } = await openFrom(all, 'auto');
  expect(tried).toEqual(['native', 'webgpu', 'wasm']);
  expect(name).toBe('wasm');
  expect(reason).toBe('wasm: WebAssembly; not native: no library; not webgpu: no adapter');
  expect(tf).toBe(core);
});

test('auto does not mention other candidates if the first one runs', async () => {
  const { reason } = await openFrom(
    candidates([
      ['native', 'TensorFlow'],
      ['wasm', new Error('not asked')],
    ]),
    'auto',
  );
  expect(reason).toBe('native: TensorFlow');
});

test('a wanted candidate is tried alone, and the reason says that it was wanted', async () => {
  const tried: BackendName[] = [];
  const all = candidates(
    [
      ['native', 'TensorFlow'],
      ['cpu', 'plain'],
    ],
    tried,
  );
  expect((await openFrom(all, 'cpu')).reason).toBe('cpu: plain; it was asked for');
  expect(tried).toEqual(['cpu']);
});

test('a wanted candidate that does not run is an input error with its cause, the remedy and the others', async () => {
  const cause = new Error('no adapter\n  in some stack');
  const opening = openFrom(
    candidates([
      ['webgpu', cause],
      ['wasm', 'WebAssembly'],
    ]),
    'webgpu',
  );
  await expect(opening).rejects.toBeInstanceOf(InputError);
  await expect(opening).rejects.toMatchObject({
    cause,
    message: 'backend "webgpu" does not run here: no adapter. To mend it: bring webgpu, or choose one of auto, wasm',
  });
});

test('a name that is not a backend is an input error that lists the backends', async () => {
  const opening = openFrom(candidates([['cpu', 'plain']]), 'gpu' as BackendName);
  await expect(opening).rejects.toThrow(new InputError('there is no backend "gpu": choose one of auto, cpu'));
});

test('auto without a running candidate is an input error with every cause and remedy', async () => {
  const opening = openFrom(
    candidates([
      ['wasm', new Error('no file')],
      ['cpu', new Error('')],
    ]),
    'auto',
  );
  await expect(opening).rejects.toThrow(
    new InputError(
      'no backend of TensorFlow.js runs here. wasm: no file (bring wasm); cpu: it failed without a message (bring cpu)',
    ),
  );
});

test('a cause is cut to one line of limited length', async () => {
  const { reason } = await openFrom(
    candidates([
      ['native', new Error(`a\tlong ${'x'.repeat(1000)}\nsecond line`)],
      ['cpu', 'plain'],
    ]),
    'auto',
  );
  expect(reason).toMatch(/^cpu: plain; not native: a long x{192}…$/);
});

test('a candidate is told whether it was requested by name', async () => {
  const open = jest.fn((asked: boolean) => Promise.resolve({ tf: core, title: asked ? 'asked' : 'found' }));
  const all: Candidate[] = [{ name: 'webgpu', remedy: '', open }];
  expect((await openFrom(all, 'auto')).reason).toBe('webgpu: found');
  expect((await openFrom(all, 'webgpu')).reason).toBe('webgpu: asked; it was asked for');
});
