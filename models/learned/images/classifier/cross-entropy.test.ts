import { describe, expect, test } from '@jest/globals';
import { PerceptronNetwork, plainHost } from '../../../kernels/perceptron';
import { stream } from '../../../random';
import { adamRates } from '../../networks';
import { crossEntropyTargets, softmaxInto } from './cross-entropy';

const softmax = (logits: readonly number[]): number[] => {
  const q = new Float64Array(logits.length);
  softmaxInto(q, logits, 0);
  return [...q];
};

describe('softmax', () => {
  test.each([
    [
      [0, 0],
      [1 / 2, 1 / 2],
    ],
    [
      [Math.log(1), Math.log(2), Math.log(5)],
      [1 / 8, 1 / 4, 5 / 8],
    ],
    [
      [1000, 1000 + Math.log(3)],
      [1 / 4, 3 / 4],
    ],
    [
      [-2000, 0],
      [0, 1],
    ],
  ])('of %j', (logits, expected) => {
    softmax(logits).forEach((q, c) => expect(q).toBeCloseTo(expected[c] as number, 12));
  });

  test('reads from a position on', () => {
    const q = new Float64Array(2);
    softmaxInto(q, [9, 9, 0, Math.log(3)], 2);
    expect([...q].map((p) => Number(p.toFixed(12)))).toEqual([0.25, 0.75]);
  });
});

test('the gradient of the squared error at the targets is that of the cross-entropy, by finite differences', () => {
  const [rows, classes] = [6, 4];
  const random = stream(1, 'test');
  const outputs = Float32Array.from({ length: rows * classes }, () => 3 * random.normal());
  const labels = Uint8Array.from({ length: rows }, () => random.index(classes));
  const loss = (z: readonly number[]): number =>
    labels.reduce(
      (sum, label, r) => sum - Math.log(softmax(z.slice(r * classes, (r + 1) * classes))[label] as number) / rows,
      0,
    );
  const targets = crossEntropyTargets(outputs, labels);
  const z = Array.from(outputs);
  z.forEach((value, i) => {
    const h = 1e-5;
    const moved = (by: number): number => loss(z.map((v, j) => (j === i ? v + by : v)));
    const wanted = (moved(h) - moved(-h)) / (2 * h);
    const found = (2 * (value - (targets[i] as number))) / (rows * classes);
    expect(Math.abs(found - wanted)).toBeLessThan(1e-6);
  });
});

test('a network without informative inputs learns the frequencies of the labels', () => {
  // The cross-entropy is least where the probabilities are the frequencies; the squared error of the labels themselves would give other outputs.
  const labels = Uint8Array.from([0, 0, 0, 0, 0, 1, 1, 2]);
  const rows = labels.length;
  const inputs = new Float32Array(rows).fill(1);
  const network = new PerceptronNetwork({ widths: [1, 3], rows, trained: true }, plainHost);
  for (let step = 0; step < 600; step += 1) {
    const targets = crossEntropyTargets(network.evaluate('parameters', inputs, rows), labels);
    network.train(
      1,
      () => ({ rows, inputs, targets }),
      () => ({ ...adamRates(step + 1, { rate: 0.02 }), kept: 0, fresh: 1 }),
    );
  }
  const outputs = network.evaluate('parameters', inputs, rows);
  network.dispose();
  const q = softmax(Array.from(outputs.subarray(0, 3)));
  [5 / 8, 2 / 8, 1 / 8].forEach((p, c) => expect(Math.abs((q[c] as number) - p)).toBeLessThan(0.005));
});
