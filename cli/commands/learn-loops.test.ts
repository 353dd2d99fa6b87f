/** `learn --loop`: variants, combinations, mutants and loops of files on learned models. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { ExperimentResult } from '../../properties/results';
import { parseResults } from '../../properties/results/schemas';
import { capture } from '../output/capture-output.testing';
import { run } from '../program';

const captured = capture();

const learn = (line: string): Promise<number> =>
  run([...`learn ${line}`.split(' '), '--out', join(captured.folder, 'report')]);

const experiments = (): readonly ExperimentResult[] =>
  parseResults(readFileSync(join(captured.folder, 'report', 'results.json'), 'utf8'), 'results.json').learned
    ?.experiments ?? [];

const page = (): string => readFileSync(join(captured.folder, 'report', 'report.html'), 'utf8');

const verdictOn = ({ cells }: ExperimentResult, statement: string): string | undefined =>
  cells.find((cell) => cell.statement === statement)?.verdict;

function file(name: string, text: string): string {
  const path = join(captured.folder, name);
  writeFileSync(path, text);
  return path;
}

/** A single Gaussian, which is fitted fast, and a wide ball; one seed suffices for the verdicts. */
const GAUSSIAN =
  '--data gaussian2d --learner gaussian --rounds 1 --seeds 1 --examples 20000 --draws 16384 --centre 0,0 --radius 1 --gamma 1';
const USERS = '--user-centre 2,1 --user-radius 1';

describe('learn --loop', () => {
  it('best-of-K: the loop is in the experiment, the report and the command that runs it again', async () => {
    expect(await learn(`${GAUSSIAN} --loop best-of-K`)).toBe(0);
    const [experiment] = experiments();
    expect(experiment).toMatchObject({
      id: 'gaussian2d/gaussian/best-of-K/K=4/λ=∞',
      title: expect.stringContaining('loop best-of-K') as unknown,
      family: expect.stringContaining('loop best-of-K') as unknown,
      setting: { loop: { id: 'best-of-K' } },
      replay: expect.stringContaining('--K 4 --loop best-of-K --lambda inf') as unknown,
    });
    expect(experiment && verdictOn(experiment, 'lemma-2.2')).toBe('holds');
    const [before = NaN, after] = experiment?.runs[0]?.rounds.map(({ theory }) => theory?.best) ?? [];
    expect(after).toBeCloseTo(1 - (1 - before) ** 4, 10);
    expect(page()).toContain('loop best-of-K');
    expect(page()).toContain('The best of K candidates is kept');
  });

  it('several: a combination and a loop with its own mixture, of which nothing about λ is asked', async () => {
    expect(await learn(`${GAUSSIAN} --loop luce+waning-schedule+exact-fit,accumulate --lambda 1/4`)).toBe(0);
    const [waning, accumulating] = experiments();
    expect(waning?.setting.loop).toMatchObject({ id: 'luce+waning-schedule+exact-fit', mixture: 'λ_t = λ/(t + 1)' });
    expect(accumulating?.setting.loop.mixture).toMatch('the share of new data is 1/(t + 2)');
    for (const each of [waning, accumulating]) {
      expect(each && verdictOn(each, 'lemma-2.2')).toBe('holds');
      expect(each && verdictOn(each, 'selection-response')).toBe('not applicable');
      expect(each?.runs[0]?.rounds[0]?.parts?.response).toBeUndefined();
    }
    expect(page()).toContain('a mixture of its own');
  });

  it('users: with the rewards that are given, in their shares', async () => {
    expect(await learn(`${GAUSSIAN} --loop adversarial-share ${USERS}`)).not.toBe(2);
    const [experiment] = experiments();
    expect(experiment?.setting.users).toEqual([
      { reward: 'r(x) = −1·max(0, ‖x − (0, 0)‖ − 1)', share: '3/4' },
      { reward: 'r(x) = −1·max(0, ‖x − (2, 1)‖ − 1)', share: '1/4' },
    ]);
    expect(experiment?.replay).toContain(`--loop adversarial-share ${USERS} --lambda inf`);
    expect(page()).toContain('user 2 with share 1/4');
  });

  it('batches that accumulate: the learner’s error is that over all its points', async () => {
    expect(await learn(`${GAUSSIAN.replace('--rounds 1', '--rounds 3')} --loop accumulated-batches`)).toBe(0);
    const [experiment] = experiments();
    expect(experiment && verdictOn(experiment, 'lemma-2.2')).toBe('holds');
    expect(experiment && verdictOn(experiment, 'theorem-2.1')).toBe('not applicable');
    for (const { parts } of experiment?.runs[0]?.rounds ?? [])
      if (parts) expect(Math.abs(parts.transmission.estimate)).toBeLessThan(0.03);
  });

  it('a mutant is refuted', async () => {
    expect(await learn(`${GAUSSIAN} --loop prefer-worst`)).toBe(1);
    const [experiment] = experiments();
    expect(experiment && verdictOn(experiment, 'lemma-2.2')).toBe('refuted');
  });

  it('a biased sampler of classes, which have a last one, runs', async () => {
    const line = '--data classes10 --learner categorical --backend cpu --K 2 --lambda 1/4 --rounds 1 --draws 16384';
    expect(await learn(`${line} --loop biased-sampler`)).not.toBe(2);
    expect(experiments()[0]?.status).toBe('done');
  });

  it('a loop of a file, of which the report has no line where it has no exact law', async () => {
    const path = file(
      'soft.ts',
      `import { defineLoop } from 'curated-loops';\nexport default defineLoop({ id: 'soft', choice: '9/10*w[1]/sum(w) + 1/(10*K)' });\n`,
    );
    expect(await learn(`${GAUSSIAN} --K 3 --loop ${path}`)).toBe(0);
    const [experiment] = experiments();
    expect(experiment?.id).toBe('gaussian2d/gaussian/soft/K=3/λ=∞');
    expect(experiment?.noForecast).toBe('a choice by probabilities among K = 3 has too many pools to sum over');
    expect(experiment?.runs[0]?.rounds.every(({ theory }) => theory === undefined)).toBe(true);
    expect(experiment?.replay).toContain(`--loop ${path}`);
    expect(page()).toContain('no line of the exact loop');
  });
});

