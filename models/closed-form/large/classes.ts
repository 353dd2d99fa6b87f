/**
 * A large space by classes of atoms that have the same weight.
 *
 * A loop treats atoms of one weight alike: `p_t(x)/p_0(x)` depends on `w(x)` alone. (The exception is a sampler with a
 * fault, which favours the last atom; so this atom is a class by itself.) The law of the class then determines every
 * answer of this model, and costs as much as there are weights, not atoms: means of functions of w, probabilities of
 * events in w, and divergences, which a sufficient statistic such as the class preserves (Kullback and Leibler, Ann.
 * Math. Statist. 22, 1951, theorem 4.1). The masses of a class are added without error, since they are whole numbers
 * with a sum of at most 2^53.
 *
 * Classes need not be as large as possible: atoms that are written out, and all atoms of a short space, are classes by
 * themselves.
 */
import { type LargeAtoms, atomsOf } from './atoms';
import { drawWeights, massDrawer } from './families';
import { type MoreAtoms, type Space, sizeOf } from './instance';

/** All atoms of a space, by classes; the arrays have one entry per class. */
export interface WeightClasses {
  /** The mass of the class, a whole number of at least 0. */
  readonly mass: Float64Array;
  /** The weight of its atoms. */
  readonly weight: Float64Array;
  /** The exact sum of the masses. */
  readonly total: number;
  /** The largest and the smallest weight. */
  readonly top: number;
  readonly bottom: number;
  /** Whether several atoms have the largest weight. */
  readonly ties: boolean;
  /** The masses of single atoms: the smallest above 0, the largest, and whether some atom has none. */
  readonly ofAtoms: { readonly least: number; readonly greatest: number; readonly zero: boolean };
}

/** Spaces of up to so many atoms are not merged, since that saves nothing. */
const SHORT = 64;

function sumOf(mass: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < mass.length; i += 1) sum += mass[i] as number;
  return sum;
}

function massesOf(atoms: Float64Array): WeightClasses['ofAtoms'] {
  let least = Infinity;
  let greatest = 0;
  let zero = false;
  for (let i = 0; i < atoms.length; i += 1) {
    const m = atoms[i] as number;
    if (m === 0) zero = true;
    else if (m < least) least = m;
    if (m > greatest) greatest = m;
  }
  return { least, greatest, zero };
}

const allMasses = (a: WeightClasses['ofAtoms'], b: WeightClasses['ofAtoms']): WeightClasses['ofAtoms'] => ({
  least: Math.min(a.least, b.least),
  greatest: Math.max(a.greatest, b.greatest),
  zero: a.zero || b.zero,
});

const isRepeated = (values: Float64Array | Uint16Array, value: number): boolean =>
  values.indexOf(value) !== values.lastIndexOf(value);

/** Every atom as a class by itself. */
function single({ mass, weight }: LargeAtoms): WeightClasses {
  let top = 0;
  let bottom = Infinity;
  for (let i = 0; i < weight.length; i += 1) {
    const w = weight[i] as number;
    if (w > top) top = w;
    if (w < bottom) bottom = w;
  }
  return { mass, weight, total: sumOf(mass), top, bottom, ties: isRepeated(weight, top), ofAtoms: massesOf(mass) };
}

/** The number of atoms whose masses are drawn at once. */
const BLOCK = 1024;
const room = new Float64Array(BLOCK);

/** Adds masses above 0 to those of their classes, and widens their range; it is short, so that it is compiled soon. */
function add(block: Float64Array, positions: Uint16Array, mass: Float64Array, range: [number, number]): void {
  let [least, greatest] = range;
  for (let j = 0; j < block.length; j += 1) {
    const at = positions[j] as number;
    const m = block[j] as number;
    mass[at] = (mass[at] as number) + m;
    if (m < least) least = m;
    if (m > greatest) greatest = m;
  }
  range[0] = least;
  range[1] = greatest;
}

