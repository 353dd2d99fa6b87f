import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { MissingPackage, loadOptional } from './optional-package';

test('an installed package gives the same exports as require', () => {
  expect(loadOptional('@tensorflow/tfjs-core')).toHaveProperty('version_core', '4.22.0');
});

test('a package that is not installed gives MissingPackage with its name', () => {
  const load = (): unknown => loadOptional('no-such-gpu', 'no-such-gpu/dist/addon.node');
  expect(load).toThrow(MissingPackage);
  expect(load).toThrow('no-such-gpu is not installed');
});

test('an installed package that lacks a dependency fails with its own error', () => {
  const folder = mkdtempSync(join(tmpdir(), 'optional-package-'));
  const file = join(folder, 'index.js');
  writeFileSync(file, `require('no-such-dependency');`);
  const load = (): unknown => loadOptional('incomplete', file);
  expect(load).toThrow(/no-such-dependency/);
  expect(load).not.toThrow(MissingPackage);
  rmSync(folder, { recursive: true });
});
