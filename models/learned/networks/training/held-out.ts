/**
 * Held-out points, the loss on them, and the rule of early stopping.
 *
 * The noise and times of the loss are drawn only once, so that the loss depends only on the network.
 *
 * Source: Prechelt 1998, *Early stopping, but when?*
 */
import { stream } from '../../../random';
import { permutation } from './permutation';
import { type Batch, type Regression, type TrainingData, drawBatch } from '../regression';

export interface Split {
  readonly training: TrainingData;
  readonly heldOut: TrainingData;
}

function pickedFrom({ dimension, given, values }: TrainingData, positions: Int32Array): TrainingData {
  const picked = new Float32Array(positions.length * dimension);
  positions.forEach((from, i) => picked.set(values.subarray(from * dimension, (from + 1) * dimension), i * dimension));
  return { count: positions.length, dimension, given, values: picked };
}

/** Holds out a share of the points, rounded down. */
export function split(data: TrainingData, share: number, seed: number): Split {
  const order = permutation(data.count, stream(seed, 'held out'));
  const held = Math.floor(share * data.count);
  return { heldOut: pickedFrom(data, order.subarray(0, held)), training: pickedFrom(data, order.subarray(held)) };
}

/** The rows on which a loss is measured; they use the points in turn. */
export function evaluationBatch(regression: Regression, data: TrainingData, rows: number, seed: number): Batch {
  const random = stream(seed, 'evaluation');
  return drawBatch(regression, data, rows, random, (row) => row % data.count);
}

/**
 * Losses on held-out points with a relative difference below this count as equal; the later parameters are then kept.
 * They were trained with lower learning rates, which improves samples before it improves the loss.
 */
const ALIKE = 1e-3;

/** The position of the least loss of a history; −1 if it is empty. */
export const bestOf = (history: readonly number[]): number =>
  history.reduce((best, loss, i) => (best < 0 || loss < (history[best] as number) ? i : best), -1);

/** Whether the last loss is the least, or counts as equal to it. */
export const isLastGood = (history: readonly number[]): boolean =>
  (history[history.length - 1] ?? NaN) <= (1 + ALIKE) * (history[bestOf(history)] ?? NaN);

/** Whether none of the last `patience` losses is an improvement. */
export const isExhausted = (history: readonly number[], patience: number): boolean =>
  history.length - 1 - bestOf(history) >= patience;
