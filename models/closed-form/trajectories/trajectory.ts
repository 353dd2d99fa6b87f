/** The input of a trajectory, and one round of it. */
import type { BigInterval, Rational } from '../../../theory';
import type { Candidates, Lambda } from '../../loops';

/** The parameters of a trajectory p_0, p_1, … on a finite space. */
export interface TrajectoryInput {
  /** The masses of p_0. */
  readonly p: readonly Rational[];
  /** The weights, or rewards whose exponentials are the weights. */
  readonly values: { readonly kind: 'w' | 'r'; readonly entries: readonly Rational[] };
  readonly K: Candidates;
  readonly lambda: Lambda;
  /** The real data, which is also the reference of KL; by default p_0. */
  readonly ref: readonly Rational[] | undefined;
  readonly steps: number;
}

/** An exact rational, or an enclosure of a real number. */
export type Value =
  { readonly kind: 'rational'; readonly value: Rational } | { readonly kind: 'enclosure'; readonly value: BigInterval };

/** One round of a trajectory, in numbers of type V. */
export interface TrajectoryPoint<V = Value> {
  readonly t: number;
  /** `exact`: exact rationals except for KL; `certified`: enclosures. */
  readonly arithmetic: 'exact' | 'certified';
  readonly p: readonly V[];
  readonly H: readonly V[];
  readonly E: V;
  readonly Var: V;
  readonly KL_ref: V;
  /** `E[w]` of the next round minus that of this round; only for the fully synthetic loop. */
  readonly gain?: V;
}
