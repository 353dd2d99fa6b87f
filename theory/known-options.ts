/** Refuses options that a function does not have: a misspelt one would be ignored, and the default used in silence. */
import { InputError } from './errors';
import { suggestion } from './unknown-id';

/** The names of all options of type `T`; the compiler reports one that is missing. */
export type OptionNames<T> = Readonly<Record<keyof T, true>>;

/**
 * @param what the function, for the message
 * @param given the options, from a program that may not be type checked
 * @throws InputError for a value that is not an object, and for an option that is not known, with the one that was probably meant
 */
export function checkOptions<T extends object>(what: string, given: T, known: OptionNames<T>): void {
  const input: unknown = given;
  if (typeof input !== 'object' || input === null)
    throw new InputError(`${what} takes its options as an object, such as { ${Object.keys(known)[0] ?? ''}: … }`);
  const names = Object.keys(known);
  const unknown = Object.keys(input).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new InputError(
      `${what} has no option "${unknown}"; ${suggestion(unknown, names)}the options are ${names.join(', ')}`,
    );
}
