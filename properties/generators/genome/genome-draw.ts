/**
 * Drawing genotypes: a few random words, cut into digits.
 *
 * Consecutive fields are packed into words: one uniform draw below the product of their sizes gives all of them as its digits
 * in mixed radix, exactly uniform and independent. A record of five small fields so costs one random number.
 *
 * *Width*. A field may have a usual range inside its whole one, and the number of atoms a usual maximum. Three genotypes in four stay
 * there. In the fourth each such field is drawn from its whole range half of the time: extremes are met, and most cases stay cheap.
 *
 * *Bias*, as in fast-check, where cases at the edge of a range are tried more often in early runs: one genotype in
 * `biasFactor` has about half of its genes moved to within log₂ of the least, the greatest or onto the simplest value.
 */
import type * as fc from 'fast-check';
import type { Layout } from './genome-layout';

/** The fields `first`..`end − 1`, drawn as one number below `product`. */
interface Word {
  readonly first: number;
  readonly end: number;
  readonly product: number;
}

/** What drawing needs of a layout, worked out once. */
export interface DrawPlan {
  readonly layout: Layout;
  readonly head: readonly Word[];
  readonly atom: readonly Word[];
  /** Number of usual values of each field. */
  readonly size: Float64Array;
  /** Its inverse. */
  readonly inverse: Float64Array;
  /** How far from the end of its range a field still counts as at the edge: ⌊log₂(max − min)⌋. */
  readonly margin: Int32Array;
  /** Fields with a usual range inside their whole one, and whether there is any such choice to be made. */
  readonly widened: readonly boolean[];
  readonly hasWidth: boolean;
}

/** Words stay far below 2^32, where fast-check would reject and redraw. */
const LARGEST_WORD = 2 ** 28;

function wordsOf(size: Float64Array, from: number, to: number): Word[] {
  const words: Word[] = [];
  let first = from;
  while (first < to) {
    let end = first + 1;
    let product = size[first] as number;
    while (end < to && product * (size[end] as number) <= LARGEST_WORD) {
      product *= size[end] as number;
      end += 1;
    }
    words.push({ first, end, product });
    first = end;
  }
  return words;
}

export function drawPlan(layout: Layout): DrawPlan {
  const { min, max, usualMin, usualMax, headLength, stride, usualAtoms, maxAtoms } = layout;
  const whole = Float64Array.from(min, (least, i) => (max[i] as number) - least + 1);
  const size = Float64Array.from(usualMin, (least, i) => (usualMax[i] as number) - least + 1);
  const widened = Array.from(size, (count, i) => count < (whole[i] as number));
  return {
    layout,
    head: wordsOf(size, 0, headLength),
    atom: wordsOf(size, headLength, headLength + stride),
    size,
    inverse: size.map((count) => 1 / count),
    margin: Int32Array.from(whole, (count) => (count <= 1 ? 0 : Math.floor(Math.log2(count - 1)))),
    widened,
    hasWidth: usualAtoms < maxAtoms || widened.includes(true),
  };
}

/** Draws the fields of `words` into `genes`, field f at `offset + f`. */
function fill(plan: DrawPlan, words: readonly Word[], genes: Int32Array, offset: number, mrng: fc.Random): void {
  const { size, inverse, layout } = plan;
  const { usualMin: min, usualMax: max } = layout;
  for (const { first, end, product } of words) {
    if (end === first + 1) {
      const least = min[first] as number;
      genes[offset + first] = product === 1 ? least : mrng.nextInt(least, max[first] as number);
      continue;
    }
    let rest = mrng.nextInt(0, product - 1) | 0;
    for (let f = first; f < end; f += 1) {
      // ⌊rest/size⌋: half a unit keeps the product clear of whole numbers, so its rounding error cannot show.
      const quotient = ((rest + 0.5) * (inverse[f] as number)) | 0;
      genes[offset + f] = (min[f] as number) + rest - quotient * (size[f] as number);
      rest = quotient;
    }
  }
}

/** Fates of a gene of a biased genotype, eight of them: from `SIMPLEST` on it stays as it was drawn. */
const NEAR_LEAST = 2;
const NEAR_GREATEST = 3;
const SIMPLEST = 4;
const FATE_BITS = 3;
const LAST_FATE = 7;
const FATES_PER_DRAW = 10;
const ALL_FATES = 2 ** (FATE_BITS * FATES_PER_DRAW) - 1;

function moveToEdges(plan: DrawPlan, genes: Int32Array, mrng: fc.Random): void {
  const { layout, margin } = plan;
  const { min, max, simplest } = layout;
  let fates = 0;
  for (let i = 0, field = 0; i < genes.length; i += 1, field += 1) {
    if (field === min.length) field = layout.headLength;
    if (i % FATES_PER_DRAW === 0) fates = mrng.nextInt(0, ALL_FATES);
    const fate = fates & LAST_FATE;
    fates >>= FATE_BITS;
    const least = min[field] as number;
    const inside = ((genes[i] as number) - least) % ((margin[field] as number) + 1);
    if (fate < NEAR_LEAST) genes[i] = least + inside;
    else if (fate < NEAR_GREATEST) genes[i] = (max[field] as number) - inside;
    else if (fate < SIMPLEST) genes[i] = simplest[field] as number;
  }
}

/** One genotype in so many leaves the usual ranges. */
const WIDE = 4;

/** Draws each gene with a usual range from its whole range instead, half of the time. */
function widen({ layout, widened }: DrawPlan, genes: Int32Array, mrng: fc.Random): void {
  const { min, max, headLength } = layout;
  for (let i = 0, field = 0; i < genes.length; i += 1, field += 1) {
    if (field === min.length) field = headLength;
    if (widened[field] && mrng.nextInt(0, 1) === 0) genes[i] = mrng.nextInt(min[field] as number, max[field] as number);
  }
}

/** A genotype, uniform over the usual ranges of the layout, or a wide one, or one near its edges once in `biasFactor`. */
export function drawGenes(plan: DrawPlan, mrng: fc.Random, biasFactor: number | undefined): Int32Array {
  const { layout, head, atom } = plan;
  const { headLength, stride, minAtoms, maxAtoms, usualAtoms } = layout;
  const biased = biasFactor !== undefined && mrng.nextInt(1, biasFactor) === 1;
  const wide = plan.hasWidth && mrng.nextInt(1, WIDE) === 1;
  const most = wide && usualAtoms < maxAtoms && mrng.nextInt(0, 1) === 0 ? maxAtoms : usualAtoms;
  const atoms = minAtoms === most ? minAtoms : mrng.nextInt(minAtoms, most);
  const genes = new Int32Array(headLength + atoms * stride);
  fill(plan, head, genes, 0, mrng);
  for (let i = 0; i < atoms; i += 1) fill(plan, atom, genes, i * stride, mrng);
  if (wide) widen(plan, genes, mrng);
  if (biased) moveToEdges(plan, genes, mrng);
  return genes;
}
