/** What trains and evaluates a network: TensorFlow.js, or kernels of this project. */
import type { RandomStream } from '../../../random';
import type { Batch } from '../regression';

/** The vectors that a training changes, layer by layer with `W` row by row and then `b`. */
export interface TrainingVectors {
  readonly parameters: Float32Array;
  readonly firstMoment: Float32Array;
  readonly secondMoment: Float32Array;
  /** The moving average of the parameters. */
  readonly average: Float32Array;
}

/** Steps of a training, in a row. */
export interface Steps {
  /** The number of steps that were taken before; the first of these steps is the next one, counted from 1. */
  readonly taken: number;
  readonly count: number;
  /** The batch and the learning rate of a step, by the number of steps before it. */
  readonly batchOf: (before: number) => Batch;
  readonly rateOf: (before: number) => number;
}

/** A network in training, in the memory of an engine. */
export interface NetworkTraining {
  /** Takes steps. @returns the mean squared error of each batch before its step */
  descend(steps: Steps): Promise<number[]>;
  /** The mean squared error of the average. */
  lossOfAverage(batch: Batch): Promise<number>;
  /** A copy of the average. */
  average(): Promise<Float32Array>;
  /** Copies of all vectors. */
  vectors(): Promise<TrainingVectors>;
  dispose(): void;
}

/** Arithmetic on points in the memory of an engine, coordinate by coordinate in single precision. */
export interface PointArithmetic<P> {
  add(a: P, b: P): P;
  sub(a: P, b: P): P;
  mul(a: P, c: number): P;
  div(a: P, c: number): P;
}

/** The network at a time in [0, 1]: it maps rows of points to rows of points. */
export type TimeNetwork<P> = (points: P, time: number) => P;

/** Transports noise to data, in the units of the network. */
export interface NoiseTransport {
  readonly steps: number;
  /**
   * The points after a step, counted from 0.
   * @param noise fresh standard normal numbers in the shape of the points
   */
  advance<P>(arithmetic: PointArithmetic<P>, network: TimeNetwork<P>, points: P, step: number, noise: () => P): P;
}

/** A network that is evaluated, in the memory of an engine. */
export interface NetworkEvaluation {
  /**
   * Draws rows of noise and transports them. Yields to the rest of the program after each step.
   * @param given the given coordinates of each row, row by row; absent for a network without any
   */
  draw(transport: NoiseTransport, rows: number, random: RandomStream, given?: Float32Array): Promise<Float32Array>;
  /** The mean squared error. */
  loss(batch: Batch): Promise<number>;
  dispose(): void;
}

/**
 * What computes one network. A row of its inputs has the given coordinates, those of the noised point, and the time; a row of its outputs
 * has a number for each coordinate of the point.
 */
export interface Engine {
  /** A name that distinguishes its results from those of other engines. */
  readonly id: string;
  /** The most rows that should be drawn together. */
  readonly most: number;
  /** @param rows the rows of a batch of training */
  train(vectors: TrainingVectors, rows: number): NetworkTraining;
  /** @param rows the most rows that are evaluated together */
  evaluate(parameters: Float32Array, rows: number): NetworkEvaluation;
}

/** Matrices with the same number of rows side by side. */
export function sideBySide(rows: number, ...matrices: readonly Float32Array[]): Float32Array {
  const width = matrices.reduce((sum, { length }) => sum + length / rows, 0);
  const joined = new Float32Array(rows * width);
  let column = 0;
  for (const matrix of matrices) {
    const columns = matrix.length / rows;
    for (let row = 0; row < rows; row += 1)
      joined.set(matrix.subarray(row * columns, (row + 1) * columns), row * width + column);
    column += columns;
  }
  return joined;
}

/** Standard normal numbers in single precision. */
export const normals = (length: number, random: RandomStream): Float32Array =>
  Float32Array.from({ length }, () => random.normal());
