import { describe, expect, test } from '@jest/globals';
import { ImageClassifier } from './image-classifier';
import { pointsOf } from '../../points';

/** Two coordinates, a hidden layer of three, two labels; written out by hand. */
const NETWORK = {
  widths: [2, 3, 2],
  parameters: Float32Array.from([
    ...[1, 0, -1, 0, 2, 1], // a row for each coordinate
    ...[0, 0.5, 0], // biases
    ...[1, -1, 0, 2, 1, 0], // a row for each hidden unit
    ...[0.25, 0], // biases
  ]),
};
const classifier = (): ImageClassifier => new ImageClassifier(NETWORK, ['left', 'right']);

const silu = (z: number): number => z / (1 + Math.exp(-z));

/** The probabilities of the labels and the features, from the formula. */
function byHand(x: number, y: number): { readonly q: readonly number[]; readonly phi: readonly number[] } {
  const phi = [silu(x), silu(2 * y + 0.5), silu(y - x)];
  const [a = 0, b = 0, c = 0] = phi;
  const [first, second] = [Math.exp(a + c + 0.25), Math.exp(-a + 2 * b)];
  return { q: [first / (first + second), second / (first + second)], phi };
}

describe.each([
  [0.5, -0.5],
  [-1, 1],
  [0, 0],
])('at (%d, %d)', (x, y) => {
  test('probabilities and features are those of the formula', () => {
    const { q, phi } = byHand(x, y);
    const found = classifier().probabilities([7, x, y], 1);
    q.forEach((p, c) => expect(found[c]).toBeCloseTo(p, 12));
    const features = classifier().featuresOf(pointsOf(2, Float64Array.of(x, y)));
    expect(features).toMatchObject({ count: 1, dimension: 3 });
    phi.forEach((f, i) => expect(features.values[i]).toBeCloseTo(f, 12));
  });

  test('the label is the most probable one', () => {
    const { q } = byHand(x, y);
    expect(classifier().label([x, y], 0)).toBe((q[0] as number) >= (q[1] as number) ? 0 : 1);
  });
});

test('values outside [−1, 1] count as the nearest end', () => {
  expect([...classifier().probabilities([3, -Infinity], 0)]).toEqual([...classifier().probabilities([1, -1], 0)]);
});

test('an answer does not depend on the images asked about before, also if one of them is none', () => {
  const asked = classifier();
  const [first, second] = [[0.1, 0.2] as const, [0.1, -0.7] as const];
  const alone = [...classifier().probabilities(second, 0)];
  asked.probabilities(first, 0);
  expect([...asked.probabilities(second, 0)]).toEqual(alone);
  expect(() => asked.probabilities([0.1, NaN], 0)).toThrow(RangeError);
  expect(() => asked.probabilities([0.1, NaN], 0)).toThrow('coordinate 2 of an image is NaN');
  expect([...asked.probabilities(second, 0)]).toEqual(alone);
  const list = pointsOf(2, Float64Array.of(...first, ...second, ...second, ...first));
  expect([...asked.labelsOf(list)]).toEqual(
    [first, second, second, first].map((image) => classifier().label(image, 0)),
  );
});

test('an image that changes in place has a new answer', () => {
  const [asked, image] = [classifier(), [0.1, 0.2]];
  asked.probabilities(image, 0);
  image[1] = -0.7;
  expect([...asked.probabilities(image, 0)]).toEqual([...classifier().probabilities([0.1, -0.7], 0)]);
});
