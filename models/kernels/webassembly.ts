/**
 * The kernels in WebAssembly. An instance owns a memory that never grows after creation, so views into it never detach.
 *
 * The memory holds the module's own scratch, then the vectors, each at a multiple of 64 bytes.
 */
import { InputError } from '../../theory/errors';
import { type Implementation, checkSize, kernelsOf } from './implementation';
import type { KernelSize, Kernels } from './kernels';
import type { CurationTables } from './plain/curation-tables';

/** The part of the WebAssembly API used here. The DOM library, which would declare it, is not part of this project. */
interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array) => CompiledKernels;
  readonly Instance: new (module: CompiledKernels) => { readonly exports: unknown };
}

/** A compiled module, which is opaque here. */
export type CompiledKernels = object;

type Several = 'moments' | 'difference';

/** The exports of `assembly/index.ts`. Kernels with several results take an address to write them to. */
interface KernelExports extends Omit<Implementation<number>, Several> {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  readonly RESULTS: { readonly value: number };
  readonly FREE: { readonly value: number };
  readonly CURATION: { readonly value: number };
  moments(p: number, f: number, n: number, centre: number, out: number): void;
  difference(p: number, q: number, n: number, out: number): void;
}

const PAGE = 65536;
const MAX_BYTES = 2 ** 32;
const ALIGNMENT = 64;
const RESULT_COUNT = 8;

const { WebAssembly } = globalThis as unknown as { readonly WebAssembly?: WebAssemblyApi };

function api(): WebAssemblyApi {
  if (WebAssembly === undefined) throw new Error('this machine has no WebAssembly');
  return WebAssembly;
}

const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

/** Compiles the module. @throws Error if WebAssembly or its SIMD is missing, or the bytes are not a module. */
export function compileKernels(bytes: Uint8Array): CompiledKernels {
  return new (api().Module)(bytes);
}

/** Grows the fresh memory to hold the vectors. */
function reserve(exports: KernelExports, { length, vectors }: KernelSize): { first: number; stride: number } {
  const first = aligned(exports.FREE.value);
  const stride = aligned(length * Float64Array.BYTES_PER_ELEMENT);
  const bytes = first + vectors * stride;
  const advice = `${vectors} vectors of ${length} doubles take ${bytes} bytes; WebAssembly memory ends at ${MAX_BYTES}`;
  if (bytes > MAX_BYTES) throw new InputError(`${advice}: ask for fewer or shorter vectors`);
  const missing = Math.max(0, Math.ceil((bytes - exports.memory.buffer.byteLength) / PAGE));
  try {
    exports.memory.grow(missing);
  } catch (error) {
    throw new InputError(`${advice}, and this machine does not give that much`, { cause: error });
  }
  return { first, stride };
}

/** The exports as an implementation. Kernels with several results fill the caller's object. */
function implementationOf(exports: KernelExports): Implementation<number> {
  const at = exports.RESULTS.value;
  const results = new Float64Array(exports.memory.buffer, at, RESULT_COUNT);
  const result = (i: number): number => results[i] as number;
  return {
    ...exports,
    moments: (p, f, n, centre, into) => {
      exports.moments(p, f, n, centre, at);
      into.mass = result(0);
      into.first = result(1);
      into.absolute = result(2);
      into.second = result(3);
    },
    difference: (p, q, n, into) => {
      exports.difference(p, q, n, at);
      into.sum = result(0);
      into.absolute = result(1);
    },
  };
}

/** The capacity of each table of a curation step, in nodes. */
const NODES = 1024;

/** The tables of the latest curation step, as views into memory. */
function curationOf({ CURATION, memory: { buffer } }: KernelExports): CurationTables {
  const head = new Float64Array(buffer, CURATION.value, 8);
  const [sigma, sum, decay, coefficient] = [0, 1, 2, 3].map(
    (i) => new Float64Array(buffer, CURATION.value + 64 + i * NODES * 8, NODES),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array];
  const entry = (i: number): number => head[i] as number;
  return {
    get total() {
      return entry(0);
    },
    get bottom() {
      return entry(1);
    },
    get mean() {
      return entry(2);
    },
    get top() {
      return entry(3);
    },
    get nodes() {
      return entry(4);
    },
    get near() {
      return entry(5);
    },
    get degree() {
      return entry(6);
    },
    get direct() {
      return entry(7);
    },
    sigma,
    sum,
    decay,
    coefficient,
  };
}

/**
 * WebAssembly kernels of the given size. Every instance reserves its own address space, so share one instance for short
 * vectors.
 * @throws InputError for an invalid size, or one that does not fit into memory.
 */
export function createWebAssemblyKernels(module: CompiledKernels, size: KernelSize, reason: string): Kernels {
  checkSize(size);
  const exports = new (api().Instance)(module).exports as KernelExports;
  const { first, stride } = reserve(exports, size);
  const addresses = Array.from({ length: size.vectors }, (_, i) => first + i * stride);
  const vectors = addresses.map((address) => new Float64Array(exports.memory.buffer, address, size.length));
  const about = { name: 'wasm', reason, length: size.length, vectors, curation: curationOf(exports) } as const;
  return kernelsOf(implementationOf(exports), about, addresses);
}
