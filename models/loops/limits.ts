/**
 * The limits of fully synthetic loops at K = ∞, given by the atoms of their support.
 *
 * One reward: `p_t ∝ p_0 w^t` concentrates on the atoms of largest w. Several users: `p' = p Σ_u s_u w_u/E_p[w_u]`
 * increases the concave potential `E_u[log E_p w_u]` to its maximum (Cover 1984). δ_x is a maximiser if and only if
 * `E_u[w_u(y)/w_u(x)] ≤ 1` for every y. If this is strict for every other y, δ_x is the only maximiser, and so the
 * limit from any start with mass on x.
 */
import { Q, type Rational } from '../../theory';
import type { Weighed } from './choice-rule';

/** The weights of the atoms and the shares of the users, on which a limit depends. */
export interface AtomsOfLimit {
  readonly atoms: readonly Weighed<Rational>[];
  readonly shares: readonly Rational[];
}

/** The support of the limit, which is the start conditioned on these atoms; undefined if it is not known. */
export type LimitRule = (problem: AtomsOfLimit) => readonly boolean[] | undefined;

/** Marks the atoms of largest score. */
export function greatest(
  atoms: readonly Weighed<Rational>[],
  score: (atom: Weighed<Rational>) => Rational,
): readonly boolean[] {
  const scores = atoms.map(score);
  const top = scores.reduce((a, b) => (Q.compare(a, b) >= 0 ? a : b));
  return scores.map((value) => Q.equals(value, top));
}

/** `E_u[w_u(y)/w_u(x)]`. */
function relativeGrowth(shares: readonly Rational[], y: Weighed<Rational>, x: Weighed<Rational>): Rational {
  return Q.sum(shares.map((share, u) => Q.mul(share, Q.div(y.users[u] ?? Q.one, x.users[u] ?? Q.one))));
}

/** Marks the atom that attracts all mass. Undefined if Cover's strict condition shows none. */
export function attractor({ atoms, shares }: AtomsOfLimit): readonly boolean[] | undefined {
  const attracts = atoms.map((x) => atoms.every((y) => y === x || Q.compare(relativeGrowth(shares, y, x), Q.one) < 0));
  return attracts.includes(true) ? attracts : undefined;
}
