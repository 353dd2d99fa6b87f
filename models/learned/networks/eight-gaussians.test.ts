/** Tests whether the learners learn a law with distant modes. They train for few steps to keep the test short. */
import { expect, test } from '@jest/globals';
import { stream } from '../../random/stream';
import { openBackend } from '../backends';
import type { Learner } from '../learner';
import { type Points, pointsOf } from '../points';
import { ddpm } from './ddpm';
import { flowMatching } from './flow-matching';

const MODES = 8;
const RADIUS = 2;
const DEVIATION = 0.2;

const centres = Array.from({ length: MODES }, (_, k) => {
  const angle = (2 * Math.PI * k) / MODES;
  return [RADIUS * Math.cos(angle), RADIUS * Math.sin(angle)] as const;
});

function ring(count: number, seed: number): Points {
  const random = stream(seed, 'ring');
  const points = Array.from({ length: count }, () => {
    const [x, y] = centres[random.index(MODES)] ?? [NaN, NaN];
    return [x + DEVIATION * random.normal(), y + DEVIATION * random.normal()];
  });
  return pointsOf(2, Float64Array.from(points.flat()));
}

interface Masses {
  readonly modes: readonly number[];
  /** The share of the points more than 3.5 standard deviations from every centre. */
  readonly between: number;
}

function massesOf({ count, values }: Points): Masses {
  const modes = Array<number>(MODES).fill(0);
  let between = 0;
  for (let i = 0; i < count; i += 1) {
    const distances = centres.map(([x, y]) => Math.hypot(Number(values[2 * i]) - x, Number(values[2 * i + 1]) - y));
    const least = Math.min(...distances);
    modes[distances.indexOf(least)] = Number(modes[distances.indexOf(least)]) + 1 / count;
    if (least > 3.5 * DEVIATION) between += 1 / count;
  }
  return { modes, between };
}

async function learned(learner: Learner): Promise<Masses> {
  const { model } = await learner.fit(ring(4096, 1), { seed: 1 });
  return massesOf(await model.sample(2048, 2));
}

const SHORT = { batchSize: 128, steps: 400 };

test('a flow puts equal mass into eight modes', async () => {
  const { tf } = await openBackend('wasm');
  const { modes, between } = await learned(flowMatching(tf, SHORT));
  modes.forEach((mass) => expect(Math.abs(mass - 1 / MODES)).toBeLessThan(0.04));
  expect(between).toBeLessThan(0.15);
});

test('a diffusion puts equal mass into eight modes', async () => {
  const { tf } = await openBackend('wasm');
  const { modes, between } = await learned(ddpm(tf, { ...SHORT, diffusionSteps: 50 }));
  modes.forEach((mass) => expect(Math.abs(mass - 1 / MODES)).toBeLessThan(0.04));
  expect(between).toBeLessThan(0.15);
});
