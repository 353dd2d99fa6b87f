/** The roles and traits of one record as values, with errors that name the field. */
import { InputError } from '../../../theory/errors';
import type { Row } from '../sources';
import { checkClass, shown } from '../trace';
import { valueAt } from './fields';
import type { Column, Plan } from './plan';
import { classOf, numberOf, truthOf } from './values';

/** The round of a record. @param otherwise the round of records without one */
export function roundOf({ fields }: Row, { round, firstRound }: Plan, otherwise: number): number {
  if (round === undefined) return otherwise;
  const value = valueAt(fields, round.keys);
  const number = numberOf(value);
  if (number !== undefined && Number.isSafeInteger(number) && number >= firstRound) return number - firstRound + 1;
  throw new InputError(`"${round.name}" is ${shown(value)}; a round is a whole number, and the first is ${firstRound}`);
}

/** The number of a candidate; NaN if it is missing. */
export function numberIn({ field }: Column, value: unknown): number {
  const number = numberOf(value);
  if (number !== undefined) return number;
  throw new InputError(
    `"${field.name}" is ${shown(value)}; it must be a finite number, as in the first records, or empty where it is missing`,
  );
}

/** The class of a candidate; undefined if it is missing. */
export function classIn({ trait }: Column, value: unknown, candidate: number): string | undefined {
  const found = classOf(value);
  if (found !== undefined) checkClass(trait, candidate, found);
  return found;
}

/** Whether a candidate was kept. */
export function keptIn(name: string, value: unknown): boolean {
  const truth = truthOf(value);
  if (truth !== undefined) return truth;
  throw new InputError(`"${name}" is ${shown(value)}; it must be true or false, or 1 or 0, for every candidate`);
}
