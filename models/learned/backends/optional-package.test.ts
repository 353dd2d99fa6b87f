import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { MissingPackage, loadOptional } from './optional-package';

test('a package that is there is what require gives', () => {
  expect(loadOptional('@tensorflow/tfjs-core')).toHaveProperty('version_core', '4.22.0');
});

test('a package that is not installed is missing, by its own name', () => {
  const load = (): unknown => loadOptional('no-such-gpu', 'no-such-gpu/dist/addon.node');
  expect(load).toThrow(MissingPackage);
  expect(load).toThrow('no-such-gpu is not installed');
});

test('a package that misses another one is installed, and fails by its own error', () => {
  const folder = mkdtempSync(join(tmpdir(), 'optional-package-'));
  const file = join(folder, 'index.js');
  writeFileSync(file, `require('no-such-dependency');`);
  const load = (): unknown => loadOptional('incomplete', file);
  expect(load).toThrow(/no-such-dependency/);
  expect(load).not.toThrow(MissingPackage);
  rmSync(folder, { recursive: true });
});
