/** Networks, batches and rates for tests. */
import { stream } from '../../random';
import { type Host, plainHost } from './host';
import { type PerceptronBatch, type Rates, PerceptronNetwork } from './network';
import { webAssemblyOnNode } from './node';

export const HOSTS: readonly (readonly [string, () => Host])[] = [
  ['WebAssembly', webAssemblyOnNode],
  ['plain TypeScript', () => plainHost],
];

/** Widths and numbers of rows at which blocks, panels, tiles and shards do not come out even. */
export const ODD: readonly (readonly [readonly number[], number])[] = [
  [[1, 1], 1],
  [[3, 1, 2], 1],
  [[2, 3, 65, 1], 5],
  [[4, 8, 8, 4], 32],
  [[9, 65, 3, 7], 37],
  [[3, 17, 1, 9, 2], 291],
];

const parameterCount = (widths: readonly number[]): number =>
  widths.slice(1).reduce((sum, outputs, l) => sum + ((widths[l] as number) + 1) * outputs, 0);

export function parametersOf(widths: readonly number[], scale = 0.7): Float32Array {
  const random = stream(1, 'parameters', widths.join());
  return Float32Array.from({ length: parameterCount(widths) }, () => scale * random.normal());
}

export function batchOf(widths: readonly number[], rows: number, seed = 1): PerceptronBatch {
  const random = stream(seed, 'batch', rows);
  const normals = (units: number): Float32Array => Float32Array.from({ length: rows * units }, () => random.normal());
  return { rows, inputs: normals(widths[0] as number), targets: normals(widths[widths.length - 1] as number) };
}

/** The rates of Adam at step n, counted from 1. */
export function ratesAt(n: number, rate = 0.01): Rates {
  const kept = Math.min(0.999, n / (n + 9));
  const scale2 = 1 / (1 - 0.999 ** n);
  return {
    decay1: 0.9,
    rest1: 1 - 0.9,
    decay2: 0.999,
    rest2: 1 - 0.999,
    scale2,
    rate: rate / (1 - 0.9 ** n),
    epsilon: 1e-8,
    kept,
    fresh: 1 - kept,
  };
}

/** A network in training, from parameters and without momentum. */
export function trainingOf(
  host: Host,
  widths: readonly number[],
  rows: number,
  parameters: Float32Array,
): PerceptronNetwork {
  const network = new PerceptronNetwork({ widths, rows, trained: true }, host);
  network.write('parameters', parameters);
  network.write('average', parameters);
  return network;
}
