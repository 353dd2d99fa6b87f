/**
 * Families of masses and weights, with which a large instance describes its atoms briefly.
 *
 * Masses are whole numbers and weights are doubles `m·2^e`, so both are exact. A family has at most 1015 different
 * weights, so its atoms are drawn as positions in the list of these (`classes.ts` merges the atoms of one position).
 * Atom 0 has the lowest weight of the family and atom 1 a weight in the middle of the range, so three atoms have three
 * different weights.
 */
import { wholeAt } from './integers';

const { floor, max } = Math;

/**
 * `equal`: 1. `integers`: 1 to 1000. `skewed`: 1 to 9 times 2^0 to 2^30. `zipf`: ⌊10^9/(j + 1)⌋ for atom j. `rare-best`: 1 for the
 * atoms of largest weight, 2^24 to 2^25 for the others.
 */
export const MASS_FAMILIES = ['equal', 'integers', 'skewed', 'zipf', 'rare-best'] as const;
export type MassFamily = (typeof MASS_FAMILIES)[number];

/**
 * `integers`: 1 to 9. `near-20` and `near-33`: 1 + k·2^−20 and 1 + k·2^−33 for k from 1 to 1000. `binades`: k·2^e for k from 1 to 7,
 * e from −72 to 72. `tied-top`: 8 for about half of the atoms, 1 to 7 for the others.
 */
export const WEIGHT_FAMILIES = ['integers', 'near-20', 'near-33', 'binades', 'tied-top'] as const;
export type WeightFamily = (typeof WEIGHT_FAMILIES)[number];

/** How a family makes a weight of a whole number k and an exponent e. */
interface Recipe {
  /** The least, middle and greatest k. */
  readonly whole: readonly [number, number, number];
  /** Whether the weight depends on e. */
  readonly exponents: boolean;
  readonly weight: (k: number, e: number) => number;
}

const RECIPES: Readonly<Record<WeightFamily, Recipe>> = {
  integers: { whole: [1, 5, 9], exponents: false, weight: (k) => k },
  'near-20': { whole: [1, 500, 1000], exponents: false, weight: (k) => 1 + k * 2 ** -20 },
  'near-33': { whole: [1, 500, 1000], exponents: false, weight: (k) => 1 + k * 2 ** -33 },
  binades: { whole: [1, 1, 7], exponents: true, weight: (k, e) => k * 2 ** e },
  'tied-top': { whole: [1, 4, 7], exponents: true, weight: (k, e) => (e > 0 ? 8 : k) },
};

/** Exponents lie between this number and its negative. */
const BINADES = 72;
const EXPONENTS = 2 * BINADES + 1;

/** The different weights of a family, in ascending order, and the position among them of the weight of every k and e. */
interface Values {
  readonly weights: Float64Array;
  readonly positions: Uint16Array;
}

function valuesOf(family: WeightFamily): Values {
  const {
    whole: [least, , greatest],
    exponents,
    weight,
  } = RECIPES[family];
  const all: number[] = [];
  for (let k = least; k <= greatest; k += 1) {
    for (let e = -BINADES; e <= (exponents ? BINADES : -BINADES); e += 1) all.push(weight(k, e));
  }
  const weights = Float64Array.from(new Set(all)).sort();
  const position = new Map(Array.from(weights, (w, i) => [w, i]));
  return { weights, positions: Uint16Array.from(all, (w) => position.get(w) as number) };
}

const known = new Map<WeightFamily, Values>();

function knownValues(family: WeightFamily): Values {
  const values = known.get(family) ?? valuesOf(family);
  known.set(family, values);
  return values;
}

/** The weights of some atoms: positions in a list of ascending weights. */
export interface DrawnWeights {
  readonly weights: Float64Array;
  readonly positions: Uint16Array;
}

// The loops over atoms are short functions, so that they are compiled soon. Every atom takes two numbers of the stream
// of its weights.

function drawByWhole(seed: number, range: number, positionOf: Uint16Array, into: Uint16Array): void {
  for (let j = 0; j < into.length; j += 1) into[j] = positionOf[wholeAt(seed, 2 * j, 0, range)] as number;
}

function drawByExponentToo(seed: number, range: number, positionOf: Uint16Array, into: Uint16Array): void {
  for (let j = 0; j < into.length; j += 1) {
    const k = wholeAt(seed, 2 * j, 0, range);
    into[j] = positionOf[k * EXPONENTS + wholeAt(seed, 2 * j + 1, 0, EXPONENTS - 1)] as number;
  }
}

/** Draws the weights of `count` atoms. */
export function drawWeights(family: WeightFamily, count: number, seed: number): DrawnWeights {
  const {
    whole: [least, middle, greatest],
    exponents,
    weight: weightOf,
  } = RECIPES[family];
  const { weights, positions: positionOf } = knownValues(family);
  const positions = new Uint16Array(count);
  const draw = exponents ? drawByExponentToo : drawByWhole;
  draw(seed ^ 0x5bd1e995, greatest - least, positionOf, positions);
  // The first two atoms are drawn too, so that the others do not depend on them.
  const first = [weightOf(least, -BINADES), weightOf(middle, 0)];
  first.slice(0, count).forEach((weight, j) => (positions[j] = weights.indexOf(weight)));
  return { weights, positions };
}

/** 2^0 to 2^30. */
const POWERS = Float64Array.from({ length: 31 }, (_, e) => 2 ** e);

/** Fills a block with the masses of the atoms from the position `first` on; blocks follow each other. */
export type MassDrawer = (block: Float64Array, first: number) => void;

function drawIntegers(seed: number, block: Float64Array, first: number): void {
  for (let j = 0; j < block.length; j += 1) block[j] = wholeAt(seed, first + j, 1, 1000);
}

function drawSkewed(seed: number, block: Float64Array, first: number): void {
  for (let j = 0; j < block.length; j += 1) {
    const i = 2 * (first + j);
    block[j] = wholeAt(seed, i, 1, 9) * (POWERS[wholeAt(seed, i + 1, 0, 30)] as number);
  }
}

function drawZipf(block: Float64Array, first: number): void {
  for (let j = 0; j < block.length; j += 1) block[j] = floor(1e9 / (first + j + 1));
}

/** Only atoms below the top take a number of the stream. @returns how many are taken after the block */
function drawRareBest(seed: number, taken: number, top: number, positions: Uint16Array, block: Float64Array): number {
  let i = taken;
  for (let j = 0; j < block.length; j += 1) {
    if (positions[j] === top) block[j] = 1;
    else {
      block[j] = 2 ** 24 + wholeAt(seed, i, 0, 2 ** 20 - 1) * 16;
      i += 1;
    }
  }
  return i;
}

function greatestOf(positions: Uint16Array): number {
  let greatest = 0;
  for (let j = 0; j < positions.length; j += 1) greatest = max(greatest, positions[j] as number);
  return greatest;
}

/** Draws the masses of atoms with these weights. */
export function massDrawer(family: MassFamily, { positions }: DrawnWeights, seed: number): MassDrawer {
  switch (family) {
    case 'equal':
      return (block) => block.fill(1);
    case 'integers':
      return (block, first) => {
        drawIntegers(seed, block, first);
      };
    case 'skewed':
      return (block, first) => {
        drawSkewed(seed, block, first);
      };
    case 'zipf':
      return drawZipf;
    case 'rare-best': {
      const top = greatestOf(positions);
      let taken = 0;
      return (block, first) => {
        taken = drawRareBest(seed, taken, top, positions.subarray(first), block);
      };
    }
  }
}
