/**
 * Where fully synthetic loops end at K = ∞, as the atoms that are left.
 *
 * One reward: `p_t ∝ p_0 w^t` concentrates on the atoms of largest w. Several users: `p' = p Σ_u s_u w_u/E_p[w_u]` climbs the concave potential
 * `E_u[log E_p w_u]` to its maximum (Cover 1984), which is δ_x if and only if `E_u[w_u(y)/w_u(x)] ≤ 1` for every y; where that is strict for
 * every other y, δ_x is the only maximiser, and so the limit from any start that charges x.
 */
import { Q, type Rational } from '../../theory';
import type { Weighed } from './choice-rule';

/** What a limit depends on. */
export interface AtomsOfLimit {
  readonly atoms: readonly Weighed<Rational>[];
  readonly shares: readonly Rational[];
}

/** The atoms that are left, of which the limit is the start given them; undefined where they are not known. */
export type LimitRule = (problem: AtomsOfLimit) => readonly boolean[] | undefined;

/** The atoms of largest score. */
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

/** The one atom that attracts all mass, or undefined where there is none, or none for certain. */
export function attractor({ atoms, shares }: AtomsOfLimit): readonly boolean[] | undefined {
  const attracts = atoms.map((x) => atoms.every((y) => y === x || Q.compare(relativeGrowth(shares, y, x), Q.one) < 0));
  return attracts.includes(true) ? attracts : undefined;
}
