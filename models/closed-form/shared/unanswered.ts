/** Refusals of questions that a model cannot answer, with the reason. */
import { type ObservableAlgebra, unanswerable } from '../../../theory';

/** A question that is refused for all arguments. */
export const refused = (reason: string) => (): never => unanswerable(reason);

/** The observable algebra of a model without observables. @param refuse throws the reason */
export function noObservables(refuse: () => never): ObservableAlgebra<never, never> {
  return {
    named: refuse,
    constant: refuse,
    negate: refuse,
    binary: refuse,
    power: refuse,
    call: refuse,
    at: refuse,
  };
}
