/** A network on TensorFlow.js, on its current backend. */
import { setImmediate as turn } from 'node:timers/promises';
import type { Rank, Scalar, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { RandomStream } from '../../../random';
import type { TensorFlow } from '../../backends';
import type { Batch } from '../regression';
import type { TensorNetwork } from '../tensor-network';
import { type Optimisation, trainingStep } from '../training/training-step';
import {
  type Engine,
  type NetworkEvaluation,
  type NetworkTraining,
  type NoiseTransport,
  type PointArithmetic,
  type Steps,
  type TimeNetwork,
  type TrainingVectors,
  normals,
} from './engine';

export const tensorFlowEngine = (tf: TensorFlow, network: TensorNetwork): Engine => ({
  id: tf.getBackend(),
  most: network.most,
  train: (vectors) => new Training(tf, network, vectors),
  evaluate: (parameters) => new Evaluation(tf, network, parameters),
});

class Training implements NetworkTraining {
  private state: Optimisation;

  constructor(
    private readonly tf: TensorFlow,
    private readonly network: TensorNetwork,
    { parameters, firstMoment, secondMoment, average }: TrainingVectors,
  ) {
    this.state = {
      parameters: tf.tensor1d(parameters),
      firstMoment: tf.tensor1d(firstMoment),
      secondMoment: tf.tensor1d(secondMoment),
      average: tf.tensor1d(average),
    };
  }

  async descend({ taken, count, batchOf, rateOf }: Steps): Promise<number[]> {
    const { tf, network } = this;
    const losses: Scalar[] = [];
    for (let before = taken; before < taken + count; before += 1) {
      const { state, loss } = trainingStep(tf, network, this.state, batchOf(before), before + 1, rateOf(before));
      tf.dispose({ ...this.state });
      this.state = state;
      losses.push(loss);
    }
    const stacked = tf.stack(losses);
    tf.dispose(losses);
    const values = await stacked.data();
    stacked.dispose();
    return Array.from(values);
  }

  lossOfAverage(batch: Batch): Promise<number> {
    return lossOn(this.tf, this.network, this.state.average, batch);
  }

  average(): Promise<Float32Array> {
    return valuesOf(this.state.average);
  }

  async vectors(): Promise<TrainingVectors> {
    const { parameters, firstMoment, secondMoment, average } = this.state;
    return {
      parameters: await valuesOf(parameters),
      firstMoment: await valuesOf(firstMoment),
      secondMoment: await valuesOf(secondMoment),
      average: await valuesOf(average),
    };
  }

  dispose(): void {
    this.tf.dispose({ ...this.state });
  }
}

class Evaluation implements NetworkEvaluation {
  private readonly parameters: Tensor1D;

  constructor(
    private readonly tf: TensorFlow,
    private readonly network: TensorNetwork,
    parameters: Float32Array,
  ) {
    this.parameters = tf.tensor1d(parameters);
  }

  async draw(
    transport: NoiseTransport,
    rows: number,
    random: RandomStream,
    given = new Float32Array(0),
  ): Promise<Float32Array> {
    const { tf, network: net } = this;
    const dimension = net.outputs;
    const noise = (): Tensor2D => tf.tensor2d(normals(rows * dimension, random), [rows, dimension]);
    const advanced = (points: Tensor2D, step: number): Tensor2D => {
      const before = given.length === 0 ? [] : [tf.tensor2d(given, [rows, given.length / rows])];
      const network: TimeNetwork<Tensor2D> = (at, time) =>
        net.output(this.parameters, tf.concat2d([...before, at, tf.fill<Rank.R2>([rows, 1], time)], 1));
      return transport.advance(arithmeticOf(tf), network, points, step, noise);
    };
    let points = noise();
    try {
      for (let step = 0; step < transport.steps; step += 1) {
        await turn();
        const next = tf.tidy(() => advanced(points, step));
        points.dispose();
        points = next;
      }
      return await valuesOf(points);
    } finally {
      points.dispose();
    }
  }

  loss(batch: Batch): Promise<number> {
    return lossOn(this.tf, this.network, this.parameters, batch);
  }

  dispose(): void {
    this.parameters.dispose();
  }
}

const arithmeticOf = (tf: TensorFlow): PointArithmetic<Tensor2D> => ({
  add: (a, b) => tf.add(a, b),
  sub: (a, b) => tf.sub(a, b),
  mul: (a, c) => tf.mul(a, c),
  div: (a, c) => tf.div(a, c),
});

/** The mean squared error over rows and coordinates. */
async function lossOn(tf: TensorFlow, network: TensorNetwork, parameters: Tensor1D, batch: Batch): Promise<number> {
  const { inputs, outputs, most } = network;
  let mean = 0;
  for (let first = 0; first < batch.rows; first += most) {
    const rows = Math.min(most, batch.rows - first);
    const loss = tf.tidy(() => {
      const input = tf.tensor2d(batch.inputs.subarray(first * inputs, (first + rows) * inputs), [rows, inputs]);
      const target = tf.tensor2d(batch.targets.subarray(first * outputs, (first + rows) * outputs), [rows, outputs]);
      return tf.mean(tf.square(tf.sub(network.output(parameters, input), target)));
    });
    const [value] = await loss.data();
    loss.dispose();
    mean += (value as number) * (rows / batch.rows);
  }
  return mean;
}

/** A copy of the values, since `data` may return the backend's own memory. */
const valuesOf = async (tensor: Tensor1D | Tensor2D): Promise<Float32Array> => Float32Array.from(await tensor.data());
