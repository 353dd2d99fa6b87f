/**
 * A multilayer perceptron with SiLU in memory of its own: gradient steps by Adam with a moving average, and evaluations.
 *
 * The result of a step depends on the parameters and the batch alone: the batch is divided into shards by its number of rows, gradients are
 * added in the order of the shards, and every operation has one order of summation. So any number of threads, and both implementations, give
 * the same bits.
 */
import { Board, type Job } from './board';
import {
  type Layout,
  type VectorName,
  type Widths,
  MOST_SHARDS,
  fromPanels,
  intoPanels,
  layoutOf,
  shardsOf,
} from './layout';
import { RATES } from './plain/descent';
import type { Host, OpenHost } from './host';
import { Hand, taskCount } from './tasks';

/** Rows for a network, row by row. */
export interface PerceptronBatch {
  readonly rows: number;
  readonly inputs: Float32Array;
  readonly targets: Float32Array;
}

/** The rates of a step of Adam and of the moving average: `rest1 = 1 − β₁`, `scale2 = 1 / (1 − β₂ⁿ)`, `rate = η / (1 − β₁ⁿ)`. */
export type Rates = Readonly<Record<(typeof RATES)[number], number>>;

/** What a network is made for. */
export interface PerceptronSize {
  readonly widths: Widths;
  /** The most rows of a batch. */
  readonly rows: number;
  /** Whether it is trained. If not, it has parameters alone. */
  readonly trained: boolean;
}

/** The time between looks whether another thread has failed, in milliseconds, and the number of looks in a minute. */
const PATIENCE = 50;
const MOST_WAITS = 1200;

/** The least rows times parameters for several threads: a pass takes about a millisecond then, and waking a thread 50 µs. */
const WORTH_THREADS = 2e6;

function threadsFor(widths: Widths, rows: number, most: number): number {
  const parameters = widths.slice(1).reduce((sum, outputs, l) => sum + ((widths[l] as number) + 1) * outputs, 0);
  return rows * parameters < WORTH_THREADS ? 1 : most;
}

export class PerceptronNetwork {
  private readonly layout: Layout;
  private readonly host: OpenHost;
  private readonly hand: Hand;
  private readonly losses: Float64Array;
  private readonly board = new Board();
  private readonly rows: number;

  /** @throws InputError for widths outside their domain, or a memory that is too large */
  constructor({ widths, rows, trained }: PerceptronSize, host: Host) {
    this.rows = rows;
    const threads = threadsFor(widths, rows, host.threads);
    this.layout = layoutOf(widths, rows, threads, trained);
    const losses = new SharedArrayBuffer(MOST_SHARDS * Float64Array.BYTES_PER_ELEMENT);
    this.losses = new Float64Array(losses);
    this.host = host.open({ layout: this.layout, losses, board: this.board }, threads);
    const { primitives, memory } = this.host;
    this.hand = new Hand(primitives, this.layout, memory, this.losses, this.board, 0);
  }

  /** Replaces a vector, layer by layer with `W` row by row and then `b`. */
  write(name: VectorName, values: Float32Array): void {
    intoPanels(this.layout, values, this.vector(name));
  }

  /** A copy of a vector. */
  read(name: VectorName): Float32Array {
    return fromPanels(this.layout, this.vector(name));
  }

  /**
   * Takes gradient steps on batches of at most the size's rows, from the transposes up. The next batch is drawn while other threads compute.
   * @param batchOf the batch of a step, counted from 0
   * @returns the mean squared error of each batch before its step
   */
  train(steps: number, batchOf: (step: number) => PerceptronBatch, ratesOf: (step: number) => Rates): number[] {
    this.run({ kind: 'transpose' });
    const outputs = this.layout.widths[this.layout.widths.length - 1] as number;
    const losses: number[] = [];
    let batch = batchOf(0);
    this.place(batch, 0);
    for (let step = 0; step < steps; step += 1) {
      const slot = step % 2;
      const { rows } = batch;
      this.post({ kind: 'gradient', batch: slot, rows });
      if (step + 1 < steps) {
        batch = batchOf(step + 1);
        this.place(batch, 1 - slot);
      }
      this.finish();
      const shards = shardsOf(rows).length;
      losses.push(this.losses.subarray(0, shards).reduce((sum, loss) => sum + loss, 0) / (rows * outputs));
      const rates = ratesOf(step);
      RATES.forEach((name, i) => (this.host.memory[this.layout.rates + i] = rates[name]));
      this.run({ kind: 'descend', shards });
    }
    return losses;
  }

  /** The outputs for rows of inputs, with the parameters or their average. */
  evaluate(vector: 'parameters' | 'average', inputs: Float32Array, rows: number): Float32Array {
    this.placeInputs(inputs, rows, 0);
    this.run({ kind: 'evaluate', batch: 0, rows, vector });
    const { targets } = this.layout.batches[0];
    const outputs = this.layout.widths[this.layout.widths.length - 1] as number;
    return this.host.memory.slice(targets, targets + rows * outputs);
  }

  /** Ends the threads of the network and gives its memory back. */
  dispose(): void {
    this.board.end();
    this.host.close();
  }

  private vector(name: VectorName): Float32Array {
    const { vectors, length } = this.layout;
    return this.host.memory.subarray(vectors[name], vectors[name] + length);
  }

  /** @throws Error if a batch does not have the size of the network */
  private place({ rows, inputs, targets }: PerceptronBatch, slot: number): void {
    const outputs = this.layout.widths[this.layout.widths.length - 1] as number;
    if (targets.length !== rows * outputs)
      throw new Error(`a batch of ${rows} rows has ${targets.length} targets instead of ${rows * outputs}`);
    this.placeInputs(inputs, rows, slot);
    this.host.memory.set(targets, this.layout.batches[slot as 0 | 1].targets);
  }

  private placeInputs(inputs: Float32Array, rows: number, slot: number): void {
    const { memory } = this.host;
    const [layer] = this.layout.layers;
    if (layer === undefined) return;
    const { inputs: width, inputStride } = layer;
    if (rows > this.rows || inputs.length !== rows * width)
      throw new Error(
        `a batch of ${rows} rows has ${inputs.length} inputs; a row has ${width}, a batch ${this.rows} rows at most`,
      );
    const at = this.layout.batches[slot as 0 | 1].inputs;
    for (let r = 0, from = 0; r < rows; r += 1)
      for (let j = 0; j < width; j += 1, from += 1) memory[at + r * inputStride + j] = inputs[from] as number;
  }

  private post(job: Job): void {
    this.board.post(job, taskCount(this.layout, job));
  }

  private run(job: Job): void {
    this.post(job);
    this.finish();
  }

  /** Does tasks of the job, and waits for those of other threads. @throws Error if a thread has failed */
  private finish(): void {
    this.hand.help();
    for (let waits = 0; !this.board.waitUntilDone(PATIENCE); waits += 1) {
      const { failure } = this.board;
      if (failure !== undefined) throw new Error(`a thread that computes a network has failed: ${failure}`);
      // Waits are counted, since a clock also runs while the process is stopped.
      if (waits > MOST_WAITS) throw new Error('a thread that computes a network has not answered for a minute');
    }
  }
}
