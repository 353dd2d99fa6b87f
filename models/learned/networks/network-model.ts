/**
 * A trained network as a generative model: noise is drawn and transported to data in steps.
 *
 * The parameters are kept in the memory of this program, and copied to the backend while points are drawn.
 */
import { setImmediate as turn } from 'node:timers/promises';
import type { Rank, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { type RandomStream, stream } from '../../random';
import { type LearnedModel, TrainingError } from '../learner';
import { type Points, pointsOf } from '../points';
import { type Widths, layersOf, outputOf } from './perceptron';
import { type Standardisation, restored } from './standardisation';
import type { TensorFlow } from '../backends';

/** The number of points that are drawn together. */
const CHUNK = 4096;

/** The network at a time in [0, 1]: it maps rows of R^d to rows of R^d. */
type TimeNetwork = (points: Tensor2D, time: number) => Tensor2D;

/** Transports noise to data, in the units of the network. */
export interface NoiseTransport {
  readonly steps: number;
  /**
   * The points after a step, counted from 0.
   * @param noise fresh standard normal numbers in the shape of the points
   */
  advance(tf: TensorFlow, network: TimeNetwork, points: Tensor2D, step: number, noise: () => Tensor2D): Tensor2D;
}

/** The state of a trained network, from which sampling and further training are possible. */
export interface NetworkState {
  readonly widths: Widths;
  /** The weights and biases, layer by layer. */
  readonly parameters: Float32Array;
  readonly standardisation: Standardisation;
}

export type NetworkKind = 'flow-matching' | 'ddpm';

export interface NetworkModel extends LearnedModel, NetworkState {
  readonly kind: NetworkKind;
}

export const isNetworkModel = (model: LearnedModel): model is NetworkModel =>
  'kind' in model && (model.kind === 'flow-matching' || model.kind === 'ddpm');

/**
 * The model of a trained network. It uses no memory on the backend between draws, so it can be sampled after `dispose`
 * too.
 */
export function networkModel(
  tf: TensorFlow,
  kind: NetworkKind,
  state: NetworkState,
  transport: NoiseTransport,
): NetworkModel {
  const dimension = state.standardisation.mean.length;
  return {
    kind,
    ...state,
    dimension,
    sample: (count, seed) => sample(tf, state, transport, count, seed),
    dispose: () => undefined,
  };
}

async function sample(
  tf: TensorFlow,
  { widths, parameters, standardisation }: NetworkState,
  transport: NoiseTransport,
  count: number,
  seed: number,
): Promise<Points> {
  const dimension = standardisation.mean.length;
  const values = new Float64Array(count * dimension);
  const flat = tf.tensor1d(parameters);
  try {
    for (let first = 0; first < count; first += CHUNK) {
      const rows = Math.min(CHUNK, count - first);
      const random = stream(seed, 'noise', first / CHUNK);
      const drawn = await drawChunk(tf, widths, flat, transport, rows, random);
      values.set(restored(drawn, standardisation), first * dimension);
    }
  } finally {
    flat.dispose();
  }
  return pointsOf(dimension, values);
}

async function drawChunk(
  tf: TensorFlow,
  widths: Widths,
  parameters: Tensor1D,
  transport: NoiseTransport,
  rows: number,
  random: RandomStream,
): Promise<Float32Array> {
  const dimension = widths[widths.length - 1] as number;
  const noise = (): Tensor2D =>
    tf.tensor2d(
      Float32Array.from({ length: rows * dimension }, () => random.normal()),
      [rows, dimension],
    );
  const advanced = (points: Tensor2D, step: number): Tensor2D => {
    const layers = layersOf(tf, widths, parameters);
    const network: TimeNetwork = (at, time) =>
      outputOf(tf, layers, tf.concat2d([at, tf.fill<Rank.R2>([rows, 1], time)], 1));
    return transport.advance(tf, network, points, step, noise);
  };
  let points = noise();
  try {
    for (let step = 0; step < transport.steps; step += 1) {
      await turn();
      const next = tf.tidy(() => advanced(points, step));
      points.dispose();
      points = next;
    }
    return finite(Float32Array.from(await points.data()));
  } finally {
    points.dispose();
  }
}

/** @throws TrainingError for a number that is not finite */
function finite(values: Float32Array): Float32Array {
  const bad = values.findIndex((x) => !Number.isFinite(x));
  if (bad < 0) return values;
  throw new TrainingError(`the model drew ${String(values[bad])}: its training diverged; lower the learning rate`);
}
