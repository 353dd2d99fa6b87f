/** Networks on TensorFlow.js, on its current backend. */
import { setImmediate as turn } from 'node:timers/promises';
import type { Rank, Scalar, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { RandomStream } from '../../../random';
import type { TensorFlow } from '../../backends';
import { type Widths, layersOf, outputOf } from '../perceptron';
import type { Batch } from '../regression';
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

export const tensorFlowEngine = (tf: TensorFlow): Engine => ({
  id: tf.getBackend(),
  train: (widths, vectors) => new Training(tf, widths, vectors),
  evaluate: (widths, parameters) => new Evaluation(tf, widths, parameters),
});

class Training implements NetworkTraining {
  private state: Optimisation;

  constructor(
    private readonly tf: TensorFlow,
    private readonly widths: Widths,
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
    const { tf, widths } = this;
    const losses: Scalar[] = [];
    for (let before = taken; before < taken + count; before += 1) {
      const { state, loss } = trainingStep(tf, widths, this.state, batchOf(before), before + 1, rateOf(before));
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
    return lossOn(this.tf, this.widths, this.state.average, batch);
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
    private readonly widths: Widths,
    parameters: Float32Array,
  ) {
    this.parameters = tf.tensor1d(parameters);
  }

  async draw(transport: NoiseTransport, rows: number, random: RandomStream): Promise<Float32Array> {
    const { tf, widths } = this;
    const dimension = widths[widths.length - 1] as number;
    const noise = (): Tensor2D => tf.tensor2d(normals(rows * dimension, random), [rows, dimension]);
    const advanced = (points: Tensor2D, step: number): Tensor2D => {
      const layers = layersOf(tf, widths, this.parameters);
      const network: TimeNetwork<Tensor2D> = (at, time) =>
        outputOf(tf, layers, tf.concat2d([at, tf.fill<Rank.R2>([rows, 1], time)], 1));
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
    return lossOn(this.tf, this.widths, this.parameters, batch);
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
async function lossOn(tf: TensorFlow, widths: Widths, parameters: Tensor1D, batch: Batch): Promise<number> {
  const loss = tf.tidy(() => {
    const inputs: Tensor2D = tf.tensor2d(batch.inputs, [batch.rows, widths[0] as number]);
    const targets: Tensor2D = tf.tensor2d(batch.targets, [batch.rows, widths[widths.length - 1] as number]);
    return tf.mean(tf.square(tf.sub(outputOf(tf, layersOf(tf, widths, parameters), inputs), targets)));
  });
  const [value] = await loss.data();
  loss.dispose();
  return value as number;
}

/** A copy of the values, since `data` may return the backend's own memory. */
const valuesOf = async (tensor: Tensor1D | Tensor2D): Promise<Float32Array> => Float32Array.from(await tensor.data());
