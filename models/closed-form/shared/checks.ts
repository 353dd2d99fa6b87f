/** Checks that instances of several models have in common. */
import { InputError, Q, type Rational } from '../../../theory';

/** @throws InputError with the sum of the masses, if it is not 1 */
export function checkTotal(name: string, law: readonly Rational[]): void {
  const total = Q.reduce(Q.sum(law));
  if (!Q.equals(total, Q.one))
    throw new InputError(`${name} sums to ${Q.format(total)}, not 1; divide the masses by their sum`);
}
