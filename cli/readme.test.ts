/**
 * Runs every command of the README as it is printed, in order and in one folder, and compares what it prints with the output shown.
 *
 * A line of a `sh` block is a command of this program, after a comment that may say `exits with N`, or it is one of `ELSEWHERE`. A block without a
 * language is the output of the block of one command before it.
 */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import { sharedBundle, sharedPlayground } from '../scripts/tests/shared-bundle';
import { defineCommands } from './definitions';

const ROOT = join(__dirname, '..');
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

/** The lines that are not run here, with the reason; the programs of `npm run` must exist. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'git clone <address of this repository> curated-loops && cd curated-loops': 'this is a clone',
  'npm ci && npm run verify': 'continuous integration installs and verifies',
  'npm test': 'this is part of it',
};

/** The characters of a line that a page shows without scrolling. */
const WIDEST = 96;

interface Block {
  readonly language: string;
  readonly text: string;
}

const blocks: readonly Block[] = [...readme.matchAll(/^```(\w*)\n([^]*?)^```$/gm)].map(
  ([, language = '', text = '']) => ({ language, text }),
);
const linesOf = ({ text }: Block): string[] => text.split('\n').filter((line) => line !== '');
const isComment = (line: string): boolean => line.startsWith('# ');
const isCommand = (line: string): boolean => line.startsWith('npx curated-loops ');

/** A command with the exit code and, where they are shown, the lines that it must print. */
interface Printed {
  readonly line: string;
  readonly status: number;
  readonly output: string | undefined;
}

const printed: readonly Printed[] = blocks.flatMap((block, i) => {
  if (block.language !== 'sh') return [];
  const lines = linesOf(block);
  const after = blocks[i + 1];
  const output = after?.language === '' && lines.filter(isCommand).length === 1 ? after.text : undefined;
  return lines.flatMap((line, at) => {
    const comment = lines[at - 1] ?? '';
    const [, status = '0'] = (isComment(comment) && /\bexits with (\d)/.exec(comment)) || [];
    return isCommand(line) ? [{ line, status: Number(status), output }] : [];
  });
});

let folder = '';

/** A project that has installed the package: npx finds the program, and needs no network. */
beforeAll(() => {
  const bundle = sharedBundle();
  const program = join(bundle, 'dist', 'cli', 'main.js');
  cpSync(sharedPlayground(), join(bundle, 'dist', 'playground.html'));
  folder = mkdtempSync(join(tmpdir(), 'curated-loops-readme-'));
  mkdirSync(join(folder, 'node_modules', '.bin'), { recursive: true });
  chmodSync(program, 0o755);
  symlinkSync(program, join(folder, 'node_modules', '.bin', 'curated-loops'));
  cpSync(join(ROOT, 'examples'), join(folder, 'examples'), { recursive: true });
});

/** As in a shell of that project, where there is no terminal: what `npm test` sets would lead npx to this one. */
const environment = () => {
  const kept = Object.entries(process.env).filter(([name]) => !/^(npm_.*|COLUMNS|FORCE_COLOR)$/i.test(name));
  return { ...Object.fromEntries(kept), HOME: folder, npm_config_offline: 'true', npm_config_update_notifier: 'false' };
};

/** Without what changes with the draws of a generator: counts of decisions and steps, and domains. */
const settled = (text: string): string =>
  text
    .replace(/attained in \d+/g, 'attained in N')
    .replace(/^( {2}\S+ +discrete), n .*(\n {6,}.*)*$/gm, '$1')
    .replace(/^( {2}domain: discrete), n [^]*?\n\n/gm, '$1\n\n')
    .replace(/\d+ steps of shrinking/, 'N steps of shrinking');

describe('the commands of the README', () => {
  it('are of this program, or named above', () => {
    const all = blocks.filter(({ language }) => language === 'sh').flatMap(linesOf);
    const others = all.filter((line) => !isCommand(line) && !isComment(line));
    expect(others.map((line) => line.replace(/ +# .*$/, ''))).toEqual(Object.keys(ELSEWHERE));
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object };
    for (const [, script = ''] of readme.matchAll(/npm run ([\w:-]+)/g)) expect(Object.keys(scripts)).toContain(script);
  });

  it('fit the width of a page', () => {
    const lines = blocks.filter(({ language }) => language !== '').flatMap(linesOf);
    expect(lines.filter((line) => line.length > WIDEST)).toEqual([]);
  });

  it('are many, and each output that is shown belongs to one', () => {
    expect(printed.length).toBeGreaterThan(12);
    const shown = blocks.filter(({ language }) => language === '');
    expect(printed.flatMap(({ output }) => output ?? [])).toEqual(shown.map(({ text }) => text));
  });

  it.each(printed.map((command) => [command.line, command] as const))('%s', async (line, { status, output }) => {
    if (line.startsWith('npx curated-loops serve ')) return serves(line);
    const ended = spawnSync('bash', ['-c', line], { cwd: folder, env: environment(), encoding: 'utf8' });
    expect({ status: ended.status, ...(ended.status === status ? {} : { errors: ended.stderr }) }).toEqual({ status });
    if (output !== undefined) expect(settled(ended.stdout)).toBe(settled(output));
  });
});

/** The server answers at the address that it prints, with the page, until Ctrl-C. */
async function serves(line: string): Promise<void> {
  const server = spawn('bash', ['-c', `exec ${line}`], { cwd: folder, env: environment(), detached: true });
  const ended = new Promise((resolve) => server.on('close', resolve));
  try {
    const address = await new Promise<string>((resolve, reject) => {
      server.stdout.once('data', (text) => resolve(String(text).trim()));
      server.once('close', () => reject(new Error(`${line} ended before it printed its address`)));
    });
    const page = await (await fetch(address)).text();
    expect(page).toContain('<title>');
    expect(page).toContain('lemma-2.2');
  } finally {
    if (server.pid !== undefined) process.kill(-server.pid, 'SIGINT');
    await ended;
  }
}

describe('the README', () => {
  it('has every command in its table', () => {
    const root = new Command('curated-loops');
    defineCommands(root, () => () => Promise.resolve());
    const shown = root
      .createHelp()
      .visibleCommands(root)
      .map((command) => command.name());
    const [, table = ''] = /^## Commands\n([^]*?)^## /m.exec(readme) ?? [];
    const named = [...table.matchAll(/^\| `([\w-]+)`/gm)].map(([, name]) => name);
    expect(named).toEqual(shown.filter((name) => name !== 'help'));
  });

  it('expects in jest the verdicts that check prints', () => {
    const [, expected = ''] = /expect: \{([^}]*)\}/.exec(readme) ?? [];
    const inJest = [...expected.matchAll(/'([^']+)': '([^']+)'/g)].map(([, id, verdict]) => [id, verdict]);
    const table = [...readme.matchAll(/^[✓✗] (\S+) +(holds|refuted) +\d+ /gm)].map(([, id, verdict]) => [id, verdict]);
    expect(inJest).toEqual(table);
    expect(table).toHaveLength(3);
  });
});
