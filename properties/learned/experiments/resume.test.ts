import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { LEARNERS, datasetOf, flowMatching, openBackend, rewardFor } from '../../../models/learned';
import { experimentOf } from './build-experiment';
import { runLearned } from '../set/run-learned';

test('a run that was stopped goes on from its checkpoints and ends with the same results', async () => {
  const { tf } = await openBackend('wasm');
  const data = datasetOf('gaussian2d');
  const training = { hidden: [8], steps: 60, warmSteps: 40, batchSize: 32, evaluateEvery: 20, checkpointEvery: 10 };
  const experiment = experimentOf({
    data,
    entry: LEARNERS.flow,
    learner: flowMatching(tf, training),
    reward: rewardFor(data.id, 1),
    rewardArguments: '--gamma 1',
    K: 2,
    lambda: 'infinity',
    rounds: 1,
    seeds: [1],
    examples: 200,
    most: 1024,
  });
  const plan = { experiments: [experiment], mutants: [] };
  const folder = mkdtempSync(join(tmpdir(), 'curated-loops-'));
  const checkpoint = (_id: string, seed: number, round: number): string => join(folder, `${seed}-${round}`);
  const whole = await runLearned(plan);

  const stop = new AbortController();
  const stopped = await runLearned(plan, {
    checkpoint,
    signal: stop.signal,
    onProgress: ({ doing }) => (/round 1: training, step 20/.test(doing) ? stop.abort() : undefined),
  });
  expect(stopped.experiments[0]?.status).toBe('incomplete');
  expect(readdirSync(folder)).toEqual(['1-0', '1-1']);

  const steps: string[] = [];
  const resumed = await runLearned(plan, { checkpoint, onProgress: ({ doing }) => steps.push(doing) });
  expect(resumed).toEqual(whole);
  expect(steps.filter((doing) => doing.includes('training'))[0]).toContain('round 1: training, step 30');
});
