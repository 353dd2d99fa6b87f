/**
 * Plain JavaScript, which runs on every machine. It is slow. Its sums run in one order, so its results repeat bit for
 * bit.
 */
import type { Candidate, Opened } from './candidate';
import { withOwnKernels } from './own-kernels';
import { start } from './start';

const remedy = 'install the dependencies again ("npm ci")';

const open = (): Promise<Opened> =>
  start('cpu', async () => {
    const { version_cpu } = await import('@tensorflow/tfjs-backend-cpu');
    return () => `plain JavaScript, @tensorflow/tfjs-backend-cpu ${version_cpu}`;
  });

export const tfjsCpu: Candidate = { name: 'tfjs-cpu', remedy, open };

/** The same, with the plain twins of the kernels of `wasm`. */
export const cpu: Candidate = {
  name: 'cpu',
  remedy,
  open: async () => {
    const { plainHost } = await import('../../kernels/perceptron');
    return withOwnKernels(await open(), plainHost, 'own kernels for networks in plain JavaScript');
  },
};
