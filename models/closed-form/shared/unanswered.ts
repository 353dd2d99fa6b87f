/** Questions that a model has no answer to, each with the reason. */
import { type ObservableAlgebra, unanswerable } from '../../../theory';

/** A question that is refused, whatever its arguments. */
export const refused = (reason: string) => (): never => unanswerable(reason);

/** The observables of a model that has none. @param refuse throws the reason */
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
