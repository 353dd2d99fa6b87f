import { expect, test } from '@jest/globals';
import { type ScheduleName, noiseSchedule } from './noise-schedule';

test.each<[ScheduleName, number]>([
  ['linear', 100],
  ['linear', 1000],
  ['cosine', 100],
  ['cosine', 1],
])('the %s schedule of %i steps falls from 1 and stays above 0', (name, steps) => {
  const alphaBar = noiseSchedule(name, steps);
  expect(alphaBar).toHaveLength(steps + 1);
  expect(alphaBar[0]).toBe(1);
  for (let t = 1; t <= steps; t += 1) {
    expect(alphaBar[t]).toBeLessThan(alphaBar[t - 1] as number);
    expect(alphaBar[t]).toBeGreaterThan(0);
  }
});

test('the linear schedule of 1000 steps is that of the paper', () => {
  const alphaBar = noiseSchedule('linear', 1000);
  expect(1 - (alphaBar[1] as number)).toBeCloseTo(1e-4, 12);
  expect(1 - (alphaBar[1000] as number) / (alphaBar[999] as number)).toBeCloseTo(0.02, 12);
  expect(alphaBar[1000]).toBeCloseTo(4.04e-5, 7);
});

test('the cosine schedule leaves half of the signal about half way', () => {
  expect(noiseSchedule('cosine', 100)[50]).toBeCloseTo(0.494, 3);
});

test.each<ScheduleName>(['linear', 'cosine'])('few steps of the %s schedule still leave some signal', (name) => {
  for (const steps of [1, 2, 5, 10]) expect(noiseSchedule(name, steps)[steps]).toBeGreaterThan(0);
});
