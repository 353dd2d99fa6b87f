/** `audit` of the logs of other tools. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { capture } from '../../output/capture-output.testing';
import { run } from '../../program';

const captured = capture();

/** A table of 20 prompts, whose best of three candidates is picked. */
function table(name: string): string {
  const path = join(captured.folder, name);
  const rows = Array.from({ length: 60 }, (_, i) => `p${i % 20},${(i * 7) % 13},${i >= 40 ? 1 : 0}`);
  writeFileSync(path, ['prompt,rm,picked', ...rows, ''].join('\n'));
  return path;
}

interface Audited {
  readonly traces: readonly {
    readonly rounds: readonly { readonly t: number; readonly pools: number; readonly kept: number }[];
  }[];
}

describe('audit', () => {
  it('reads the logs of other tools, each file a run, or all files one run', async () => {
    const files = [table('1.csv'), table('2.csv')];
    const options = ['--map', 'reward=rm', '--map', 'kept=picked', '--json'];
    const roundsOf = async (...more: string[]) => {
      captured.output = '';
      expect(await run(['audit', ...files, ...options, ...more])).not.toBe(2);
      return (JSON.parse(captured.output) as Audited).traces.map(({ rounds }) =>
        rounds.map(({ t, pools, kept }) => [t, pools, kept]),
      );
    };
    expect(await roundsOf()).toEqual([[[1, 20, 20]], [[1, 20, 20]]]);
    expect(await roundsOf('--one-run')).toEqual([
      [
        [1, 20, 20],
        [2, 20, 20],
      ],
    ]);
  });

  it('refuses a field that is not there, and a format that does not exist', async () => {
    const file = table('1.csv');
    expect(await run(['audit', file, '--map', 'reward=score'])).toBe(2);
    expect(captured.errors).toContain('1.csv: the map says that reward is the field "score"');
    captured.errors = '';
    expect(await run(['audit', file, '--format', 'xlsx'])).toBe(2);
    expect(captured.errors).toContain('there is no format "xlsx"');
    captured.errors = '';
    expect(await run(['audit', file, '--reward', 'nope'])).toBe(2);
    expect(captured.errors).toContain('there is no trait "nope" to be the reward; the traits are rm, picked');
  });
});
