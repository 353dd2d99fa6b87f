/**
 * The operations in WebAssembly with SIMD, on a memory that threads can share and that never grows.
 */
import { InputError } from '../../../theory/errors';
import type { Primitives } from './primitives';

/** A compiled module, which is opaque here and can be sent to a thread. */
export type CompiledPerceptron = object;

/** A memory of WebAssembly. */
export interface SharedMemory {
  readonly buffer: SharedArrayBuffer;
}

/** The part of the WebAssembly API used here. The DOM library, which would declare it, is not part of this project. */
interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array) => CompiledPerceptron;
  readonly Instance: new (module: CompiledPerceptron, imports: object) => { readonly exports: unknown };
  readonly Memory: new (size: {
    readonly initial: number;
    readonly maximum: number;
    readonly shared: true;
  }) => SharedMemory;
}

/** The exports of `../assembly/perceptron/index.ts`; addresses and strides are in bytes. */
interface PerceptronExports {
  readonly FREE: { readonly value: number };
  affine(
    x: number,
    stride: number,
    rows: number,
    inputs: number,
    panels: number,
    count: number,
    out: number,
    outStride: number,
  ): void;
  pullBack(
    g: number,
    stride: number,
    rows: number,
    inputs: number,
    panels: number,
    count: number,
    out: number,
    outStride: number,
  ): void;
  accumulate(
    x: number,
    stride: number,
    rows: number,
    inputs: number,
    g: number,
    outStride: number,
    panels: number,
    count: number,
  ): void;
  activate(z: number, slope: number, n: number): void;
  activateOnly(z: number, n: number): void;
  residual(y: number, stride: number, rows: number, outputs: number, target: number, scale: number): number;
  adam(
    parameters: number,
    firstMoment: number,
    secondMoment: number,
    average: number,
    gradient: number,
    shards: number,
    apart: number,
    n: number,
    rates: number,
  ): void;
  transpose(panel: number, inputs: number, into: number, apart: number): void;
}

const PAGE = 65536;
const MOST_PAGES = 65536;
const BYTES = 4;

const { WebAssembly } = globalThis as unknown as { readonly WebAssembly?: WebAssemblyApi };

function api(): WebAssemblyApi {
  if (WebAssembly === undefined) throw new Error('this machine has no WebAssembly');
  return WebAssembly;
}

/** Compiles the module. @throws Error if WebAssembly, its SIMD or its shared memory is missing, or the bytes are not a module */
export const compilePerceptron = (bytes: Uint8Array): CompiledPerceptron => new (api().Module)(bytes);

/** A memory of at least `length` numbers, set to 0. @throws InputError if there is not that much */
export function sharedMemory(length: number): SharedMemory {
  const pages = Math.ceil((length * BYTES) / PAGE);
  const advice = `a network of this size needs ${pages} pages of 64 KiB; make it or its batch smaller`;
  if (pages > MOST_PAGES) throw new InputError(`${advice}: WebAssembly has at most ${MOST_PAGES}`);
  try {
    return new (api().Memory)({ initial: pages, maximum: pages, shared: true });
  } catch (error) {
    throw new InputError(`${advice}: this machine does not give that much`, { cause: error });
  }
}

/** The operations of an instance of the module on a memory whose first `reserved` numbers are its own. */
export function webAssemblyPrimitives(module: CompiledPerceptron, memory: SharedMemory, reserved: number): Primitives {
  const exports = new (api().Instance)(module, { env: { memory } }).exports as PerceptronExports;
  if (exports.FREE.value > reserved * BYTES)
    throw new Error(`perceptron.wasm uses ${exports.FREE.value} bytes for itself, more than are reserved`);
  const b = BYTES;
  return {
    affine: (x, rows, inputs, panels, out) =>
      exports.affine(b * x.at, b * x.stride, rows, inputs, b * panels.at, panels.count, b * out.at, b * out.stride),
    pullBack: (g, rows, inputs, panels, out) =>
      exports.pullBack(b * g.at, b * g.stride, rows, inputs, b * panels.at, panels.count, b * out.at, b * out.stride),
    accumulate: (x, rows, inputs, g, panels) =>
      exports.accumulate(b * x.at, b * x.stride, rows, inputs, b * g.at, b * g.stride, b * panels.at, panels.count),
    activate: (z, slope, n) => exports.activate(b * z, b * slope, n),
    activateOnly: (z, n) => exports.activateOnly(b * z, n),
    residual: (y, rows, outputs, target, scale) =>
      exports.residual(b * y.at, b * y.stride, rows, outputs, b * target, scale),
    adam: (part, rates) =>
      exports.adam(
        b * part.parameters,
        b * part.firstMoment,
        b * part.secondMoment,
        b * part.average,
        b * part.gradient,
        part.shards,
        b * part.apart,
        part.length,
        b * rates,
      ),
    transpose: (panel, inputs, into, apart) => exports.transpose(b * panel, inputs, b * into, b * apart),
  };
}
