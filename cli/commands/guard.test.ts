import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseBaseline } from '../../properties/results/schemas';
import { capture } from '../output/capture-output.testing';
import { run } from '../program';

const captured = capture();

const CHEAP = ['--only', 'step-cost,k2-tanh', '--cases', '20', '--seed', '5', '--threads', '1'];
const file = (): string => join(captured.folder, 'baseline.json');
const guard = (...words: string[]): Promise<number> => run(['guard', ...words, '--baseline', file(), '--threads', '1']);
const init = (...words: string[]): Promise<number> => guard('init', '--loop', 'curated', ...CHEAP, ...words);

/** The exit code and the output of a command. */
async function printed(running: Promise<number>): Promise<{ readonly code: number; readonly output: string }> {
  captured.output = '';
  captured.errors = '';
  return { code: await running, output: captured.output };
}

/** Writes a loop of the user that chooses by `score`, an expression in w and F. */
function loopFile(score: string): string {
  const path = join(captured.folder, 'mine.js');
  const rule = `{ kind: 'luce', score: ({ w }, F) => ${score} }`;
  writeFileSync(
    path,
    `const { curatedLoop, finite } = require('curated-loops');
     const rule = ${rule};
     module.exports = { ...curatedLoop, id: 'mine', curate: (ops, law, K) => finite(ops).choose(law, rule, K) };\n`,
  );
  return path;
}

