/** The examples for batch systems start a worker that the command line takes. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type CampaignOptions, checkAction } from './options';

const ROOT = join(__dirname, '..', '..', '..');
const example = (name: string): string => join(ROOT, 'examples', 'campaign', name);

/** The options in words of a command line. @throws InputError for one that `worker` does not have */
function optionsOf(words: readonly string[]): CampaignOptions {
  expect(words.slice(0, 2)).toEqual(['campaign', 'worker']);
  const pairs = words.slice(2).flatMap((word, i, all) => (i % 2 === 0 ? [[word.replace(/^--/, ''), all[i + 1]]] : []));
  const options = Object.fromEntries(pairs) as CampaignOptions;
  checkAction('worker', [], options);
  return options;
}

describe('the example for', () => {
  it('Slurm gives every task of the array its shard', () => {
    const folder = mkdtempSync(join(tmpdir(), 'curated-loops-slurm-'));
    const bin = join(folder, 'node_modules', '.bin');
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(bin, 'curated-loops'), '#!/bin/sh\nprintf "%s\\n" "$@"\n');
    chmodSync(join(bin, 'curated-loops'), 0o755);
    const slurm = {
      SLURM_ARRAY_TASK_MIN: '1',
      SLURM_ARRAY_TASK_ID: '4',
      SLURM_ARRAY_TASK_COUNT: '7',
      SLURM_CPUS_PER_TASK: '8',
    };
    const { stdout, stderr, status } = spawnSync('bash', [example('slurm.sbatch')], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, ...slurm },
    });
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    expect(optionsOf(stdout.trim().split('\n'))).toEqual({
      plan: 'plan.json',
      shard: '3/7',
      records: 'records',
      threads: '8',
    });
    expect(spawnSync('bash', [example('slurm.sbatch')], { cwd: folder, encoding: 'utf8' }).stderr).toContain(
      'submit it with',
    );
  });

  it('Kubernetes gives every index its shard of as many as there are', () => {
    const text = readFileSync(example('indexed-job.yaml'), 'utf8');
    const listAfter = (name: string): readonly string[] =>
      (new RegExp(`${name}:\\s*\\[([^\\]]*)\\]`).exec(text)?.[1] ?? '')
        .split(',')
        .map((word) => word.trim().replaceAll("'", ''));
    const [program, ...words] = [...listAfter('command'), ...listAfter('args').filter((word) => word !== '')];
    expect(program).toBe('curated-loops');
    const { shard } = optionsOf(words);
    const completions = /completions: (\d+)/.exec(text)?.[1] ?? '';
    expect(shard).toBe(`$(JOB_COMPLETION_INDEX)/${completions}`);
  });
});
