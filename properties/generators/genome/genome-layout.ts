/**
 * The layout of a genome: which integers a genotype holds, and where.
 *
 * A genotype is one `Int32Array` of *genes*: a fixed head of named fields, then m records (*atoms*) of the same named fields,
 * `atoms.min ≤ m ≤ atoms.max`. Every field has a least, a greatest and a simplest value; truth values and choices are the
 * integers 0..k−1. m is not stored: it follows from the length, so a genotype is plain data that any thread can be sent.
 */
import { InputError } from '../../../theory';

/** Not by `instanceof`: a genotype may come from another realm. */
export const isInt32Array = (value: unknown): value is Int32Array =>
  Object.prototype.toString.call(value) === '[object Int32Array]';

/** One gene: whole numbers from `min` to `max`, shrinking to `simplest`. */
export interface Field {
  readonly min: number;
  readonly max: number;
  readonly simplest: number;
  /** Where most genotypes have this gene; rarer ones have it anywhere. @defaultValue the whole range */
  readonly usual?: { readonly min: number; readonly max: number };
  /** How many steps of another gene one step of this gene counts for, in what makes a genotype simple. @defaultValue 1 */
  readonly cost?: number;
}

/** What one step of a field counts that makes a case odd as a whole. */
const ODD_COST = 10;

/** A field that makes a case odd as a whole, so that simple cases have it at its simplest value even if other genes are larger then. */
export const odd = (field: Field): Field => ({ ...field, cost: ODD_COST });

/** Whole numbers from `min` to `max`; `simplest` is by default the one nearest to 0. */
export function range(min: number, max: number, simplest = Math.min(Math.max(0, min), max)): Field {
  return { min, max, simplest };
}

/** Whole numbers from `min` to `max`, in most genotypes from `usual.min` to `usual.max`. */
export function wideRange(min: number, max: number, usual: NonNullable<Field['usual']>): Field {
  const inside = { min: Math.max(min, usual.min), max: Math.min(max, usual.max) };
  return inside.min <= inside.max ? { ...range(min, max), usual: inside } : range(min, max);
}

/** One of `count` kinds, 0..count−1; kind 0 is the simplest. */
export const choice = (count: number): Field => range(0, count - 1);

/** No or yes: 0 or 1. */
export const bit: Field = choice(2);

/** Always `value`: costs no draw. */
export const constant = (value: number): Field => range(value, value);

export interface GenomeSpec<H extends string, A extends string> {
  readonly head: Readonly<Record<H, Field>>;
  /** The fields of one atom. */
  readonly atom: Readonly<Record<A, Field>>;
  /** How many atoms; most genotypes have at most `usual`. */
  readonly atoms: { readonly min: number; readonly max: number; readonly usual?: number };
}

/** The spec as tables. Fields are numbered through: those of the head in their order, then those of one atom. */
export interface Layout {
  readonly headLength: number;
  readonly stride: number;
  readonly minAtoms: number;
  readonly maxAtoms: number;
  /** Most genotypes have at most so many atoms. */
  readonly usualAtoms: number;
  readonly min: Int32Array;
  readonly max: Int32Array;
  readonly simplest: Int32Array;
  /** What one step away from the simplest value counts. */
  readonly cost: Int32Array;
  /** Where most genotypes have the gene. */
  readonly usualMin: Int32Array;
  readonly usualMax: Int32Array;
}

const LEAST_GENE = -(2 ** 31);
const GREATEST_GENE = 2 ** 31 - 1;

function checkField(name: string, { min, max, simplest, usual = { min, max } }: Field): void {
  const whole = [min, max, simplest].every(Number.isInteger);
  if (!whole || min < LEAST_GENE || max > GREATEST_GENE || simplest < min || simplest > max) {
    throw new InputError(
      `the field ${name} has range ${min}..${max} with simplest value ${simplest}; ` +
        `give whole numbers within ±2^31, min ≤ simplest ≤ max`,
    );
  }
  if (!(usual.min >= min && usual.min <= usual.max && usual.max <= max)) {
    throw new InputError(
      `the field ${name} has range ${min}..${max}, and usually ${usual.min}..${usual.max}; give a part of the range`,
    );
  }
}

function checkAtoms(min: number, max: number, stride: number): void {
  if (!Number.isInteger(min) || !Number.isInteger(max) || min < 0 || min > max) {
    throw new InputError(`atoms from ${min} to ${max} is no range of lengths; give whole numbers, 0 ≤ min ≤ max`);
  }
  if (stride === 0 && max > 0) {
    throw new InputError(`up to ${max} atoms without a field cannot be told apart; give the atom a field, or max = 0`);
  }
}

/** The tables of a spec. @throws InputError naming the field or the lengths that make no sense. */
export function layoutOf<H extends string, A extends string>(spec: GenomeSpec<H, A>): Layout {
  const head = Object.entries<Field>(spec.head);
  const atom = Object.entries<Field>(spec.atom);
  const fields = [...head, ...atom];
  fields.forEach(([name, field]) => checkField(name, field));
  checkAtoms(spec.atoms.min, spec.atoms.max, atom.length);
  const table = (read: (field: Field) => number): Int32Array => Int32Array.from(fields, ([, field]) => read(field));
  const { min, max, usual = max } = spec.atoms;
  return {
    headLength: head.length,
    stride: atom.length,
    minAtoms: min,
    maxAtoms: max,
    usualAtoms: Math.max(min, Math.min(usual, max)),
    min: table((field) => field.min),
    max: table((field) => field.max),
    simplest: table((field) => field.simplest),
    cost: table((field) => field.cost ?? 1),
    usualMin: table((field) => (field.usual ?? field).min),
    usualMax: table((field) => (field.usual ?? field).max),
  };
}

/** Number of atoms of a genotype with this layout. */
export function atomCount({ headLength, stride }: Layout, genes: Int32Array): number {
  return stride === 0 ? 0 : (genes.length - headLength) / stride;
}

/** The field that the gene at `position` belongs to. */
export function fieldAt({ headLength, stride }: Layout, position: number): number {
  return position < headLength ? position : headLength + ((position - headLength) % stride);
}

/** Whether a value is a genotype of this layout: an Int32Array of a possible length, each gene in its range. */
export function hasLayout(layout: Layout, value: unknown): value is Int32Array {
  if (!isInt32Array(value)) return false;
  const atoms = atomCount(layout, value);
  if (!Number.isInteger(atoms) || atoms < layout.minAtoms || atoms > layout.maxAtoms) return false;
  if (layout.stride === 0 && value.length !== layout.headLength) return false;
  const { min, max, headLength } = layout;
  for (let i = 0, field = 0; i < value.length; i += 1, field += 1) {
    if (field === min.length) field = headLength;
    const gene = value[i] as number;
    if (gene < (min[field] as number) || gene > (max[field] as number)) return false;
  }
  return true;
}
