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

/** The masses of single atoms: the smallest above 0, the largest, and whether some atom has none. */
interface MassesOfAtoms {
  readonly least: number;
  readonly greatest: number;
  readonly zero: boolean;
}

/** Classes of atoms; the arrays have one entry per class. */
interface Classes {
  /** The mass of the class, a whole number of at least 0. */
  readonly mass: Float64Array;
  /** The weight of its atoms. */
  readonly weight: Float64Array;
  /** The number of its atoms. */
  readonly size: Uint32Array;
  readonly ofAtoms: MassesOfAtoms;
}

/** All atoms of an instance, by classes. */
export interface WeightClasses extends Omit<Classes, 'size'> {
  /** The exact sum of the masses. */
  readonly total: number;
  /** The largest and the smallest weight. */
  readonly top: number;
  readonly bottom: number;
  /** Whether several atoms have the largest weight. */
  readonly ties: boolean;
}

/** Spaces of up to so many atoms are not merged, since that saves nothing. */
const SHORT = 64;

function massesOf(atoms: Float64Array): MassesOfAtoms {
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

const ofAll = (a: MassesOfAtoms, b: MassesOfAtoms): MassesOfAtoms => ({
  least: Math.min(a.least, b.least),
  greatest: Math.max(a.greatest, b.greatest),
  zero: a.zero || b.zero,
});

/** Every atom as a class by itself. */
function single({ mass, weight }: LargeAtoms): Classes {
  return { mass, weight, size: new Uint32Array(mass.length).fill(1), ofAtoms: massesOf(mass) };
}

/** The number of atoms whose masses are drawn at once. */
const BLOCK = 1024;
const room = new Float64Array(BLOCK);

/** Adds the masses of some atoms to those of their classes, and counts the atoms; it is short, so that it is compiled soon. */
function add(block: Float64Array, positions: Uint16Array, mass: Float64Array, size: Uint32Array): void {
  for (let j = 0; j < block.length; j += 1) {
    const at = positions[j] as number;
    mass[at] = (mass[at] as number) + (block[j] as number);
    size[at] = (size[at] as number) + 1;
  }
}

/** The classes of the atoms of a family, by ascending weight. */
function merged({ masses, weights: family, count, seed }: MoreAtoms): Classes {
  const drawn = drawWeights(family, count, seed);
  const draw = massDrawer(masses, drawn, seed);
  const { weights: weight, positions } = drawn;
  const mass = new Float64Array(weight.length);
  const size = new Uint32Array(weight.length);
  let ofAtoms: MassesOfAtoms = { least: Infinity, greatest: 0, zero: false };
  for (let from = 0; from < count; from += BLOCK) {
    const block = room.subarray(0, Math.min(BLOCK, count - from));
    draw(block);
    add(block, positions.subarray(from), mass, size);
    ofAtoms = ofAll(ofAtoms, massesOf(block));
  }
  const last = positions[count - 1] as number;
  const ofLast = room[(count - 1) % BLOCK] as number;
  mass[last] = (mass[last] as number) - ofLast;
  size[last] = (size[last] as number) - 1;
  const lone = { mass: Float64Array.of(ofLast), weight: weight.slice(last, last + 1) };
  return both(inhabited({ mass, weight, size, ofAtoms }), single(lone));
}

/** The classes that have atoms. */
function inhabited({ mass, weight, size, ofAtoms }: Classes): Classes {
  const kept = {
    mass: new Float64Array(size.length),
    weight: new Float64Array(size.length),
    size: new Uint32Array(size.length),
  };
  let n = 0;
  for (let i = 0; i < size.length; i += 1) {
    if (size[i] === 0) continue;
    kept.mass[n] = mass[i] as number;
    kept.weight[n] = weight[i] as number;
    kept.size[n] = size[i] as number;
    n += 1;
  }
  return {
    mass: kept.mass.subarray(0, n),
    weight: kept.weight.subarray(0, n),
    size: kept.size.subarray(0, n),
    ofAtoms,
  };
}

/** The entries of two arrays. */
function joined<A extends Float64Array | Uint32Array>(a: A, b: A, all: A): A {
  all.set(a);
  all.set(b, a.length);
  return all;
}

function both(a: Classes, b: Classes): Classes {
  const n = a.mass.length + b.mass.length;
  return {
    mass: joined(a.mass, b.mass, new Float64Array(n)),
    weight: joined(a.weight, b.weight, new Float64Array(n)),
    size: joined(a.size, b.size, new Uint32Array(n)),
    ofAtoms: ofAll(a.ofAtoms, b.ofAtoms),
  };
}

function classesAnew(space: Space): WeightClasses {
  const { atoms, more } = space;
  const { size, ...classes } =
    more === undefined || sizeOf(space) <= SHORT
      ? single(atomsOf(space))
      : both(single(atomsOf({ atoms })), merged(more));
  const { mass, weight } = classes;
  let [total, top, bottom, best] = [0, 0, Infinity, 0];
  for (let i = 0; i < mass.length; i += 1) {
    const w = weight[i] as number;
    total += mass[i] as number;
    if (w > top) [top, best] = [w, 0];
    if (w === top) best += size[i] as number;
    if (w < bottom) bottom = w;
  }
  return { ...classes, total, top, bottom, ties: best > 1 };
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
