/** The domains of the options of learners, and a check of options. */
import { InputError } from '../../theory';

export interface Domain {
  readonly text: string;
  holds(value: number): boolean;
}

export const COUNT: Domain = { text: 'a whole number of at least 1', holds: (v) => Number.isSafeInteger(v) && v >= 1 };
export const POSITIVE: Domain = { text: 'a finite number above 0', holds: (v) => v > 0 && v < Infinity };
export const NON_NEGATIVE: Domain = { text: 'a finite number of at least 0', holds: (v) => v >= 0 && v < Infinity };
/** The domain of a share of points held out of training. */
export const HELD_OUT: Domain = { text: 'a number from 0 to 1/2', holds: (v) => v >= 0 && v <= 0.5 };

/** @param owner follows the name in the message: `' of a mixture'`. @throws InputError for a value outside its domain */
export function checkDomains<Name extends string>(
  values: Readonly<Record<Name, number>>,
  domains: Readonly<Record<Name, Domain>>,
  owner = '',
): void {
  for (const [name, domain] of Object.entries<Domain>(domains) as [Name, Domain][]) {
    if (!domain.holds(values[name]))
      throw new InputError(`${name}${owner} is ${values[name]}; it must be ${domain.text}`);
  }
}
