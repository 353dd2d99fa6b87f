/**
 * The Wasserstein-1 distance of the weights of two laws: `∫ |P(w ≤ v) − Q(w ≤ v)| dv` (Vallender 1974), the mean of |w(X) − w(Y)| under the best
 * coupling of X ~ p and Y ~ q. On finitely many atoms it is a sum over the gaps between neighbouring weights.
 */
import type { Arithmetic } from '../../arithmetic';
import { type KnownOrder, type Weighed, orderBy } from './support';

/** @param w the weight of an atom @param known the order of the weights, where it is known exactly */
export function wasserstein<T>(
  A: Arithmetic<T>,
  [left, right]: readonly [readonly Weighed<T>[], readonly Weighed<T>[]],
  w: (atom: number) => T,
  known?: KnownOrder,
): T {
  const order = orderBy(A, w, known);
  const steps = [...left, ...right.map(({ atom, mass }) => ({ atom, mass: A.neg(mass) }))].sort((a, b) =>
    order(a.atom, b.atom),
  );
  const gaps: T[] = [];
  const between: T[] = [];
  steps.forEach(({ atom, mass }, i) => {
    between.push(mass);
    const next = steps[i + 1];
    if (next === undefined || order(atom, next.atom) === 0) return;
    gaps.push(A.mul(A.abs(A.sum(between)), A.sub(w(next.atom), w(atom))));
  });
  return A.sum(gaps);
}
