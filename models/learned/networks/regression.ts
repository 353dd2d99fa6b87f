/**
 * A generative model as a regression: a network is fitted by least squares to random targets, given noised points and
 * times.
 *
 * Flow matching and denoising diffusion are both of this kind. They differ in the noise added to a point and in the
 * target.
 */
import type { RandomStream } from '../../random';

/** Rows for a network with g + d + 1 inputs and d outputs. */
export interface Batch {
  readonly rows: number;
  /** `rows × (g + d + 1)`: the g given coordinates, the noised others, then the time in [0, 1]. */
  readonly inputs: Float32Array;
  /** `rows × d`. */
  readonly targets: Float32Array;
}

export interface Regression {
  /** The time of a row, from a uniform number in [0, 1). */
  timeOf(uniform: number): number;
  /** The noised coordinate and its target. */
  noised(x: number, noise: number, time: number): { readonly input: number; readonly target: number };
}

/** Training points of R^d, row by row, in the units of the network. */
export interface TrainingData {
  readonly count: number;
  readonly dimension: number;
  /** The number g of leading coordinates that the network is given without noise, such as a class. @defaultValue 0 */
  readonly given?: number | undefined;
  readonly values: Float32Array;
}

/**
 * Draws a batch of noised points. The times are stratified, one in each of `rows` equal parts of [0, 1), so that
 * batches differ less.
 * @param position gives the position of the point of each row
 */
export function drawBatch(
  regression: Regression,
  { dimension, given = 0, values }: TrainingData,
  rows: number,
  random: RandomStream,
  position: (row: number) => number,
): Batch {
  const inputs = new Float32Array(rows * (dimension + 1));
  const noised = dimension - given;
  const targets = new Float32Array(rows * noised);
  for (let row = 0; row < rows; row += 1) {
    const time = regression.timeOf((row + random.uniform()) / rows);
    const from = position(row) * dimension;
    const to = row * (dimension + 1);
    inputs.set(values.subarray(from, from + given), to);
    for (let j = given; j < dimension; j += 1) {
      const { input, target } = regression.noised(values[from + j] as number, random.normal(), time);
      inputs[to + j] = input;
      targets[row * noised + j - given] = target;
    }
    inputs[to + dimension] = time;
  }
  return { rows, inputs, targets };
}
