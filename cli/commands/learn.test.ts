/** `learn` and `verify --model learned`, from the command line to the reports. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { stream } from '../../models';
import { parseResults } from '../../properties/results/schemas';
import { capture } from '../output/capture-output.testing';
import { run } from '../program';

const captured = capture();

const words = (line: string): string[] => line.split(' ');
const learn = (line: string): Promise<number> =>
  run([...words(`learn ${line}`), '--out', join(captured.folder, 'report')]);

describe('bad input is one line on standard error and exit code 2, before any training', () => {
  it.each([
    ['--data swiss-roll --learner gmm', 'there is no dataset "swiss-roll"'],
    ['--data moons --learner gan', 'there is no learner "gan"'],
    ['--data moons --learner categorical', 'the learner categorical'],
    ['--data classes10 --learner gmm', 'the learner gmm learns points of R^d, and classes10 are 10 classes'],
    ['--data moons --learner gmm --K inf', '--K inf cannot be sampled'],
    ['--data moons --learner gmm --K 0', '--K 0 is not a number of candidates'],
    ['--data moons --learner gmm --lambda -1', '--lambda -1 is negative'],
    ['--data moons --learner gmm --gamma -1', '--gamma -1 is not a number of at least 0'],
    ['--data moons --learner gmm --rounds 0', '--rounds 0 is not a whole number of at least 1'],
    ['--data moons --learner gmm --seeds 0', '--seeds 0 is not a whole number of at least 1'],
    ['--data moons --learner gmm --alpha 2', '--alpha 2 is not a probability below 1'],
    ['--data moons --learner gmm --centre 1,2', 'needs both --centre and --radius'],
    [
      '--data moons --learner gmm --centre 1,2,3 --radius 1',
      'the centre has 3 coordinates, and moons are points of R^2',
    ],
    ['--data moons --learner gmm --time-limit 0', '--time-limit 0 is not a time greater than 0'],
    ['--data moons --learner gmm --start classes10', 'the start classes10 are 10 classes, and moons are points of R^2'],
    ['--data @/no/such.csv --learner gmm', '/no/such.csv cannot be read'],
    ['--data moons --learner flow --backend cuda', '--backend cuda is not known'],
    ['--data moons --learner gmm --backend cuda', '--backend cuda is not known'],
    ['--data moons --learner flow --backend webgpu', 'webgpu'],
    ['--data moons --learner gmm --reward class', 'moons has no labelled images to train a classifier on'],
    ['--data moons --learner gmm --reward confidence', 'moons has no labelled images to train a classifier on'],
    [
      '--data shapes16 --learner gmm --reward class:star',
      'shapes16 has no label star; its labels are 0 (disc), 1 (ring)',
    ],
    [
      '--data moons --learner gmm --reward clas',
      'give @reward.csv or ./my-reward.ts, or for images class, class:3 or confidence',
    ],
    ['--data moons --learner gmm --reward own-class', 'moons has no classes in front of its points'],
    ['--data labelled:moons --learner gmm', 'moons has no labels that could stand in front of its points'],
    ['--data moons --learner gmm:component=3', 'there is no option of the learner gmm "component"; did you mean'],
    ['--data moons', '--learner is missing; give --data and --learner'],
  ])('learn %s', async (line, message) => {
    expect(await learn(line)).toBe(2);
    expect(captured.errors).toContain(message);
    expect(captured.output).toBe('');
    expect(existsSync(join(captured.folder, 'report', 'results.json'))).toBe(false);
  });

  it('verify --model learned with statements that say nothing of learned models', async () => {
    expect(await run(words('verify --model learned --only k2-tanh'))).toBe(2);
    expect(captured.errors).toContain(
      '--model learned: none of the chosen statements applies to it; those that do are lemma-2.2',
    );
  });

  it('data of a file has no reward of its own', async () => {
    const file = join(captured.folder, 'points.csv');
    writeFileSync(file, '0,0\n1,1\n');
    expect(await learn(`--data @${file} --learner gmm`)).toBe(2);
    expect(captured.errors).toContain('give a reward of your own: --reward @file, or --centre and --radius');
  });
});

describe('a reward from a file', () => {
  const file = (name: string, text: string): string => {
    const path = join(captured.folder, name);
    writeFileSync(path, text);
    return path;
  };

  it.each([
    ['--reward @REWARD --centre 0,0 --radius 1', '--reward gives the reward, and so do --centre and --radius'],
    ['--reward @REWARD --gamma -1', '--gamma -1 is not a number'],
    ['--reward REWARD', 'write @ before the path of a table: --reward @'],
    ['--reward @/no/such.csv', 'the reward file /no/such.csv cannot be read'],
  ])('%s is refused', async (line, message) => {
    const path = file('reward.csv', 'x,y,r\n0,0,1\n1,1,2\n');
    expect(await learn(`--data moons --learner gmm ${line.replace('REWARD', path)}`)).toBe(2);
    expect(captured.errors).toContain(message);
  });

  it('with points of a file: the claims are about this reward, and the command runs again from the report', async () => {
    const random = stream(3, 'points');
    const normal = Array.from({ length: 2000 }, () => [random.normal(), random.normal()] as const);
    const points = file('points.csv', normal.map(([x, y]) => `${x},${y}`).join('\n'));
    const reward = file(
      'reward.csv',
      `x,y,r\n${normal.map(([x, y]) => `${x},${y},${Math.round(2 * Math.tanh(x))}`).join('\n')}\n`,
    );
    const line = `--data @${points} --reward @${reward} --learner gaussian --K 4 --lambda inf --gamma 0.5`;
    const size = '--rounds 1 --seed 1 --seeds 1 --examples 4096 --draws 8192';
    expect(await learn(`${line} ${size}`)).not.toBe(2);
    const results = parseResults(readFileSync(join(captured.folder, 'report', 'results.json'), 'utf8'), 'results.json');
    const [experiment] = results.learned?.experiments ?? [];
    expect(experiment).toMatchObject({ region: { kind: 'marked' }, setting: { wMax: Math.exp(1) } });
    expect(experiment?.setting.reward).toContain('0.5 times the reward of the nearest of 2000 rows of reward.csv');
    expect(experiment?.cells.find(({ statement }) => statement === 'lemma-2.2')?.verdict).toBe('holds');
    expect(experiment?.replay).toContain(`--reward @${reward} --gamma 0.5`);
    const { reference } = experiment ?? {};
    expect(reference?.kind === 'points' && (reference.best?.length ?? 0)).toBeGreaterThan(10);
    expect(readFileSync(join(captured.folder, 'report', 'report.html'), 'utf8')).toContain('have another colour');
  });

  it('with classes of a file, and a start with fewer of them', async () => {
    const data = file('labels.csv', `class\n${Array.from({ length: 300 }, (_, i) => i % 3).join('\n')}\n`);
    const start = file('start.csv', 'class\n0\n0\n1\n');
    const reward = file('reward.csv', 'class,reward\n0,0\n1,1\n2,0.5\n');
    const line = `--data @${data} --start @${start} --reward @${reward} --learner categorical --backend cpu`;
    expect(await learn(`${line} --K 1 --lambda 1 --rounds 1 --draws 2048`)).not.toBe(2);
    const results = parseResults(readFileSync(join(captured.folder, 'report', 'results.json'), 'utf8'), 'results.json');
    expect(results.learned?.experiments[0]).toMatchObject({
      region: { kind: 'classes', classes: [1] },
      status: 'done',
    });
    const ofTwo = file('two.csv', '0,0\n1,1\n');
    expect(await learn(`--data @${start} --start @${data} --reward @${ofTwo} --learner categorical`)).toBe(2);
    expect(captured.errors).toContain(`the start @${data} are 3 classes, and @${start} are 2 classes`);
  });
});

/** Options that learn a single Gaussian, which is fitted fast. */
const GAUSSIAN =
  '--data gaussian2d --learner gaussian --rounds 1 --examples 20000 --draws 32768 --centre 0,0 --radius 1 --gamma 1';

