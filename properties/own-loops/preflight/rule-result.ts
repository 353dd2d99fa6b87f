/** Checks the result of a rule: it must be a list of numbers of the field, at least 0 and with sum 1, or one score. */
import { Q, type Rational } from '../../../theory';
import { safely } from '../foreign-value';
import type { DefectKind } from '../../results';

/** The fault of a result, without the input. */
export interface Wrong {
  readonly kind: DefectKind;
  readonly message: string;
}

/** The required result of a rule: `size` probabilities, or one score above 0. */
export interface Asked {
  /** Absent for a score. */
  readonly size?: number;
  /** The name of the numbers in messages: probabilities of candidates, masses of atoms, the score. */
  readonly what: string;
}

/** Largest difference from 1 that rounding may give to a sum of doubles. */
export const TOLERANCE = 1e-9;

export const OVER_THE_FIELD =
  'write it over the field F: F.add(a, b) for a + b, F.mul, F.div, F.sum(list), F.compare(a, b) > 0 for a > b, F.of(1, 2) for 0.5';

const wrong = (kind: DefectKind, message: string): Wrong => ({ kind, message });

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return isObject(value) && 'then' in value && typeof value.then === 'function';
}

/** What knows the numbers of a field. */
interface Owner {
  readonly owns: (value: unknown) => boolean;
}

/** The numbers in a result, or its fault. @param field the field of the rule, if its numbers are exact or enclosures */
export function numbersOf(value: unknown, { size, what }: Asked, field?: Owner): readonly unknown[] | Wrong {
  if (isThenable(value)) {
    value.then(undefined, () => undefined); // A rejection must not end the process.
    return wrong('promise', 'it returns a promise; a rule is a plain function, take "async" away');
  }
  if (size === undefined) return wrongNumber(value, what, field) ?? [value];
  if (!Array.isArray(value))
    return wrong('not an array', `it returns ${safely(value)}; return an array of ${size}, one ${what} each`);
  if (value.length !== size)
    return wrong('wrong length', `it returns ${value.length} numbers; return ${size}, one ${what} each`);
  const entries: readonly unknown[] = Array.from<unknown>(value);
  return entries.map((entry) => wrongNumber(entry, what, field)).find((found) => found !== undefined) ?? entries;
}

function wrongNumber(entry: unknown, what: string, field: Owner | undefined): Wrong | undefined {
  if (field !== undefined) {
    if (field.owns(entry)) return undefined;
    return wrong('works with JS numbers only', `on exact rationals a ${what} is ${safely(entry)}; ${OVER_THE_FIELD}`);
  }
  if (typeof entry === 'number' && Number.isFinite(entry)) return undefined;
  if (typeof entry === 'number') return wrong('not a number', `a ${what} is ${entry}; look for a quotient by 0`);
  return wrong('not a number', `a ${what} is ${safely(entry)}, not a number of the field F`);
}

export const isWrong = (value: readonly unknown[] | Wrong): value is Wrong => !Array.isArray(value);

/** The fault of doubles that passed `numbersOf`. */
export function wrongDoubles(values: readonly number[], { size, what }: Asked): Wrong | undefined {
  if (size === undefined) return values.every((value) => value > 0) ? undefined : notPositive(String(values[0]));
  const negative = values.find((value) => value < -TOLERANCE);
  if (negative !== undefined) return wrong('negative', `a ${what} is ${negative}; it must be at least 0`);
  const sum = values.reduce((total, value) => total + value, 0);
  return Math.abs(sum - 1) <= TOLERANCE ? undefined : notNormalised(String(sum), what);
}

/** The fault of rationals that passed `numbersOf`; their sum must be exactly 1. */
export function wrongRationals(values: readonly Rational[], { size, what }: Asked): Wrong | undefined {
  const format = (value: Rational): string => Q.format(Q.reduce(value));
  const [first = Q.zero] = values;
  if (size === undefined) return first.num > 0n ? undefined : notPositive(format(first));
  const negative = values.find(({ num }) => num < 0n);
  if (negative) return wrong('negative', `a ${what} is ${format(negative)}; it must be at least 0`);
  const sum = Q.sum(values);
  return Q.equals(sum, Q.one) ? undefined : notNormalised(format(sum), what);
}

const notPositive = (value: string): Wrong =>
  wrong('not positive', `the score is ${value}; it must be above 0 in Luce's rule`);

const notNormalised = (sum: string, what: string): Wrong =>
  wrong(
    'not normalised',
    `the ${what === 'mass' ? 'masses' : 'probabilities'} add up to ${sum}, not 1; divide by the sum`,
  );
