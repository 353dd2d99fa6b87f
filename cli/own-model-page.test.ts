/**
 * Runs the commands of docs/bring-your-own-model.md as they are printed, in one folder with the examples. The one that needs NumPy is run by
 * `scripts/python-examples.mjs`, which continuous integration gives a Python with it.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { sharedBundle } from '../scripts/tests/shared-bundle';

const ROOT = join(__dirname, '..');
const page = readFileSync(join(ROOT, 'docs', 'bring-your-own-model.md'), 'utf8');

/** A command with the exit code that the comment before it gives. */
interface Printed {
  readonly line: string;
  readonly status: number;
}

const printed: readonly Printed[] = [...page.matchAll(/^```sh\n([^]*?)^```$/gm)].flatMap(([, text = '']) => {
  const lines = text
    .replace(/\\\n\s*/g, '')
    .trim()
    .split('\n');
  return lines.flatMap((line, i) => {
    const [, status = '0'] = /^# .*\bexits with (\d)/.exec(lines[i - 1] ?? '') ?? [];
    return line.startsWith('#') ? [] : [{ line, status: Number(status) }];
  });
});

const needsNumPy = ({ line }: Printed): boolean => line.includes('my-learner.ts');

let folder = '';
beforeAll(() => {
  const program = join(sharedBundle(), 'dist', 'cli', 'main.js');
  folder = mkdtempSync(join(tmpdir(), 'curated-loops-page-'));
  mkdirSync(join(folder, 'node_modules', '.bin'), { recursive: true });
  chmodSync(program, 0o755);
  symlinkSync(program, join(folder, 'node_modules', '.bin', 'curated-loops'));
  for (const name of ['examples', 'python']) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
});

describe('the commands of the page', () => {
  it.each(printed.filter((command) => !needsNumPy(command)).map((command) => [command.line, command] as const))(
    '%s',
    (line, { status }) => {
      const kept = Object.entries(process.env).filter(([name]) => !/^(npm_.*|COLUMNS|FORCE_COLOR)$/i.test(name));
      const env = {
        ...Object.fromEntries(kept),
        HOME: folder,
        npm_config_offline: 'true',
        npm_config_update_notifier: 'false',
      };
      const ended = spawnSync('bash', ['-c', line], { cwd: folder, env, encoding: 'utf8' });
      expect({ status: ended.status, ...(ended.status === status ? {} : { errors: ended.stderr }) }).toEqual({
        status,
      });
    },
  );

  it('are many, and the one with NumPy is run by the script of the Python examples', () => {
    expect(printed.length).toBeGreaterThan(4);
    const script = readFileSync(join(ROOT, 'scripts', 'python-examples.mjs'), 'utf8');
    const [{ line } = { line: '' }, ...others] = printed.filter(needsNumPy);
    expect(others).toEqual([]);
    const words = line.replace('npx curated-loops ', '').split(' ');
    expect(script).toContain(words.map((word) => `'${word}'`).join(', '));
  });

  it('name the reward that the page shows', () => {
    const [, shown = ''] = /^```ts\n([^]*?)^```$/m.exec(page) ?? [];
    expect(readFileSync(join(ROOT, 'examples', 'my-reward.ts'), 'utf8')).toContain(shown.trim());
  });
});