describe('learn --loop refuses before any training, in one line and with exit code 2', () => {
  const own = (body: string): string =>
    file('bad.ts', `import { defineLoop } from 'curated-loops';\nexport default defineLoop({ id: 'bad', ${body} });\n`);

  it.each([
    ['--loop best-of-k', 'there is no loop "best-of-k"'],
    ['--loop ,', '--loop "," names no loop'],
    ['--loop pairwise-with-ties', 'the loop pairwise-with-ties is declared for K 2, not 4'],
    ['--loop luce+real-data+half-temperature', 'does not run on a learned model: it is a rule on whole vectors'],
    ['--loop luce+real-data+weighted-means', 'runs on gaussian models in closed form only'],
    ['--loop forget-to-normalise', 'does not run on a learned model'],
    ['--loop biased-sampler', 'points have no last atom'],
    ['--loop heterogeneous-users --user-centre 0,0 --user-radius 1', 'has 3 users, and there are rewards of 1 beside'],
    ['--loop two-stage --user-centre 0,0', 'there are 1 --user-centre and 0 --user-radius'],
    ['--loop two-stage --user-centre 0,0,0 --user-radius 1', 'the centre has 3 coordinates'],
    ['--loop two-stage --user-reward rewards.csv', 'is not a file of rewards; write @ before its path'],
    ['--user-centre 0,0 --user-radius 1', 'the loop curated has one reward'],
    ['--loop ./no-such-loop.ts', 'there is no file'],
  ])('%s', async (line, message) => {
    expect(await learn(`--data gaussian2d --learner gaussian ${line}`)).toBe(2);
    expect(captured.errors).toContain(message);
    expect(captured.output).toBe('');
    expect(existsSync(join(captured.folder, 'report', 'results.json'))).toBe(false);
  });

  it('a file whose rule gives no probabilities', async () => {
    const path = own(`choose: (candidates, F) => candidates.map(() => F.of(1))`);
    expect(await learn(`--data gaussian2d --learner gaussian --loop ${path}`)).toBe(2);
    expect(captured.errors).toContain(`${path} is not a loop`);
    expect(captured.errors.trim().split('\n')).toHaveLength(1);
  });

  it('a file with a whole step', async () => {
    const path = own(`step: (p) => p`);
    expect(await learn(`--data gaussian2d --learner gaussian --loop ${path}`)).toBe(2);
    expect(captured.errors).toContain('the loop bad does not run on a learned model: it is a rule on whole vectors');
  });

  it('users of data in a file, which has no rewards of further users', async () => {
    const path = file('points.csv', '0,0\n1,1\n');
    expect(await learn(`--data @${path} --learner gaussian --centre 0,0 --radius 1 --loop two-stage`)).toBe(2);
    expect(captured.errors).toContain('give those of 1 beside the first, by --user-centre and --user-radius');
  });
});
