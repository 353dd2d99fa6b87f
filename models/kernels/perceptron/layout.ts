/**
 * Where a network and its training lie in memory, in single-precision numbers.
 *
 * Every width is rounded up to a multiple of 8 (of 4 for the rows of weights). The units added have weights, biases and gradients of 0 and stay so: φ(0) = 0, and Adam moves
 * a parameter without gradient by 0.
 */
import { InputError } from '../../../theory/errors';

/** The numbers of units of the input, of each hidden layer and of the output. */
export type Widths = readonly number[];

/** The columns of a panel. */
export const PANEL = 8;
/** A batch is divided into at most so many shards, whose gradients are added in their order. */
export const MOST_SHARDS = 8;
/** The rows that pass through all layers together, so that what they leave behind stays in the cache. */
export const TILE = 32;
/** Numbers at the start of memory for the constants of the WebAssembly module. */
export const RESERVED = 1024;
/** Numbers for the rates of a step. */
const RATES = 16;
/** Numbers between two tiles, so that their rows do not fall on the same lines of a cache. */
const APART = 272;

export interface LayerPlan {
  readonly inputs: number;
  readonly outputs: number;
  /** The rows of a panel of weights: the inputs, rounded up to a multiple of 4. */
  readonly depth: number;
  /** The distance between rows of inputs and of outputs: their number, rounded up to a multiple of 8. */
  readonly inputStride: number;
  readonly outputStride: number;
  /** The number of panels of the weights, and of their transpose. */
  readonly panels: number;
  readonly transposedPanels: number;
  /** Position in a vector of parameters. */
  readonly offset: number;
  /** Position in the vector of transposed weights. */
  readonly transposedOffset: number;
  /** Position of the outputs of this layer, and of their slopes, among what a thread keeps. */
  readonly hidden: number;
  readonly slope: number;
}

/** The vectors of the parameters' size that outlive a step. */
export const VECTORS = ['parameters', 'firstMoment', 'secondMoment', 'average'] as const;
export type VectorName = (typeof VECTORS)[number];

export interface Layout {
  readonly widths: Widths;
  readonly layers: readonly LayerPlan[];
  /** The length of a vector of parameters in memory. */
  readonly length: number;
  /** The address of each vector. */
  readonly vectors: Readonly<Record<VectorName, number>>;
  readonly transposed: number;
  /** The address of the first shard's gradient; those of the others follow. */
  readonly gradients: number;
  readonly rates: number;
  /** The addresses of the two batches, of which one is prepared while the other is used. */
  readonly batches: readonly [BatchPlan, BatchPlan];
  /** The address of what the first thread keeps, and the distance to that of the next. */
  readonly scratch: number;
  readonly scratchLength: number;
  /** The numbers of the whole memory. */
  readonly size: number;
}

export interface BatchPlan {
  /** Rows of the inputs, with a stride of the padded width. */
  readonly inputs: number;
  /** Rows of the targets, one after another; later the outputs of an evaluation. */
  readonly targets: number;
}

/** Rows of a shard or a tile: the first and the number. */
export interface Range {
  readonly first: number;
  readonly rows: number;
}

const padded = (units: number): number => PANEL * Math.ceil(units / PANEL);
const aligned = (at: number): number => 16 * Math.ceil(at / 16);

/** The layers, the length of the parameters, of their transpose, and of what a thread keeps. */
function layersOf(widths: Widths): { layers: LayerPlan[]; length: number; transposed: number; scratch: number } {
  let [length, transposed, scratch] = [0, 0, 0];
  const layers = widths.slice(1).map((outputs, l): LayerPlan => {
    const inputs = widths[l] as number;
    const depth = 4 * Math.ceil(inputs / 4);
    const [inputStride, outputStride] = [padded(inputs), padded(outputs)];
    const hidden = scratch;
    const slope = hidden + TILE * outputStride + APART;
    const plan = {
      inputs,
      outputs,
      depth,
      inputStride,
      outputStride,
      panels: outputStride / PANEL,
      transposedPanels: inputStride / PANEL,
      offset: length,
      transposedOffset: transposed,
      hidden,
      slope,
    };
    length += (depth + 1) * outputStride;
    transposed += inputStride * outputStride;
    scratch = slope + TILE * outputStride + APART;
    return plan;
  });
  return { layers, length, transposed, scratch };
}

/**
 * The layout of a network with batches of at most `rows` rows.
 * @param threads the number of threads that keep something of their own
 * @param trained whether it is trained, or only evaluated
 */
export function layoutOf(widths: Widths, rows: number, threads: number, trained: boolean): Layout {
  if (widths.length < 2 || !widths.every((units) => Number.isSafeInteger(units) && units > 0))
    throw new InputError(`widths ${widths.join('-')}: give at least two whole numbers above 0`);
  const { layers, length, transposed, scratch } = layersOf(widths);
  let at = RESERVED;
  const take = (numbers: number): number => {
    const from = at;
    at = aligned(at + numbers);
    return from;
  };
  const parameters = take(length);
  const kept = (): number => (trained ? take(length) : parameters);
  const vectors = { parameters, firstMoment: kept(), secondMoment: kept(), average: kept() };
  const [first, last] = [padded(widths[0] as number), widths[widths.length - 1] as number];
  const batch = (): BatchPlan => ({ inputs: take(rows * first), targets: take(rows * last) });
  return {
    widths,
    layers,
    length,
    vectors,
    transposed: trained ? take(transposed) : at,
    gradients: trained ? take(MOST_SHARDS * length) : at,
    rates: take(RATES),
    batches: [batch(), batch()],
    scratch: take(threads * aligned(scratch)),
    scratchLength: aligned(scratch),
    size: at,
  };
}

/**
 * The shards of a batch: parts of equal size but for the last, each a multiple of 4 rows. They depend on the number of rows alone, and so does
 * the order in which gradients are added.
 */
export function shardsOf(rows: number): Range[] {
  const most = Math.max(4, 4 * Math.ceil(rows / (4 * MOST_SHARDS)));
  return Array.from({ length: Math.ceil(rows / most) }, (_, s) => ({
    first: s * most,
    rows: Math.min(most, rows - s * most),
  }));
}

/** Copies parameters, layer by layer with `W` row by row and then `b`, into the panels of a vector in memory. */
export function intoPanels({ layers }: Layout, values: Float32Array, vector: Float32Array): void {
  let from = 0;
  for (const { inputs, outputs, depth, offset } of layers) {
    const place = (o: number): number => offset + Math.floor(o / PANEL) * (depth + 1) * PANEL + (o % PANEL);
    for (let i = 0; i < inputs; i += 1)
      for (let o = 0; o < outputs; o += 1) vector[place(o) + (i + 1) * PANEL] = values[from++] as number;
    for (let o = 0; o < outputs; o += 1) vector[place(o)] = values[from++] as number;
  }
}

/** The inverse of `intoPanels`. */
export function fromPanels({ layers }: Layout, vector: Float32Array): Float32Array {
  const values: number[] = [];
  for (const { inputs, outputs, depth, offset } of layers) {
    const place = (o: number): number => offset + Math.floor(o / PANEL) * (depth + 1) * PANEL + (o % PANEL);
    for (let i = 0; i < inputs; i += 1)
      for (let o = 0; o < outputs; o += 1) values.push(vector[place(o) + (i + 1) * PANEL] as number);
    for (let o = 0; o < outputs; o += 1) values.push(vector[place(o)] as number);
  }
  return Float32Array.from(values);
}