/** The classes of the atoms of a family, by ascending weight; the last atom is one of them, after the others. */
function merged({ masses, weights: family, count, seed }: MoreAtoms): WeightClasses {
  const drawn = drawWeights(family, count, seed);
  const draw = massDrawer(masses, drawn, seed);
  const { weights, positions } = drawn;
  const sums = new Float64Array(weights.length);
  const range: [number, number] = [Infinity, 0];
  for (let from = 0; from < count; from += BLOCK) {
    const block = room.subarray(0, Math.min(BLOCK, count - from));
    draw(block, from);
    add(block, positions.subarray(from), sums, range);
  }
  // The masses of a family are above 0, so classes without mass are without atoms.
  let [worst, best] = [0, weights.length - 1];
  while (sums[worst] === 0) worst += 1;
  while (sums[best] === 0) best -= 1;
  const about = {
    total: sumOf(sums),
    top: weights[best] as number,
    bottom: weights[worst] as number,
    ties: isRepeated(positions, best),
    ofAtoms: { least: range[0], greatest: range[1], zero: false },
  };
  const last = positions[count - 1] as number;
  const ofLast = room[(count - 1) % BLOCK] as number;
  sums[last] = (sums[last] as number) - ofLast;
  const mass = new Float64Array(weights.length + 1);
  const weight = new Float64Array(weights.length + 1);
  let n = 0;
  for (let i = 0; i < weights.length; i += 1) {
    if (sums[i] === 0) continue;
    mass[n] = sums[i] as number;
    weight[n] = weights[i] as number;
    n += 1;
  }
  mass[n] = ofLast;
  weight[n] = weights[last] as number;
  return { mass: mass.subarray(0, n + 1), weight: weight.subarray(0, n + 1), ...about };
}

function joined(a: Float64Array, b: Float64Array): Float64Array {
  const all = new Float64Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

function both(a: WeightClasses, b: WeightClasses): WeightClasses {
  return {
    mass: joined(a.mass, b.mass),
    weight: joined(a.weight, b.weight),
    total: a.total + b.total,
    top: Math.max(a.top, b.top),
    bottom: Math.min(a.bottom, b.bottom),
    ties: a.top === b.top || (a.top > b.top ? a : b).ties,
    ofAtoms: allMasses(a.ofAtoms, b.ofAtoms),
  };
}

function classesAnew(space: Space): WeightClasses {
  const { atoms, more } = space;
  if (more === undefined || sizeOf(space) <= SHORT) return single(atomsOf(space));
  return both(single(atomsOf({ atoms })), merged(more));
}

const known = new WeakMap<Space['atoms'], { readonly more: Space['more']; readonly classes: WeightClasses }>();

/** The classes of an instance, cached: instances often differ in K, λ and the number of rounds alone. */
export function classesOf(space: Space): WeightClasses {
  const { atoms, more } = space;
  const before = known.get(atoms);
  if (before !== undefined && before.more === more) return before.classes;
  const classes = classesAnew(space);
  known.set(atoms, { more, classes });
  return classes;
}

/** An atom within its class. */
export interface Place {
  /** The position of the class. */
  readonly at: number;
  /** The mass of the atom, and that of all atoms of the class. */
  readonly mass: number;
  readonly ofClass: number;
}

/** Finds the place of an atom. */
export function placesOf(space: Space): (atom: number) => Place {
  const { mass, weight } = atomsOf(space);
  const classes = classesOf(space);
  const listed = space.atoms.length;
  const [last, lastClass] = [mass.length - 1, classes.mass.length - 1];
  const short = mass.length === classes.mass.length;
  return (atom) => {
    const w = weight[atom] as number;
    const at = short || atom < listed ? atom : atom === last ? lastClass : classes.weight.indexOf(w, listed);
    return { at, mass: mass[atom] as number, ofClass: classes.mass[at] as number };
  };
}