describe('guard', () => {
  it('records a baseline and is green on it', async () => {
    expect(await init()).toBe(0);
    expect(captured.output).toContain('✓ recorded 2 cells');
    const baseline = parseBaseline(readFileSync(file(), 'utf8'));
    expect(baseline).toMatchObject({ seed: 5, cases: 20, tolerance: 0.1, every: { loops: false, statements: false } });
    expect(baseline.cells.map(({ verdict }) => verdict)).toEqual(['holds', 'holds']);
    const { code, output } = await printed(guard());
    expect([code, output]).toEqual([0, expect.stringContaining('✓ as recorded')]);
    expect(output).toContain('2 cells as recorded, 0 better, 0 new');
    expect(readdirSync(captured.folder)).toEqual(['baseline.json']);
  });

  it('does not write over a baseline', async () => {
    writeFileSync(file(), 'precious');
    expect(await init()).toBe(2);
    expect(captured.errors).toContain('is there already; take what changed into it with `curated-loops guard accept`');
    expect(readFileSync(file(), 'utf8')).toBe('precious');
  });

  it('is red once a loop of the user has another rule, until that is accepted', async () => {
    const mine = loopFile('w');
    expect(await guard('init', '--loop', mine, ...CHEAP)).toBe(0);
    expect(parseBaseline(readFileSync(file(), 'utf8')).loops).toMatchObject([{ id: 'mine', from: 'mine.js' }]);
    expect(await guard()).toBe(0);
    loopFile('F.add(w, F.of(1, 1000))');
    const red = await printed(guard());
    expect(red.code).toBe(1);
    expect(red.output).toContain('✗ mine: the update is not the one recorded');
    const accepted = await printed(guard('accept'));
    expect(accepted.code).toBe(0);
    expect(accepted.output).toContain('the update is not the one recorded');
    expect((await printed(guard())).code).toBe(0);
  });

  it('shows a regression with its witness as text, Markdown and JSON, and writes all three', async () => {
    expect(await init()).toBe(0);
    const before = readFileSync(file(), 'utf8');
    writeFileSync(file(), before.replaceAll('"curated"', '"uniform-choice"'));
    const out = join(captured.folder, 'out');
    const text = await printed(guard('--out', out));
    expect(text.code).toBe(1);
    expect(text.output).toContain('✗ k2-tanh on uniform-choice: was holds, is refuted');
    expect(text.output).toContain('p_0 = (1/2, 1/2), w = (1, 2)');
    const markdown = await printed(guard('--markdown'));
    expect(markdown.output).toContain('| `k2-tanh on uniform-choice` | was holds, is refuted |');
    const json = await printed(guard('--json'));
    expect(JSON.parse(json.output)).toMatchObject({
      format: 'curated-loops/guard-diff',
      version: 2,
      regressions: [{ kind: 'update' }, { kind: 'verdict', after: { verdict: 'refuted' } }],
    });
    expect(readFileSync(join(out, 'guard.json'), 'utf8')).toBe(json.output);
    expect(readFileSync(join(out, 'guard.md'), 'utf8')).toBe(markdown.output);
    expect(readFileSync(join(out, 'guard.txt'), 'utf8')).toContain('✗ 2 regressions');
  });

  it('lists cells that are not in the baseline and does not fail for them', async () => {
    expect(await init()).toBe(0);
    const { code, output } = await printed(guard('--loop', 'curated', '--only', 'step-cost,lemma-2.2'));
    expect(code).toBe(0);
    expect(output).toContain('not in the baseline:\n  lemma-2.2 on curated: holds');
  });

  it('of every built-in loop runs those that are new since', async () => {
    expect(await guard('init', '--only', 'step-cost', '--cases', '3')).toBe(0);
    const lines = readFileSync(file(), 'utf8').split('\n');
    writeFileSync(file(), lines.filter((line) => !line.includes('"accumulate"')).join('\n'));
    const { code, output } = await printed(guard());
    expect(code).toBe(0);
    expect(output).toContain('not in the baseline:\n  step-cost on accumulate: ');
  });

  it('takes a loop that nobody knows any more for vanished', async () => {
    expect(await init()).toBe(0);
    writeFileSync(file(), readFileSync(file(), 'utf8').replaceAll('"curated"', '"forgotten"'));
    const { code, output } = await printed(guard());
    expect(code).toBe(1);
    expect(output).toContain('✗ step-cost on forgotten: was holds, and is not there any more');
  });

  it('compares no margins under another seed', async () => {
    expect(await init()).toBe(0);
    const { code, output } = await printed(guard('--seed', '6'));
    expect(code).toBe(0);
    expect(output).toContain('margins were not compared: the seed is 6, that of the baseline 5');
  });

  it('accepts a part only with the seed of the rest', async () => {
    expect(await init()).toBe(0);
    expect(await guard('accept', '--only', 'step-cost', '--seed', '6')).toBe(2);
    expect(captured.errors).toContain('a part of the baseline cannot have another seed');
    expect(await guard('accept', '--loop', 'uniform-choice', '--only', 'step-cost')).toBe(0);
    expect(parseBaseline(readFileSync(file(), 'utf8')).loops.map(({ id }) => id)).toEqual([
      'curated',
      'uniform-choice',
    ]);
  });

  it.each([
    ['not JSON', 'not json', 'not JSON'],
    ['another file', '{"name":"curated-loops"}', 'no "format" field'],
    ['of another format', '{"format":"curated-loops/results","version":5}', 'format "curated-loops/results"'],
    ['newer', '{"format":"curated-loops/baseline","version":3}', 'version 3, this program reads version 2; update'],
    ['without its parts', '{"format":"curated-loops/baseline","version":2}', 'tool is missing'],
  ])('refuses a baseline that is %s, and leaves it as it is', async (_what, text, message) => {
    writeFileSync(file(), text);
    for (const action of [[], ['accept'], ['init']]) {
      expect((await printed(guard(...action))).code).toBe(2);
      expect(captured.errors.trim().split('\n')).toHaveLength(1);
      expect(captured.errors).toContain(file());
      if (action[0] !== 'init') expect(captured.errors).toContain(message);
    }
    expect(readFileSync(file(), 'utf8')).toBe(text);
    expect(readdirSync(captured.folder)).toEqual(['baseline.json']);
  });

  it.each([
    [[], 'there is no baseline'],
    [['accept'], 'there is no baseline'],
    [['init', '--tolerance', '2'], '--tolerance 2 is not a relative loss'],
    [['init', '--loop', 'nope'], 'there is no loop "nope"'],
    [['init', '--only', 'nope'], 'there is no statement "nope"'],
    [['--json', '--markdown'], '--json and --markdown are both given'],
    [['frobnicate'], "'frobnicate' is invalid"],
  ])('refuses %j without a baseline', async (words, message) => {
    expect(await guard(...words)).toBe(2);
    expect(captured.errors).toContain(message);
    expect(existsSync(file())).toBe(false);
  });

  it('refuses a baseline in a folder that is not there before it runs', async () => {
    const path = join(captured.folder, 'nowhere', 'baseline.json');
    expect(await run(['guard', 'init', '--baseline', path])).toBe(2);
    expect(captured.errors).toContain(`there is no folder ${join(captured.folder, 'nowhere')}`);
  });
});
