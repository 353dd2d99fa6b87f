/**
 * Independent draws from given laws on a finite space: `E[f(X_1, …, X_m)]`, and the rate at which a draw beats another.
 *
 * With ranks instead of pairs, `P(w(X) > w(Y)) + P(w(X) = w(Y))/2 = Σ_i p(i) (Q(w < w_i) + Q(w = w_i)/2)`, so the win rate takes one pass
 * over the atoms in the order of their weights.
 */
import { type Arithmetic, Q, type Rational } from '../../../theory';
import { byWeight } from './laws/atoms';
import type { Masses } from './laws/masses';

/** Σ over all tuples of atoms, one from each law, of the product of their masses and f. Atoms without mass are left out. */
export function expectationOverTuples<T>(
  A: Arithmetic<T>,
  laws: readonly Masses<T>[],
  f: (atoms: readonly number[]) => T,
): T {
  const terms: T[] = [];
  const visit = (atoms: readonly number[], chance: T | undefined): void => {
    const law = laws[atoms.length];
    if (law === undefined) {
      if (chance !== undefined) terms.push(A.mul(chance, f(atoms)));
      return;
    }
    law.masses.forEach((mass, i) => {
      if (!law.massless[i]) visit([...atoms, i], chance === undefined ? mass : A.mul(chance, mass));
    });
  };
  visit([], undefined);
  return A.sum(terms);
}

/** `P(w(X) > w(Y)) + P(w(X) = w(Y))/2`, X ~ left, Y ~ right. @param w the exact weights, which decide ties */
export function winRate<T>(A: Arithmetic<T>, left: Masses<T>, right: Masses<T>, w: readonly Rational[]): T {
  const half = A.fromRational(Q.of(1, 2));
  const massOf = ({ masses }: Masses<T>, atoms: readonly number[]): T => A.sum(atoms.map((i) => masses[i] as T));
  const terms: T[] = [];
  const below: number[] = [];
  for (const tied of [...byWeight(w)].reverse()) {
    const beaten = A.add(massOf(right, below), A.mul(half, massOf(right, tied)));
    terms.push(A.mul(massOf(left, tied), beaten));
    below.push(...tied);
  }
  return A.sum(terms);
}
