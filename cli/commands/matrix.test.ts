import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseMatrix } from '../../properties/results/schemas';
import { capture } from '../output/capture-output.testing';
import { run } from '../program';

const captured = capture({ columns: 300 });
const words = (line: string): string[] => line.split(' ');
const CHEAP = '--only lemma-2.2,theorem-2.3 --cases 30 --seed 5 --threads 1';

describe('matrix', () => {
  it('prints a row per statement and a column per loop, the list of columns, and the numbers of cells by agreement', async () => {
    expect(await run(words(`matrix --loop curated ${CHEAP}`))).toBe(0);
    const lines = captured.output.split('\n');
    expect(lines[0]).toMatch(/^statement\s+1$/);
    expect(lines[2]).toMatch(/^lemma-2\.2\s+✓∎$/);
    expect(captured.output).toMatch(/lemma-2\.2 +claim a: any number of atoms, K = 2–8, every round\n/);
    expect(captured.output).toContain('1 curated: Luce choice');
    expect(captured.output).toContain('– not applicable');
    expect(captured.output).toContain('✓ every cell agrees with theory');
    expect(captured.output).toContain('2 statements on 1 loop: 2 as expected; seed 5, 30 cases per cell');
  });

  it('shows refuted cells of loops without expectations with their witness in fractions', async () => {
    expect(await run(words(`matrix --loop uniform-choice+accumulate+exact-fit ${CHEAP}`))).toBe(0);
    expect(captured.output).toMatch(/lemma-2\.2\s+✗\*/);
    expect(captured.output).toMatch(/theorem-2\.3\s+–/);
    expect(captured.output).toContain('✗* lemma-2.2 on uniform-choice+accumulate+exact-fit: refuted');
    expect(captured.output).toContain('p_0 = (1/2, 1/2), w = (1, 2)');
  });

  it('prints the same JSON for any number of threads, and writes it with its Markdown and HTML', async () => {
    const line = `matrix --loop curated,accumulate --json --out ${join(captured.folder, 'out')} ${CHEAP}`;
    await run(words(line));
    const one = captured.output;
    captured.output = '';
    await run(words(line.replace('--threads 1', '--threads 2')));
    expect(captured.output).toBe(one);
    expect(parseMatrix(one).cells).toHaveLength(4);
    expect(readFileSync(join(captured.folder, 'out', 'matrix.json'), 'utf8')).toBe(one);
    expect(readFileSync(join(captured.folder, 'out', 'matrix.md'), 'utf8')).toContain('| `lemma-2.2` |');
    expect(readFileSync(join(captured.folder, 'out', 'matrix.html'), 'utf8')).toContain('<!doctype html>');
  });

  it('takes a loop of the user from its file', async () => {
    const file = join(captured.folder, 'mine.js');
    writeFileSync(
      file,
      `const { curatedLoop } = require('curated-loops');\nmodule.exports = { ...curatedLoop, id: 'mine' };\n`,
    );
    expect(await run(words(`matrix --loop curated,${file} ${CHEAP}`))).toBe(0);
    expect(captured.output).toContain('2 mine: Luce choice');
    expect(captured.output).toMatch(/lemma-2\.2\s+✓∎\s+✓\*\n/);
  });

  it('cut short is incomplete', async () => {
    const line = 'matrix --loop curated --only lemma-2.2 --cases 1000000 --threads 1 --time-limit 0.5';
    expect(await run(words(line))).toBe(3);
    expect(captured.output).toContain('… incomplete');
    expect(captured.output).toContain('? undecided because');
  });

  it.each([
    ['--loop nope', 'there is no loop "nope"'],
    ['--loop ./nope.ts', 'nope.ts'],
    ['--loop ,', 'names no loop'],
    ['--loop curated,curated', 'there are two loops "curated"'],
    ['--only nope', 'there is no statement "nope"'],
    ['--cases 0', '--cases 0 is not a whole number'],
    ['--seed -1', '--seed -1 is not a whole number'],
    ['--threads 0', '--threads 0 is not a number of threads'],
    ['--time-limit 0', '--time-limit 0 is not a time greater than 0'],
    ['--out /proc/nowhere', '--out /proc/nowhere is not writable'],
  ])('refuses %s in one line', async (line, message) => {
    expect(await run(words(`matrix ${line}`))).toBe(2);
    expect(captured.errors).toContain(message);
    expect(captured.errors.trim().split('\n')).toHaveLength(1);
    expect(captured.output).toBe('');
    expect(existsSync(join(captured.folder, 'out'))).toBe(false);
  });
});
