/** `simulate`, from the command line to the trace. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { capture } from '../../output/capture-output.testing';
import { run } from '../../program';

const captured = capture();

const path = (): string => join(captured.folder, 'trace.jsonl');
const simulate = (line: string, to = path()): Promise<number> =>
  run(['simulate', '--trace', to, ...line.split(' ').filter((word) => word !== '')]);

const parsed = (text: string): Record<string, unknown>[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('simulate', () => {
  it('writes the header, and the measures and pools of every round', async () => {
    expect(await simulate('--rounds 2 --pools 3 --measure 10 --keep 2 --temperature 0.5 --seed 9')).toBe(0);
    const [header, ...records] = parsed(readFileSync(path(), 'utf8'));
    expect(header).toMatchObject({
      format: 'curated-loops-trace',
      seed: 9,
      offered: 4,
      kept: 2,
      rule: 'luce at temperature 0.5',
      lambda: 'inf',
    });
    // In each of three rounds a measure and the shares, and in two of them three pools.
    expect(records).toHaveLength(3 * 2 + 2 * 3);
    expect(captured.output).toBe(
      `${path()}: 13 lines, of 2 rounds with 3 pools of 4 candidates, kept by luce at temperature 0.5\n`,
    );
  });

  it('writes the same on standard output, and compressed', async () => {
    expect(await simulate('--rounds 1')).toBe(0);
    const text = readFileSync(path(), 'utf8');
    captured.output = '';
    expect(await simulate('--rounds 1', '-')).toBe(0);
    expect(captured.output).toBe(text);
    expect(await simulate('--rounds 1', `${path()}.gz`)).toBe(0);
    expect(gunzipSync(readFileSync(`${path()}.gz`)).toString()).toBe(text);
  });

  it('says in the header what the faults are', async () => {
    const faults =
      '--trait length=3,1,2,2 --true-rule top-m --true-lambda 1/2 --transmission 0.9 --lapse 0.2 --drift length=-0.5';
    expect(await simulate(`--lambda 2 --rounds 1 --pools 1 ${faults}`)).toBe(0);
    const [header] = parsed(readFileSync(path(), 'utf8'));
    expect(header).toMatchObject({ rule: 'luce', lambda: 2, traits: { length: { min: 1, max: 3 } } });
    expect(header?.['truth']).toEqual({
      learner: 'exact',
      rule: 'top-m',
      lambda: 0.5,
      transmission: 0.9,
      lapse: 0.2,
      drift: -0.5,
      driftTrait: 'length',
    });
  });

  it('writes built-in loops', async () => {
    const line = '--loop heterogeneous-users --K 2 --user 4,1,1,1 --user 1,1,6,1 --r 0,1,2,3 --pools 2 --rounds 2';
    expect(await simulate(line)).toBe(0);
    const [header] = parsed(readFileSync(path(), 'utf8'));
    expect(header).toMatchObject({ name: 'heterogeneous-users', rule: 'heterogeneous-users', offered: 2 });
    expect(Object.keys(header?.['traits'] ?? {})).toEqual(['reward', 'reward-of-user-2', 'reward-of-user-3', 'class']);
  });
});

it('simulate writes a learned loop', async () => {
  expect(await simulate('--data moons --learner gaussian --pools 40 --rounds 1 --measure 10 --K 3')).toBe(0);
  const [header, ...records] = parsed(readFileSync(path(), 'utf8'));
  expect(header).toMatchObject({
    name: 'gaussian on moons',
    offered: 3,
    truth: { learner: 'gaussian', data: 'moons' },
  });
  expect(Object.keys(header?.['traits'] ?? {})).toEqual(['reward', 'x', 'y']);
  expect(records.filter(({ pool }) => pool !== undefined)).toHaveLength(40);
});

describe('bad input is one line on standard error and exit code 2, before anything is written', () => {
  it.each([
    ['--rule beste', '--rule beste is not known; did you mean best?'],
    ['--rule best --keep 2', 'the rule top-m keeps several'],
    ['--rule best --temperature 2', 'the rule best has no temperature'],
    ['--K inf', '--K inf has no pools that a trace could hold'],
    ['--keep 5', '5 of 4 candidates cannot be kept'],
    ['--p 1/2,1/2', 'p has 2 masses for 4 rewards'],
    ['--w 1,0', '--w has the entry 0'],
    ['--w 1,2 --r 0,1', 'give the weights by --w or the rewards by --r, one of the two'],
    ['--lambda -1', '--lambda -1 is negative'],
    ['--learner gmm', 'the learner gmm needs data; name some by --data, such as moons'],
    ['--learner exakt', '--learner exakt is not known; did you mean exact?'],
    ['--data moons', '--data moons needs a learner'],
    ['--data moons --learner gan', 'there is no learner "gan"'],
    ['--data moons --learner categorical', '--learner categorical learns classes, which moons are not'],
    ['--data classes10 --learner gmm', '--learner gmm learns points, which classes10 are not'],
    ['--data swiss-roll --learner gmm', 'there is no dataset "swiss-roll"'],
    ['--data moons --learner gmm --w 1,2', '--w is not for this: a learned loop has none'],
    ['--data moons --learner gmm --lambda 0', 'lambda = 0 is real data alone'],
    ['--data moons --learner gmm --pools 3', 'the learner gmm failed in round 0'],
    ['--gamma 3', '--gamma is the reward of a learned loop'],
    ['--trait length', '--trait length has no name; write --trait length=3,1,2,2'],
    ['--trait a=1,2,3,4 --trait a=1,2,3,4', '--trait a is given twice'],
    ['--drift length=0.1', 'the reward drifts along the trait "length", which the atoms do not have'],
    ['--lapse x', '--lapse x is not a number'],
    ['--user 1,2,3,4', '--user is for built-in loops with several users'],
    ['--samples 10', '--samples is for built-in loops'],
    ['--rounds -1', '--rounds -1 is not a whole number of at least 0'],
    ['--loop best-of-KK', 'there is no loop "best-of-KK"'],
    ['--loop curated --rule best', '--rule is not for this: the loop curated has its own'],
    ['--loop forget-to-normalise', 'the masses of its kept candidates do not sum to 1'],
    ['--loop curated --p 1/2,1/2', 'p has 2 entries but w has 4'],
    ['--loop curated --r 0,1000', 'rewards of up to ±700 are accepted with --loop'],
  ])('%s', async (line, message) => {
    expect(await simulate(line)).toBe(2);
    expect(captured.errors).toContain(message);
    expect(captured.errors.trimEnd().split('\n')).toHaveLength(1);
    expect(existsSync(path())).toBe(false);
  });

  it('a folder that does not exist', async () => {
    expect(await simulate('', join(captured.folder, 'no', 'such', 'trace.jsonl'))).toBe(2);
    expect(captured.errors).toContain('cannot be written (ENOENT)');
  });
});
