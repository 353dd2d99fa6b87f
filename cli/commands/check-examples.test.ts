/** The examples of loops in `docs/variants.md`: the page shows the file and the counterexample that `check` prints, and `replay` decides it again. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { capture } from '../output/capture-output.testing';
import { run } from '../program';

const captured = capture({ columns: 300 });
const ROOT = join(__dirname, '..', '..');
const PAGE = readFileSync(join(ROOT, 'docs', 'variants.md'), 'utf8');

describe.each(['polyak.ts', 'prompts.ts'])('examples/%s', (name) => {
  const path = join(ROOT, 'examples', name);
  const text = readFileSync(path, 'utf8');

  it('is shown on the page, in at most 20 lines', () => {
    expect(PAGE).toContain(`\`\`\`ts\n${text}\`\`\``);
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(20);
  });

  it('is refuted by the counterexample of the page, which is decided again', async () => {
    const asked = ['check', path, '--only', 'lemma-2.2,theorem-2.4', '--cases', '400', '--no-types'];
    expect(await run(asked)).toBe(1);
    expect(captured.output).toContain('1 holds, 1 refuted, 0 undecided');
    const [, witness = 'no counterexample'] = /^✗ \S+\n( {4}claim [^]*?)\n {4}replay:/m.exec(captured.output) ?? [];
    expect(PAGE).toContain(witness);
    captured.output = '';
    await run([...asked, '--json']);
    const kept = join(captured.folder, 'check.json');
    writeFileSync(kept, captured.output);
    captured.output = '';
    expect(await run(['replay', kept, '--loop', path])).toBe(1);
    expect(captured.output).toContain('still refuted');
  });
});
