import { afterAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commitOf, packageRoot } from './checkout';

const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'checkout-')));
afterAll(() => rmSync(scratch, { recursive: true }));

const git = (folder: string, ...args: readonly string[]): string => {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8' }).trim();
};

function folder(name: string): string {
  const path = join(scratch, name);
  mkdirSync(path, { recursive: true });
  return path;
}

describe('the commit of a checkout', () => {
  const checkout = folder('checkout');
  git(checkout, 'init', '--quiet');

  it('is unknown before the first commit', () => {
    expect(commitOf(checkout)).toBeUndefined();
  });

  it('is HEAD, and says whether files differ from it', () => {
    writeFileSync(join(checkout, 'a.txt'), 'a');
    git(checkout, 'add', '.');
    git(checkout, 'commit', '--quiet', '--message', 'a');
    const head = git(checkout, 'rev-parse', 'HEAD');
    expect(head).toMatch(/^[0-9a-f]{40}$/);
    expect(commitOf(checkout)).toBe(head);
    writeFileSync(join(checkout, 'a.txt'), 'b');
    expect(commitOf(checkout)).toBe(`${head}+changes`);
  });

  it('is not that of a checkout around the package, nor of one that a variable names', () => {
    expect(commitOf(folder('checkout/node_modules/package'))).toBeUndefined();
    process.env.GIT_DIR = join(checkout, '.git');
    expect(commitOf(folder('elsewhere'))).toBeUndefined();
    Reflect.deleteProperty(process.env, 'GIT_DIR');
  });

  it('is unknown without git', () => {
    const path = process.env.PATH;
    process.env.PATH = scratch;
    expect(commitOf(checkout)).toBeUndefined();
    process.env.PATH = path;
  });

  it('is looked for where the package is', () => {
    expect(packageRoot(__dirname)).toBe(join(__dirname, '..', '..'));
    expect(packageRoot(scratch)).toBeUndefined();
  });
});
