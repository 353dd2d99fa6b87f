import { expect, test } from '@jest/globals';
import { gaussianLearner } from './mixtures';
import type { Learner } from './learner';
import { pointsOf } from './points';
import { sharingFits } from './shared-fits';

const POINTS = pointsOf(1, Float64Array.of(1, 2, 4, 3, 2, 5));
const OTHER = pointsOf(1, Float64Array.of(1, 2, 4, 3, 2, 6));

test('a fit of the same points with the same seed is made once, and every other one anew', async () => {
  const gaussian = gaussianLearner();
  let fits = 0;
  const counting: Learner = {
    ...gaussian,
    fit: (points, options) => {
      fits += 1;
      return gaussian.fit(points, options);
    },
  };
  const learner = sharingFits(counting);
  const told: number[] = [];
  const first = await learner.fit(POINTS, { seed: 1 });
  const again = await learner.fit(pointsOf(1, POINTS.values.slice()), {
    seed: 1,
    onProgress: ({ step }) => told.push(step),
  });
  expect(again).toBe(first);
  expect(told).toEqual([first.report.steps]);
  expect(fits).toBe(1);
  await learner.fit(OTHER, { seed: 1 });
  await learner.fit(POINTS, { seed: 2 });
  await learner.fit(POINTS, { seed: 1, initial: first.model });
  await learner.fit(pointsOf(2, POINTS.values), { seed: 1 });
  expect(fits).toBe(5);
  expect(learner).toMatchObject({ id: gaussian.id, title: gaussian.title });
});
