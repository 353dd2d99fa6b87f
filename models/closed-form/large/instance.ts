/**
 * A finite space of up to 100,000 atoms and K up to 1,000,000. It is too large to enumerate, but its numbers are exact.
 *
 * Masses are whole numbers `m_i` with a sum of at most 2^53, so the law is exactly `m_i/Σm` and the sum is exact in
 * doubles. Weights are exact doubles. A few atoms are listed, and a family and a seed describe the rest
 * (`families.ts`), so an instance is short for any number of atoms. The loop starts from the real data: p_ref = p_0.
 */
import type { Candidates, Lambda } from '../../loops';
import type { MassFamily, WeightFamily } from './families';

/** An atom of a large space; its probability is its share of the total mass. */
export interface LargeAtom {
  /** A whole number of at least 0. */
  readonly mass: number;
  /** A double greater than 0. */
  readonly weight: number;
}

/** Atoms described by families. */
export interface MoreAtoms {
  readonly count: number;
  readonly masses: MassFamily;
  readonly weights: WeightFamily;
  /** A whole number from 0 to 2^32 − 1. */
  readonly seed: number;
}

/** A loop on a finite space of up to 100,000 atoms, in doubles with error bounds. */
export interface LargeInstance {
  readonly model: 'large-discrete';
  /** The first atoms, at most 8. */
  readonly atoms: readonly LargeAtom[];
  /** The atoms after them. */
  readonly more?: MoreAtoms;
  /** A whole number from 2 to 1,000,000, or ∞. */
  readonly K: Candidates;
  readonly lambda: Lambda;
  readonly rounds: number;
}

/** The atoms of an instance. */
export type Space = Pick<LargeInstance, 'atoms' | 'more'>;

/** The number of atoms. */
export function sizeOf({ atoms, more }: Space): number {
  return atoms.length + (more?.count ?? 0);
}
