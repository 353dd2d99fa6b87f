/** Observables on a finite space: vectors with one value per atom, and pointwise operations. */
import { type Arithmetic, type ObservableAlgebra, applyOperator } from '../../../../theory';

/** @param w the weights, one per atom */
export function vectorAlgebra<T>(A: Arithmetic<T>, w: readonly T[]): ObservableAlgebra<T, readonly T[]> {
  return {
    named: (name) => (name === 'w' ? w : w.map((weight) => A.log(weight))),
    constant: (value) => w.map(() => value),
    negate: (a) => a.map((value) => A.neg(value)),
    binary: (op, a, b) => a.map((value, i) => applyOperator(A, op, value, b[i] as T)),
    power: (a, n) => a.map((value) => A.pow(value, n)),
    call: (fn, [a, b = a]) => w.map((_, i) => fn.apply(A, a[i] as T, b[i] as T)),
    at: (a, atom) => a[atom] as T,
  };
}
