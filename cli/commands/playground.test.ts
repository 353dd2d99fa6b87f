import { join } from 'node:path';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { expect, test } from '@jest/globals';
import { bundleFolder, sharedBundle, sharedPlayground } from '../../scripts/tests/shared-bundle';

test('playground writes the page of the build, and says what to do where there is none', () => {
  const dist = join(bundleFolder(), 'dist');
  cpSync(join(sharedBundle(), 'dist'), dist, { recursive: true });
  rmSync(join(dist, 'playground.html'), { force: true });
  const out = join(mkdtempSync(join(tmpdir(), 'curated-loops-')), 'new', 'page.html');
  const run = () =>
    spawnSync(process.execPath, [join(dist, 'cli', 'main.js'), 'playground', '--out', out], { encoding: 'utf8' });
  expect(run()).toMatchObject({
    status: 2,
    stderr: 'error: the playground is not built; run npm run build:playground\n',
  });
  expect(existsSync(out)).toBe(false);
  cpSync(sharedPlayground(), join(dist, 'playground.html'));
  expect(run()).toMatchObject({ status: 0, stderr: '', stdout: `${out}: open it in a browser\n` });
  expect(readFileSync(out, 'utf8')).toBe(readFileSync(join(dist, 'playground.html'), 'utf8'));
});
