/** `learn` with rewards and learners from files, from the command line to the reports. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseResults } from '../../../properties/results/schemas';
import { capture } from '../../output/capture-output.testing';
import { run } from '../../program';

const captured = capture();

function file(name: string, text: string): string {
  const path = join(captured.folder, name);
  writeFileSync(path, text);
  return path;
}

const learn = (...words: readonly string[]): Promise<number> =>
  run(['learn', '--data', 'gaussian2d', ...words, '--out', join(captured.folder, 'report')]);
const results = () =>
  parseResults(readFileSync(join(captured.folder, 'report', 'results.json'), 'utf8'), 'results.json');

/** A Gaussian with a diagonal covariance. */
const GAUSSIAN = `
import { defineLearner } from 'curated-loops';
const random = (seed) => {
  let state = BigInt(seed) + 1n;
  return () => {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
    let z = state;
    z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    return Number((z ^ (z >> 31n)) >> 11n) / 2 ** 53;
  };
};
const normal = (next) => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
export default defineLearner({
  id: 'diagonal',
  title: 'Gaussian with independent coordinates',
  fit: (points, { onProgress }) => {
    console.log('fitting');
    const rows = points.rows();
    const axes = rows[0].map((_, r) => {
      const mean = rows.reduce((sum, row) => sum + row[r], 0) / rows.length;
      return { mean, spread: Math.sqrt(rows.reduce((sum, row) => sum + (row[r] - mean) ** 2, 0) / rows.length) };
    });
    onProgress({ step: 1, steps: 1, loss: 0.5 });
    return {
      steps: 1,
      sample: async (count, seed) => {
        const next = random(seed);
        return Array.from({ length: count }, () => axes.map(({ mean, spread }) => mean + spread * normal(next)));
      },
    };
  },
});
`;

const REWARD = `
import { defineReward } from 'curated-loops';
export const reward = defineReward({
  id: 'right', title: 'more to the right', reward: ([x]: readonly number[]) => Math.min(1, x ?? 0), top: 1,
});
`;

const SHORT = ['--rounds', '1', '--seeds', '1', '--draws', '4096', '--examples', '1024'];

