/**
 * Makes kernels from an implementation: they check indices and lengths, then call it.
 *
 * `Vector` is the implementation's reference to a vector: an address in WebAssembly memory, or the array itself.
 */
import { InputError } from '../../theory/errors';
import type { KernelSize, Kernels } from './kernels';
import type { Difference } from './plain/divergence';
import type { Moments } from './plain/moments';

/** The kernels without checks. The argument n follows the vectors, and scalars follow n. */
export interface Implementation<Vector> {
  expVector(x: Vector, out: Vector, n: number): void;
  sum(x: Vector, n: number): number;
  tilt(p: Vector, w: Vector, out: Vector, n: number, scale: number): number;
  product(p: Vector, f: Vector, n: number): number;
  moments(p: Vector, f: Vector, n: number, centre: number, into: Moments): void;
  divergence(p: Vector, q: Vector, n: number): number;
  difference(p: Vector, q: Vector, n: number, into: Difference): void;
  largestRatio(p: Vector, q: Vector, n: number): number;
  curate(p: Vector, score: Vector, out: Vector, mass: Vector, y: Vector, n: number, K: number): number | boolean;
}

/** @throws InputError unless length ≥ 0 and vectors ≥ 1 are whole numbers. */
export function checkSize({ length, vectors }: KernelSize): void {
  if (!Number.isSafeInteger(length) || length < 0) {
    throw new InputError(`length is ${length}; give the doubles in a vector as a whole number of at least 0`);
  }
  if (!Number.isSafeInteger(vectors) || vectors < 1) {
    throw new InputError(`vectors is ${vectors}; give the number of vectors as a whole number of at least 1`);
  }
}

/** The checked kernels of an implementation; `names[i]` is its reference to `vectors[i]`. */
export function kernelsOf<Vector>(
  implementation: Implementation<Vector>,
  about: Pick<Kernels, 'name' | 'reason' | 'length' | 'vectors' | 'curation'>,
  names: readonly Vector[],
): Kernels {
  const { length } = about;
  const at = (index: number): Vector => {
    const vector = names[index];
    if (vector !== undefined) return vector;
    throw new InputError(`there is no vector ${index}; indices go from 0 to ${names.length - 1}`);
  };
  const upTo = (n: number): number => {
    if (n >= 0 && n <= length && Number.isInteger(n)) return n;
    throw new InputError(`n is ${n}; the vectors hold ${length} doubles, give a whole number from 0 to ${length}`);
  };
  const checkCandidates = (K: number): number => {
    if (K >= 2 && Number.isSafeInteger(K)) return K;
    throw new InputError(`K is ${K}; give a whole number from 2 to 2^53 − 1`);
  };
  return {
    ...about,
    exp: (x, out, n = length) => implementation.expVector(at(x), at(out), upTo(n)),
    sum: (x, n = length) => implementation.sum(at(x), upTo(n)),
    tilt: (p, w, out, scale, n = length) => implementation.tilt(at(p), at(w), at(out), upTo(n), scale),
    product: (p, f, n = length) => implementation.product(at(p), at(f), upTo(n)),
    moments: (p, f, centre, into, n = length) => implementation.moments(at(p), at(f), upTo(n), centre, into),
    divergence: (p, q, n = length) => implementation.divergence(at(p), at(q), upTo(n)),
    difference: (p, q, into, n = length) => implementation.difference(at(p), at(q), upTo(n), into),
    largestRatio: (p, q, n = length) => implementation.largestRatio(at(p), at(q), upTo(n)),
    curate: (p, score, out, mass, y, K, n = length) =>
      Boolean(implementation.curate(at(p), at(score), at(out), at(mass), at(y), upTo(n), checkCandidates(K))),
  };
}
