import { mkdirSync, mkdtempSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { capture } from './output/capture-output.testing';
import { refreshed } from './checkout';

const captured = capture();
const NOW = Math.floor(Date.now() / 1000);

/** A small checkout, whose bundler only writes a mark, and whose files all have the same age, in seconds. */
function checkout(sources: readonly string[]): { readonly root: string; readonly entry: string } {
  const root = mkdtempSync(join(tmpdir(), 'curated-loops-'));
  const bundler = `import { writeFileSync } from 'node:fs';\nwriteFileSync(${JSON.stringify(join(root, 'mark'))}, 'made');\n`;
  const files = { 'index.ts': '', 'dist/cli/main.js': '', 'scripts/bundle.mjs': bundler };
  for (const folder of ['theory', 'models', 'properties', 'reports', 'cli']) mkdirSync(join(root, folder));
  for (const [name, text] of [...Object.entries(files), ...sources.map((source) => [source, ''] as const)]) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
    age(join(root, name), 100);
  }
  return { root, entry: join(root, 'dist', 'cli', 'main.js') };
}

function age(path: string, seconds: number): void {
  const time = NOW - seconds;
  utimesSync(path, time, time);
}

describe('in a checkout', () => {
  it('the bundle is made again if a source is newer, with one line', () => {
    const { root, entry } = checkout(['cli/main.ts', 'theory/deep/x.ts']);
    age(join(root, 'theory', 'deep', 'x.ts'), 50);
    expect(refreshed(root, entry)).toBe(true);
    expect(readFileSync(join(root, 'mark'), 'utf8')).toBe('made');
    expect(captured.errors.trim().split('\n')).toHaveLength(1);
  });

  it.each([
    ['no source is newer', 'theory/x.ts', 100],
    ['only a test is newer', 'theory/x.test.ts', 50],
    ['only a document is newer', 'theory/README.md', 50],
  ])('it is left as it is if %s', (_what, name, seconds) => {
    const { root, entry } = checkout(['cli/main.ts', name]);
    age(join(root, name), seconds);
    expect(refreshed(root, entry)).toBe(false);
    expect(captured.errors).toBe('');
  });

  it('an installed package has no sources, and nothing is looked at', () => {
    const { root, entry } = checkout([]);
    age(join(root, 'index.ts'), 50);
    expect(refreshed(root, entry)).toBe(false);
  });
});
