/** In tests, instead of `thread-module.ts` (see `jest.config.ts`): threads run the bundle that the test files share. */
import { join, relative } from 'node:path';
import { sharedBundle } from '../../scripts/tests/shared-bundle';

const ROOT = join(__dirname, '..', '..');

export const threadModule = (folder: string, name: string): string =>
  join(sharedBundle(), 'dist', relative(ROOT, folder), `${name}.js`);

export const threadOptions = (): object => ({});
