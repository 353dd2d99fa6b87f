import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { VERSION } from './version';

it('the version that results bear is that of the package', () => {
  const manifest = readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8');
  expect(VERSION).toBe((JSON.parse(manifest) as { version: string }).version);
});