describe('learn', () => {
  it('writes reports whose verdicts are statistical, with α and power', async () => {
    expect(await learn(`${GAUSSIAN} --lambda inf,1/4 --seeds 2`)).toBe(0);
    const results = parseResults(readFileSync(join(captured.folder, 'report', 'results.json'), 'utf8'), 'results.json');
    const { experiments = [], budget } = results.learned ?? {};
    expect(results).toMatchObject({ complete: true, verdict: 'holds', statements: [] });
    expect(experiments.map(({ id }) => id)).toEqual(['gaussian2d/gaussian/K=4/λ=∞', 'gaussian2d/gaussian/K=4/λ=1/4']);
    const held = experiments.flatMap(({ cells }) => cells.filter(({ verdict }) => verdict === 'holds'));
    expect(held.length).toBeGreaterThan(3);
    expect(held.every(({ alpha, power }) => alpha > 0 && Number(power) > 0)).toBe(true);
    expect(new Set(held.map(({ rung }) => rung))).toEqual(new Set(['statistical']));
    expect(budget?.spent).toBeLessThanOrEqual(1e-3);
    expect(captured.output).toContain('lemma-2.2');
    expect(readFileSync(join(captured.folder, 'report', 'report.html'), 'utf8')).toContain('selection');
  });

  it('gives the same results for the same seed', async () => {
    const line = `${GAUSSIAN} --seeds 2 --json`;
    expect(await learn(line)).toBe(0);
    const { timing: _first, ...first } = JSON.parse(captured.output) as Record<string, unknown>;
    captured.output = '';
    expect(await learn(line)).toBe(0);
    const { timing: _second, ...second } = JSON.parse(captured.output) as Record<string, unknown>;
    expect(second).toEqual(first);
  });

  it('reports a training that fails, with its cause and no verdict, as incomplete', async () => {
    const file = join(captured.folder, 'line.csv');
    writeFileSync(file, '0,0\n1,1\n2,2\n');
    expect(await learn(`--data @${file} --learner gaussian --centre 0,0 --radius 0.5 --rounds 1`)).toBe(3);
    const results = parseResults(readFileSync(join(captured.folder, 'report', 'results.json'), 'utf8'), 'results.json');
    expect(results.learned?.experiments[0]).toMatchObject({ status: 'failed', failure: { round: 0 }, cells: [] });
    expect(captured.output).toContain('failed');
  });

  it('a network reports its backend and the reason', async () => {
    const line = '--data gaussian2d --learner flow --backend wasm --rounds 1 --examples 32 --draws 1024 --time-limit 1';
    expect(await learn(line)).toBe(3);
    expect(captured.errors).toContain('backend wasm');
  });
});
