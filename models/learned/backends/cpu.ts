/**
 * Plain JavaScript, which runs on every machine. It is slow. Its sums run in one order, so its results repeat bit for
 * bit.
 */
import type { Candidate } from './candidate';
import { start } from './start';

export const cpu: Candidate = {
  name: 'cpu',
  remedy: 'install the dependencies again ("npm ci")',
  open: () =>
    start('cpu', async () => {
      const { version_cpu } = await import('@tensorflow/tfjs-backend-cpu');
      return () => `plain JavaScript, @tensorflow/tfjs-backend-cpu ${version_cpu}`;
    }),
};