describe('a reward and a learner of files', () => {
  it('run in learn, and the report names them and the command', async () => {
    const [learner, reward] = [file('learner.mjs', GAUSSIAN), file('reward.ts', REWARD)];
    expect(await learn('--learner', learner, '--reward', reward, '--gamma', '2', ...SHORT)).not.toBe(2);
    const [experiment] = results().learned?.experiments ?? [];
    expect(experiment).toMatchObject({
      id: 'gaussian2d/diagonal/K=4/λ=∞',
      status: 'done',
      region: { kind: 'marked' },
      setting: {
        learner: 'Gaussian with independent coordinates',
        reward: '2 times more to the right, r at most 1',
        wMax: Math.exp(2),
      },
    });
    expect(experiment?.replay).toContain(`--learner ${learner} --K 4`);
    expect(experiment?.replay).toContain(`--reward ${reward} --gamma 2`);
    expect(experiment?.cells.find(({ statement }) => statement === 'lemma-2.2')?.verdict).toBe('holds');
    expect(experiment?.runs[0]?.rounds[0]?.fit).toEqual({ steps: 1, stoppedBy: 'its own rule' });
    expect(captured.errors).toContain(
      'learner diagonal: Gaussian with independent coordinates; it is tried on 512 points',
    );
    expect(captured.output).not.toContain('fitting');
    expect(readFileSync(join(captured.folder, 'report', 'report.html'), 'utf8')).toContain('more to the right');
  });

  it.each<[string, Readonly<Record<string, string>>, readonly string[], string]>([
    ['a file that is not there', {}, ['--learner', './none.ts'], 'none.ts; give the path of a file with a learner'],
    [
      'a file without a learner',
      { 'a.mjs': 'export default 5;' },
      ['--learner', 'a.mjs'],
      'a.mjs exports 5, which is not a learner; write "export default defineLearner({ … })"',
    ],
    ['a syntax error', { 'a.ts': 'const = 1;' }, ['--learner', 'a.ts'], 'a.ts:1:7 does not compile'],
    [
      'a file that ends its process',
      { 'a.mjs': 'process.exit(0);' },
      ['--learner', 'a.mjs'],
      'the file of the learner ends its process',
    ],
    [
      'a learner of classes for points',
      { 'a.mjs': GAUSSIAN.replace("id: 'diagonal',", "id: 'diagonal', learns: 'classes',") },
      ['--learner', 'a.mjs'],
      'the learner diagonal learns classes, and gaussian2d are points of R^2',
    ],
    [
      'a learner that ignores its seed',
      { 'a.mjs': GAUSSIAN.replace('random(seed);', 'random(1);') },
      ['--learner', 'a.mjs'],
      'the learner diagonal ignores its seed: two seeds gave the same 1024 points',
    ],
    [
      'a learner that throws',
      { 'a.mjs': GAUSSIAN.replace('const rows', "throw new Error('no memory');\n    const rows") },
      ['--learner', 'a.mjs'],
      'the learner diagonal throws: no memory',
    ],
    [
      'a reward that is none',
      { 'a.mjs': 'export default {};' },
      ['--learner', 'gmm', '--reward', 'a.mjs'],
      'which is not a reward',
    ],
    [
      'a reward above its top',
      { 'a.ts': REWARD.replace('top: 1', 'top: 0.5') },
      ['--learner', 'gmm', '--reward', 'a.ts'],
      'the reward right gives the reward 1 at (',
    ],
    [
      'a table without @',
      { 'r.csv': '0,0,1\n' },
      ['--learner', 'gmm', '--reward', 'r.csv'],
      'write @ before the path of a table: --reward @',
    ],
    ['a reward that is a word', {}, ['--learner', 'gmm', '--reward', 'good'], 'give @reward.csv or ./my-reward.ts'],
  ])('%s is refused before any training', async (_what, texts, words, message) => {
    for (const [name, text] of Object.entries(texts)) file(name, text);
    const given = words.map((word) => (word in texts ? join(captured.folder, word) : word));
    expect(await learn(...given, ...(given.includes('--reward') ? [] : ['--centre', '0,0', '--radius', '1']))).toBe(2);
    expect(captured.errors).toContain(message);
    expect(existsSync(join(captured.folder, 'report', 'results.json'))).toBe(false);
  });
});

describe('a time limit ends a learner that takes minutes, and the results are written', () => {
  /** The second fit to the points of the run, or each draw of them, does not end. */
  const endless = 'for (const end = Date.now() + 600_000; Date.now() < end; );';
  /** It holds its thread as a computation does, and leaves the processor to other tests. */
  const blocked = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600_000);';
  it.each([
    ['in a fit', GAUSSIAN.replace('const rows', `if (points.count === 1024) ${endless}\n    const rows`)],
    [
      'in a fit that waits',
      GAUSSIAN.replace('fit: (', 'fit: async (').replace(
        'const rows',
        'if (points.count === 1024) await new Promise((resolve) => setTimeout(resolve, 600_000));\n    const rows',
      ),
    ],
    [
      'in a draw',
      GAUSSIAN.replace(
        'const next = random(seed);',
        `const next = random(seed);\n        if (count > 1024) ${blocked}`,
      ),
    ],
    ['while it is tried', GAUSSIAN.replace('const rows', `${blocked}\n    const rows`)],
  ])('%s', async (_where, text) => {
    const learner = file('learner.mjs', text);
    expect(await learn('--learner', learner, ...SHORT, '--time-limit', '3')).toBe(3);
    expect(results()).toMatchObject({
      complete: false,
      learned: { experiments: [{ status: 'incomplete', cells: [] }] },
    });
  });
});
