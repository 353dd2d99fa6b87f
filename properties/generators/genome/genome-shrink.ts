/**
 * Shrinking genotypes: which simpler ones to try, in which order.
 *
 * *Order*. A genotype is simpler than another if it has fewer atoms; or as many, and the complexities of its genes have a
 * smaller sum; or the same sum, and they come first in lexicographic order. The complexity of a gene at distance d from
 * its simplest value is 2d above it and 2d + 1 below, times the cost of its field. The order is well founded and every candidate is simpler than what
 * it came from, so shrinking ends.
 *
 * *Candidates*. In this order: fewer atoms (the whole surplus, halves of it, single atoms); each gene, head first, to its
 * simplest value, to its mirror image above, then nearer by halves, by quarters, … by one; neighbouring atoms in the other order; trades, in
 * which a gene of the head gets its simplest value while one gene of an atom moves away from its own. A trade leads from a rare kind of case
 * to a common one that carries its numbers in other genes: from the weights (1, 1/10) of decades to the whole numbers (1, 2).
 *
 * *Cursor*. The candidates of a candidate start where that one was found and go round, so what has just been tried in vain is
 * tried again only at the end. Trades come after all others. When no candidate fails any more, no single step of any kind leads to a failure.
 */
import { type Layout, atomCount, fieldAt } from './genome-layout';

/** Where a candidate was found: the step, and the value of its gene that is known to be too simple. */
export interface Cursor {
  readonly step: number;
  readonly tooSimple: number | undefined;
}

export interface Candidate {
  readonly genes: Int32Array;
  readonly cursor: Cursor;
}

export const START: Cursor = { step: 0, tooSimple: undefined };

function complexityOf(layout: Layout, genes: Int32Array, position: number): number {
  const field = fieldAt(layout, position);
  const distance = (genes[position] as number) - (layout.simplest[field] as number);
  return (distance >= 0 ? 2 * distance : -2 * distance + 1) * (layout.cost[field] as number);
}

/** Lexicographic, for genotypes of one length. */
function compareGenes(layout: Layout, a: Int32Array, b: Int32Array): number {
  for (let i = 0; i < a.length; i += 1) {
    const difference = complexityOf(layout, a, i) - complexityOf(layout, b, i);
    if (difference !== 0) return difference;
  }
  return 0;
}

function withoutAtoms({ headLength, stride }: Layout, genes: Int32Array, first: number, count: number): Int32Array {
  const from = headLength + first * stride;
  const shorter = new Int32Array(genes.length - count * stride);
  shorter.set(genes.subarray(0, from));
  shorter.set(genes.subarray(from + count * stride), from);
  return shorter;
}

function* fewerAtoms(layout: Layout, genes: Int32Array): Generator<Candidate> {
  const atoms = atomCount(layout, genes);
  for (let block = atoms - layout.minAtoms; block > 0; block = Math.floor(block / 2)) {
    for (let first = 0; first + block <= atoms; first += block) {
      yield { genes: withoutAtoms(layout, genes, first, block), cursor: START };
    }
    if (atoms % block !== 0) yield { genes: withoutAtoms(layout, genes, atoms - block, block), cursor: START };
  }
}

function* simplerGene(layout: Layout, genes: Int32Array, position: number, from: Cursor): Generator<Candidate> {
  const field = fieldAt(layout, position);
  const simplest = layout.simplest[field] as number;
  const value = genes[position] as number;
  if (value === simplest) return;
  const step = position + 1;
  const candidate = (gene: number, tooSimple: number | undefined): Candidate => {
    const changed = genes.slice();
    changed[position] = gene;
    return { genes: changed, cursor: { step, tooSimple } };
  };
  const known = from.step === step ? from.tooSimple : undefined;
  if (known === undefined) {
    yield candidate(simplest, undefined);
    const mirrored = 2 * simplest - value;
    if (value < simplest && mirrored <= (layout.max[field] as number)) yield candidate(mirrored, undefined);
  }
  let tooSimple = known ?? simplest;
  for (let gap = Math.trunc((value - tooSimple) / 2); gap !== 0; gap = Math.trunc(gap / 2)) {
    yield candidate(value - gap, tooSimple);
    tooSimple = value - gap;
  }
}

function* otherOrder(layout: Layout, genes: Int32Array, atom: number, step: number): Generator<Candidate> {
  const { headLength, stride } = layout;
  const left = headLength + atom * stride;
  const right = left + stride;
  const swapped = genes.slice();
  swapped.copyWithin(left, right, right + stride);
  swapped.set(genes.subarray(left, right), right);
  if (compareGenes(layout, swapped, genes) < 0) yield { genes: swapped, cursor: { step, tooSimple: undefined } };
}

/** How far a trade moves a gene of an atom. */
const MOVES = [1, 2, 3, 5, 8];

/** Genotypes with the gene of an atom at `position` further from its simplest value, for at most this price. */
function* furtherOut(layout: Layout, genes: Int32Array, position: number, most: number): Generator<Int32Array> {
  const field = fieldAt(layout, position);
  const [min, max] = [layout.min[field] as number, layout.max[field] as number];
  const value = genes[position] as number;
  const sign = value < (layout.simplest[field] as number) ? -1 : 1;
  for (const move of MOVES) {
    const moved = genes.slice();
    moved[position] = value + sign * move;
    const price = complexityOf(layout, moved, position) - complexityOf(layout, genes, position);
    if (value + sign * move < min || value + sign * move > max || price > most) return;
    yield moved;
  }
}

/** A gene of the head at its simplest value, one gene of an atom further from its own, and simpler on the whole. */
function* trades(layout: Layout, genes: Int32Array): Generator<Candidate> {
  for (let given = 0; given < layout.headLength; given += 1) {
    const saved = complexityOf(layout, genes, given);
    if (saved === 0) continue;
    const eased = genes.slice();
    eased[given] = layout.simplest[given] as number;
    for (let position = layout.headLength; position < genes.length; position += 1) {
      // At an equal sum the eased genotype comes first, since the head decides.
      for (const traded of furtherOut(layout, eased, position, saved)) yield { genes: traded, cursor: START };
    }
  }
}

/** Simpler genotypes to try, from the cursor on and once round; trades at last. */
export function* candidates(layout: Layout, genes: Int32Array, from: Cursor): Generator<Candidate> {
  // Step 0 takes atoms away, steps 1..length simplify the gene before them, the rest reorder atoms.
  const steps = 1 + genes.length + Math.max(0, atomCount(layout, genes) - 1);
  for (let i = 0; i < steps; i += 1) {
    const step = (from.step + i) % steps;
    if (step === 0) yield* fewerAtoms(layout, genes);
    else if (step <= genes.length) yield* simplerGene(layout, genes, step - 1, from);
    else yield* otherOrder(layout, genes, step - 1 - genes.length, step);
  }
  yield* trades(layout, genes);
}
