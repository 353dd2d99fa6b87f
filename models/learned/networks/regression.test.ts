import { expect, test } from '@jest/globals';
import { stream } from '../../random/stream';
import { diffusionRegression } from './ddpm';
import { flowRegression } from './flow-matching';
import { noiseSchedule } from './noise-schedule';
import { type TrainingData, drawBatch } from './regression';

const data: TrainingData = { count: 2, dimension: 2, values: Float32Array.from([1, 2, -3, 4]) };
const ROWS = 8;

test('flow matching: x_t and its velocity agree with the data point at time 1', () => {
  const { inputs, targets } = drawBatch(flowRegression, data, ROWS, stream(1, 'batch'), (row) => row % 2);
  for (let row = 0; row < ROWS; row += 1) {
    const time = inputs[3 * row + 2] as number;
    expect(Math.floor(time * ROWS)).toBe(row);
    for (const j of [0, 1]) {
      const end = (inputs[3 * row + j] as number) + (1 - time) * (targets[2 * row + j] as number);
      expect(end).toBeCloseTo(data.values[2 * (row % 2) + j] as number, 5);
    }
  }
});

test('diffusion: removing the noise leaves the scaled data point', () => {
  const alphaBar = noiseSchedule('linear', 4);
  const batch = drawBatch(diffusionRegression(alphaBar), data, ROWS, stream(1, 'batch'), () => 1);
  for (let row = 0; row < ROWS; row += 1) {
    const time = batch.inputs[3 * row + 2] as number;
    const left = alphaBar[4 * time] as number;
    expect(4 * time).toBe(1 + Math.floor(row / 2));
    for (const j of [0, 1]) {
      const noise = Math.sqrt(1 - left) * (batch.targets[2 * row + j] as number);
      const expected = Math.sqrt(left) * (data.values[2 + j] as number);
      expect((batch.inputs[3 * row + j] as number) - noise).toBeCloseTo(expected, 5);
    }
  }
});

test('given coordinates are passed on without noise, and are no targets', () => {
  const given = { ...data, given: 1 };
  const { inputs, targets } = drawBatch(flowRegression, given, ROWS, stream(1, 'batch'), (row) => row % 2);
  expect(targets).toHaveLength(ROWS);
  for (let row = 0; row < ROWS; row += 1) {
    const [label, x, time] = inputs.subarray(3 * row, 3 * row + 3) as unknown as [number, number, number];
    expect(label).toBe(data.values[2 * (row % 2)]);
    expect(x + (1 - time) * (targets[row] as number)).toBeCloseTo(data.values[2 * (row % 2) + 1] as number, 5);
  }
});
