/**
 * Independent draws from given laws on a finite space: `E[f(X_1, …, X_m)]`, and the rate at which a draw beats another.
 *
 * With ranks instead of pairs, `P(w(X) > w(Y)) + P(w(X) = w(Y))/2 = Σ_i p(i) (Q(w < w_i) + Q(w = w_i)/2)`, so the win rate takes one pass
 * over the atoms in the order of their weights.
 */
import { type Arithmetic, Q, type Rational } from '../../../theory';
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
  for (const tied of byRank(w)) {
    const beaten = A.add(massOf(right, below), A.mul(half, massOf(right, tied)));
    terms.push(A.mul(massOf(left, tied), beaten));
    below.push(...tied);
  }
  return A.sum(terms);
}

/** The atoms in groups of equal weight, the smallest weight first. */
function byRank(w: readonly Rational[]): readonly (readonly number[])[] {
  const order = w.map((_, i) => i).sort((a, b) => Q.compare(w[a] as Rational, w[b] as Rational));
  const groups: number[][] = [];
  for (const atom of order) {
    const last = groups.at(-1);
    const before = last?.[0];
    if (last && before !== undefined && Q.equals(w[before] as Rational, w[atom] as Rational)) last.push(atom);
    else groups.push([atom]);
  }
  return groups;
}
