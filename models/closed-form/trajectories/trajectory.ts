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

/**
 * One round of a trajectory, in numbers of type V. `H` and `gain` are about the step to the next round; they are computed when they are read,
 * so that a round that nobody asks for costs nothing.
 */
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

/** What of a round is about the step to the next one, each as the function that computes it. */
export interface NextStep<V> {
  readonly H: () => readonly V[];
  readonly gain?: () => V;
}

/** The round with `H` and `gain` computed once, when they are first read. */
export function withNextStep<V, P extends Omit<TrajectoryPoint<V>, 'H' | 'gain'>>(
  point: P,
  next: NextStep<V>,
): P & Pick<TrajectoryPoint<V>, 'H' | 'gain'> {
  const known = new Map<string, unknown>();
  for (const [name, compute] of Object.entries(next) as [string, () => unknown][]) {
    const get = (): unknown => {
      if (!known.has(name)) known.set(name, compute());
      return known.get(name);
    };
    Object.defineProperty(point, name, { enumerable: true, get });
  }
  return point as P & Pick<TrajectoryPoint<V>, 'H' | 'gain'>;
}
