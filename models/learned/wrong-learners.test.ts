import { expect, test } from '@jest/globals';
import { stream } from '../random/stream';
import { imageGaussian } from './mixtures/low-rank';
import { type Points, pointsOf } from './points';
import { collapsed, ignoringClass } from './wrong-learners.testing';

/** Two classes, far from each other, with images of two pixels. */
const random = stream(1, 'two classes');
const POINTS = pointsOf(
  3,
  Float64Array.from({ length: 1200 }, (_, i) => {
    const c = Math.floor(i / 3) % 2;
    return i % 3 === 0 ? c : (c === 1 ? 1 : -1) + 0.1 * random.normal();
  }),
);

const learner = imageGaussian({ classes: 2 });

/** The share of the points whose image is that of their class. */
function agreement({ count, values }: Points): number {
  let right = 0;
  for (let i = 0; i < count; i += 1) if (values[3 * i] === ((values[3 * i + 1] as number) > 0 ? 1 : 0)) right += 1;
  return right / count;
}

const shareOfOnes = ({ count, values }: Points, j: number): number =>
  values.filter((x, i) => i % 3 === j && x > 0).length / count;

test('a model that ignores the class has the right laws of classes and images, and images that do not fit', async () => {
  const { model: right } = await learner.fit(POINTS, { seed: 1 });
  const { model } = await ignoringClass(learner).fit(POINTS, { seed: 1 });
  const drawn = await model.sample(2000, 3);
  expect(drawn).toMatchObject({ count: 2000, dimension: 3 });
  expect(agreement(await right.sample(2000, 3))).toBe(1);
  expect(Math.abs(agreement(drawn) - 0.5)).toBeLessThan(0.05);
  [0, 1].forEach((j) => expect(Math.abs(shareOfOnes(drawn, j) - 0.5)).toBeLessThan(0.05));
  expect(await model.sample(2000, 3)).toEqual(drawn);
});

test('a collapsed model draws near its modes, and its next fit starts from the right model', async () => {
  const wrong = collapsed(learner, { modes: 3, classed: true });
  const { model } = await wrong.fit(POINTS, { seed: 1 });
  const drawn = await model.sample(500, 3);
  expect(agreement(drawn)).toBe(1);
  const near = new Set<number>();
  for (let i = 0; i < 500; i += 1) {
    const first = Array.from({ length: i + 1 }, (_, k) => k).find((k) =>
      [1, 2].every((j) => Math.abs((drawn.values[3 * k + j] as number) - (drawn.values[3 * i + j] as number)) < 0.15),
    );
    near.add(first ?? i);
  }
  expect(near.size).toBeLessThanOrEqual(3);
  expect(await wrong.fit(POINTS, { seed: 1, initial: model })).toMatchObject({ report: { stoppedBy: 'closed form' } });
});
