import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import { sharedBundle } from '../../scripts/tests/shared-bundle';
import { STATEMENTS } from '../../theory';
import { defineCommands } from '../definitions';
import { candidates } from './candidates';
import { scriptOf } from './scripts';

const root = new Command('curated-loops');
defineCommands(root, () => () => Promise.resolve());

const of = (...words: readonly string[]): readonly string[] => candidates(root, words);

describe('what may follow', () => {
  it('is a command, not the hidden one', () => {
    expect(of('')).toEqual(expect.arrayContaining(['verify', 'report', 'serve']));
    expect(of('')).not.toContain('complete');
    expect(of('co')).toEqual(['conjecture', 'completion']);
  });

  it('is an option that is not there yet', () => {
    expect(of('verify', '--ca')).toEqual(['--cases']);
    expect(of('verify', '--cases', '3', '--ca')).toEqual([]);
    expect(of('step', '--K')).toEqual(['--K']);
  });

  it('is an id, also in a list', () => {
    expect(of('explain', 'lemma')).toEqual(['lemma-2.1', 'lemma-2.2', 'lemma-2.1-rate']);
    expect(of('sharpen', 'step-s')).toEqual(['step-sandwich']);
    expect(of('explain', '')).toHaveLength(STATEMENTS.length);
    expect(of('verify', '--only', 'lemma-2.1,le')).toEqual(['lemma-2.1,lemma-2.2', 'lemma-2.1,lemma-2.1-rate']);
    expect(of('verify', '--model', 'l')).toEqual(['large-discrete', 'learned']);
    expect(of('conjecture', 'K >= 1', '--model', 'l')).toEqual(['large-discrete']);
    expect(of('matrix', '--loop', 'best')).toEqual(['best-of-K']);
    expect(of('learn', '--data', 'mo')).toEqual(['moons']);
    expect(of('learn', '--learner', 'g')).toEqual(['gaussian', 'gmm']);
    expect(of('simulate', '--learner', 'e')).toEqual(['exact']);
    expect(of('simulate', '--true-rule', 'to')).toEqual(['top-m']);
    expect(of('verify', '--backend', 'w')).toEqual(['webgpu', 'wasm']);
    expect(of('guard', 'a')).toEqual(['accept']);
  });

  it('may be a file elsewhere', () => {
    expect(of('replay', 'x')).toEqual([]);
    expect(of('verify', '--out', 'x')).toEqual([]);
    expect(of('nope', 'x')).toEqual([]);
  });
});

describe('the scripts', () => {
  it('that of bash completes a command line', () => {
    const folder = mkdtempSync(join(tmpdir(), 'curated-loops-'));
    writeFileSync(join(folder, 'script'), scriptOf('bash'));
    const main = join(sharedBundle(), 'dist', 'cli', 'main.js');
    const asked = `source ${join(folder, 'script')}; complete -p curated-loops
      COMP_WORDS=(${main} explain theorem-2.); COMP_CWORD=2; _curated_loops; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout } = spawnSync('bash', ['-c', asked], { encoding: 'utf8' });
    expect(stdout.trim().split('\n')).toEqual([
      'complete -o default -F _curated_loops curated-loops',
      'theorem-2.1',
      'theorem-2.2',
      'theorem-2.3',
      'theorem-2.4',
    ]);
  });

  it.each(['zsh', 'fish'] as const)('that of %s asks the program as it is typed', (shell) => {
    expect(scriptOf(shell)).toMatch(/words\[1\]\}?"? complete -- /);
  });
});
