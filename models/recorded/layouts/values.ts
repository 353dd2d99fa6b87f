/** Values of foreign records as numbers, truth values and texts. Tools write missing values in several ways. */

import { jsonText } from '../trace';

/** A number as programs print it. */
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Texts that stand for a missing value. */
const MISSING = /^(?:nan|none|null|na|n\/a|missing|<na>)?$/i;

const TRUTHS: Readonly<Record<string, boolean>> = { true: true, false: false };

export function isMissing(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === 'number' && Number.isNaN(value)) ||
    (typeof value === 'string' && MISSING.test(value.trim()))
  );
}

/** The number that a value is; NaN if it is missing, undefined if it is no finite number. Truth values are 1 and 0. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isNaN(value) || Number.isFinite(value) ? value : undefined;
  if (typeof value === 'boolean') return Number(value);
  if (isMissing(value)) return NaN;
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (NUMBER.test(text)) {
    const number = Number(text);
    return Number.isFinite(number) ? number : undefined;
  }
  const truth = TRUTHS[text.toLowerCase()];
  return truth === undefined ? undefined : Number(truth);
}

/** The truth value that a value is: true, false, 1 and 0, also as texts; undefined if it is none. */
export function truthOf(value: unknown): boolean | undefined {
  const number = isMissing(value) ? NaN : numberOf(value);
  return number === 1 ? true : number === 0 ? false : undefined;
}

/** The class that a value is: its text; undefined if it is missing. */
export function classOf(value: unknown): string | undefined {
  if (isMissing(value)) return undefined;
  return typeof value === 'string' ? value : jsonText(value);
}
