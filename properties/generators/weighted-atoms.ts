/**
 * Laws on n atoms with weights, as typed arrays: whole masses and whole weights.
 *
 * For properties about a law and a reward that need no more than the numbers, and for benchmarks. Shrinks to `minLength` atoms
 * of the smallest mass and weight, in the order of the genome they come from.
 */
import type * as fc from 'fast-check';
import { types } from 'node:util';
import { genome } from './genome/genome';
import { range } from './genome/genome-layout';

/** Entry i of both belongs to atom i. Masses are not normalised. */
export interface WeightedAtoms {
  readonly mass: Float64Array;
  readonly weight: Float64Array;
}

export interface WholeRange {
  /** @defaultValue 1 */
  readonly min?: number;
  /** @defaultValue 9 */
  readonly max?: number;
}

export interface WeightedAtomsOptions {
  /** @defaultValue 2 */
  readonly minLength?: number;
  /** @defaultValue 8 */
  readonly maxLength?: number;
  readonly mass?: WholeRange;
  readonly weight?: WholeRange;
}

/** Genes are mass and weight in turn. */
function unpack(genes: Int32Array): WeightedAtoms {
  const n = genes.length / 2;
  const mass = new Float64Array(n);
  const weight = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    mass[i] = genes[2 * i] as number;
    weight[i] = genes[2 * i + 1] as number;
  }
  return { mass, weight };
}

/** The genes of a pair. @throws TypeError, as fast-check expects, where there are none. */
function pack(value: unknown): Int32Array {
  const { mass, weight } = (value ?? {}) as Partial<WeightedAtoms>;
  if (!types.isFloat64Array(mass) || !types.isFloat64Array(weight) || mass.length !== weight.length) {
    throw new TypeError('not a pair of Float64Arrays of one length');
  }
  const genes = new Int32Array(2 * mass.length);
  mass.forEach((m, i) => genes.set([m, weight[i] as number], 2 * i));
  if (genes.some((gene, i) => gene !== (i % 2 === 0 ? mass : weight)[Math.floor(i / 2)])) {
    throw new TypeError('not whole numbers of 32 bits');
  }
  return genes;
}

/** Masses and weights of `minLength`..`maxLength` atoms. @throws InputError for a range or a length that makes no sense. */
export function weightedAtoms(options: WeightedAtomsOptions = {}): fc.Arbitrary<WeightedAtoms> {
  const { minLength = 2, maxLength = 8, mass = {}, weight = {} } = options;
  const field = ({ min = 1, max = 9 }: WholeRange): ReturnType<typeof range> => range(min, max);
  const pairs = genome({
    head: {},
    atom: { mass: field(mass), weight: field(weight) },
    atoms: { min: minLength, max: maxLength },
  });
  return pairs.map(unpack, pack);
}
