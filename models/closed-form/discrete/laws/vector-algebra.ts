/** Observables on a finite space: vectors with one value per atom, and pointwise operations. */
import { type Arithmetic, type ObservableAlgebra, applyOperator, log } from '../../../../theory';

/** @param w the weights, one per atom */
export function vectorAlgebra<T>(A: Arithmetic<T>, w: readonly T[]): ObservableAlgebra<T, readonly T[]> {
  // Claims ask for the rewards of the same weights pair by pair.
  const rewards = new Map<readonly T[], readonly T[]>();
  const rewardsOf = (weights: readonly T[]): readonly T[] => {
    const known = rewards.get(weights) ?? weights.map((weight) => A.log(weight));
    rewards.set(weights, known);
    return known;
  };
  return {
    named: (name) => (name === 'w' ? w : rewardsOf(w)),
    constant: (value) => w.map(() => value),
    negate: (a) => a.map((value) => A.neg(value)),
    binary: (op, a, b) => a.map((value, i) => applyOperator(A, op, value, b[i] as T)),
    power: (a, n) => a.map((value) => A.pow(value, n)),
    call: (fn, [a, b = a]) => (fn === log ? rewardsOf(a) : w.map((_, i) => fn.apply(A, a[i] as T, b[i] as T))),
    at: (a, atom) => a[atom] as T,
  };
}
