/** A candidate for rules that do not declare that they depend on masses: such a rule is tabulated by weights, so it must not see them. */
import { InputError } from '../../theory';
import type { Weighed } from './choice-rule';

const undeclared = (field: string): never => {
  throw new InputError(
    `the rule reads ${field} of a candidate, a mass, and does not declare it; add needs: { masses: true } to its definition`,
  );
};

/** The weights of a candidate, without its masses. @throws InputError with the remedy when a mass is read */
export class WithoutMasses<T> implements Weighed<T> {
  constructor(
    readonly w: T,
    readonly users: readonly T[],
  ) {}

  get p(): never {
    return undeclared('p');
  }

  get pRef(): never {
    return undeclared('pRef');
  }
}
