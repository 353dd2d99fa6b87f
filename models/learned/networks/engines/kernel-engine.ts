/** A perceptron on the project's own kernels (`models/kernels/perceptron`). */
import { setImmediate as turn } from 'node:timers/promises';
import { type Host, type Rates, PerceptronNetwork } from '../../../kernels/perceptron';
import type { RandomStream } from '../../../random';
import { type Widths, MOST_ROWS } from '../perceptron';
import type { Batch } from '../regression';
import { adamRates } from '../training/adam';
import { keptAt } from '../training/training-step';
import {
  type Engine,
  type NetworkEvaluation,
  type NetworkTraining,
  type NoiseTransport,
  type PointArithmetic,
  type Steps,
  type TrainingVectors,
  normals,
  sideBySide,
} from './engine';

/** All hosts give the same bits, so that they have the same id. */
export const kernelEngine = (host: Host, widths: Widths): Engine => ({
  id: 'perceptron kernels 1',
  most: MOST_ROWS,
  train: (vectors, rows) => new Training(host, widths, vectors, rows),
  evaluate: (parameters, rows) => new Evaluation(host, widths, parameters, rows),
});

/** Rows of a loss that are evaluated together, at most. */
const ROWS = 2048;

class Training implements NetworkTraining {
  private readonly network: PerceptronNetwork;

  constructor(
    host: Host,
    widths: Widths,
    { parameters, firstMoment, secondMoment, average }: TrainingVectors,
    rows: number,
  ) {
    this.network = new PerceptronNetwork({ widths, rows: Math.max(rows, ROWS), trained: true }, host);
    this.network.write('parameters', parameters);
    this.network.write('firstMoment', firstMoment);
    this.network.write('secondMoment', secondMoment);
    this.network.write('average', average);
  }

  descend({ taken, count, batchOf, rateOf }: Steps): Promise<number[]> {
    const ratesOf = (step: number): Rates => {
      const n = taken + step + 1;
      const kept = keptAt(n);
      return { ...adamRates(n, { rate: rateOf(taken + step) }), kept, fresh: 1 - kept };
    };
    return Promise.resolve(this.network.train(count, (step) => batchOf(taken + step), ratesOf));
  }

  lossOfAverage(batch: Batch): Promise<number> {
    return Promise.resolve(lossOf(this.network, 'average', batch));
  }

  average(): Promise<Float32Array> {
    return Promise.resolve(this.network.read('average'));
  }

  vectors(): Promise<TrainingVectors> {
    const { network } = this;
    return Promise.resolve({
      parameters: network.read('parameters'),
      firstMoment: network.read('firstMoment'),
      secondMoment: network.read('secondMoment'),
      average: network.read('average'),
    });
  }

  dispose(): void {
    this.network.dispose();
  }
}

class Evaluation implements NetworkEvaluation {
  private readonly network: PerceptronNetwork;

  constructor(
    host: Host,
    private readonly widths: Widths,
    parameters: Float32Array,
    rows: number,
  ) {
    this.network = new PerceptronNetwork({ widths, rows, trained: false }, host);
    this.network.write('parameters', parameters);
  }

  async draw(
    transport: NoiseTransport,
    rows: number,
    random: RandomStream,
    given = new Float32Array(0),
  ): Promise<Float32Array> {
    const dimension = this.widths[this.widths.length - 1] as number;
    const noise = (): Float32Array => normals(rows * dimension, random);
    const network = (points: Float32Array, time: number): Float32Array =>
      this.network.evaluate('parameters', sideBySide(rows, given, points, new Float32Array(rows).fill(time)), rows);
    let points = noise();
    for (let step = 0; step < transport.steps; step += 1) {
      await turn();
      points = transport.advance(SINGLE, network, points, step, noise);
    }
    return points;
  }

  loss(batch: Batch): Promise<number> {
    return Promise.resolve(lossOf(this.network, 'parameters', batch));
  }

  dispose(): void {
    this.network.dispose();
  }
}

/** A number is rounded to single precision first, as TensorFlow.js does. */
const SINGLE: PointArithmetic<Float32Array> = {
  add: (a, b) => a.map((x, i) => x + (b[i] as number)),
  sub: (a, b) => a.map((x, i) => x - (b[i] as number)),
  mul: (a, c) => {
    const factor = Math.fround(c);
    return a.map((x) => x * factor);
  },
  div: (a, c) => {
    const divisor = Math.fround(c);
    return a.map((x) => x / divisor);
  },
};

/** The mean squared error over rows and coordinates. */
function lossOf(
  network: PerceptronNetwork,
  vector: 'parameters' | 'average',
  { rows, inputs, targets }: Batch,
): number {
  const outputs = network.evaluate(vector, inputs, rows);
  return outputs.reduce((sum, y, i) => sum + (y - (targets[i] as number)) ** 2, 0) / targets.length;
}
