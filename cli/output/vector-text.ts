/**
 * Formats the numbers of `step`: exact fractions, or the certain digits of an enclosure.
 *
 * If both ends of `[lo, hi]` round to the same k digits, every number between them does too. The ends are printed one double further
 * out, so that the printed decimals also enclose the number.
 */
import type { DoublesValue, Value } from '../../models/closed-form/trajectories';
import { type Interval, Q, bigToDouble, decimalOf, decimalText, roundDown, roundUp } from '../../theory/arithmetic';

/** Significant digits of a decimal in JSON and in a table. */
const SHOWN_DIGITS = 30;
const TABLE_DIGITS = 10;
/** Significant digits of the ends of an enclosure in JSON. */
const END_DIGITS = 50;
/** Number of digits that distinguishes any two doubles. */
const DOUBLE_DIGITS = 17;
/** Tables summarise vectors that are longer than this. */
const LONG = 12;

/** A number of an exact, a high-precision or a certified trajectory. */
export type Shown = Value | DoublesValue;

/** Whether fractions are printed in full, however long they are. */
export interface NumberStyle {
  readonly exact: boolean;
}

const READABLE: NumberStyle = { exact: false };

/** Characters of a fraction that a table, and JSON, show without being asked to. */
const SHORT_IN_TABLE = 24;
const SHORT_IN_JSON = 120;

/** A number in JSON: a decimal, an enclosure, and the fraction if the number is exact and it is short or asked for. */
export interface JsonValue {
  readonly exact?: string;
  readonly decimal: string;
  readonly enclosure: readonly [string, string];
}

const isShownExactly = ({ lo, hi }: Interval): boolean => lo === hi && (Number.isSafeInteger(lo) || lo === Infinity);

/** The certain digits of an enclosure of a number ≥ 0: the most digits, up to `most`, to which both ends round alike; undefined if there are none. */
function certain({ lo, hi }: Interval, most: number): string | undefined {
  if (isShownExactly({ lo, hi })) return String(lo);
  // Numbers that round alike to k digits have a relative difference below 10^(1 − k).
  const apart = hi > lo ? Math.floor(1 - Math.log10((hi - lo) / hi)) : most;
  for (let digits = Math.min(most, Math.max(1, apart)); digits >= 1; digits -= 1) {
    const text = lo.toPrecision(digits);
    if (text === hi.toPrecision(digits)) return text;
  }
  return undefined;
}

/** A number ≥ 0 rounded up to two digits. */
export function roundedUp(x: number): string {
  const near = Number(x.toPrecision(2));
  return String(near >= x ? near : Number((near * 1.06).toPrecision(2)));
}

/** The ends as decimals that enclose the number too. */
function ends({ lo, hi }: Interval): [string, string] {
  if (isShownExactly({ lo, hi })) return [String(lo), String(hi)];
  return [String(lo === 0 ? 0 : Math.max(0, roundDown(lo))), String(roundUp(hi))];
}

/** A value for JSON. The decimal is 0 if no digit is certain. */
export function jsonOf({ kind, value }: Shown, { exact }: NumberStyle = READABLE): JsonValue {
  switch (kind) {
    case 'rational': {
      const fraction = Q.format(value);
      return {
        ...(exact || fraction.length <= SHORT_IN_JSON ? { exact: fraction } : {}),
        decimal: decimalText(value, SHOWN_DIGITS),
        enclosure: [decimalText(value, END_DIGITS, 'down'), decimalText(value, END_DIGITS, 'up')],
      };
    }
    case 'enclosure': {
      const { lo, hi } = value;
      const ends = [decimalOf(lo, END_DIGITS, 'down'), decimalOf(hi, END_DIGITS, 'up')] as const;
      return {
        decimal: ends[0].toSignificantDigits(SHOWN_DIGITS).toString(),
        enclosure: [ends[0].toString(), ends[1].toString()],
      };
    }
    case 'doubles':
      return { decimal: certain(value, DOUBLE_DIGITS) ?? '0', enclosure: ends(value) };
  }
}

const withInfinity = (text: string): string => (text === 'Infinity' ? '∞' : text);

/** Whether a table rounds the number. */
export const isShortened = ({ kind, value }: Shown): boolean =>
  kind === 'rational' && Q.format(value).length > SHORT_IN_TABLE;

/** A value for a table. */
export function textOf({ kind, value }: Shown, { exact }: NumberStyle = READABLE): string {
  switch (kind) {
    case 'rational': {
      const fraction = Q.format(value);
      return exact || fraction.length <= SHORT_IN_TABLE ? fraction : `≈ ${decimalText(value, TABLE_DIGITS)}`;
    }
    case 'enclosure':
      return withInfinity(decimalOf(value.lo, END_DIGITS, 'down').toSignificantDigits(TABLE_DIGITS).toString());
    case 'doubles':
      return withInfinity(certain(value, TABLE_DIGITS) ?? `≤ ${roundedUp(value.hi)}`);
  }
}

/** Sign of a − b for values of one trajectory; enclosures are compared by their midpoints, which suffices for display. */
function compare(a: Shown, b: Shown): number {
  if (a.kind === 'rational' && b.kind === 'rational') return Q.compare(a.value, b.value);
  return middle(a) - middle(b);
}

/** A double near the value: the middle of an enclosure. */
export function middle({ kind, value }: Shown): number {
  switch (kind) {
    case 'rational':
      return Q.toNumber(value);
    case 'enclosure':
      return bigToDouble(value.lo, 'down');
    case 'doubles':
      return value.lo / 2 + value.hi / 2;
  }
}

/** The least of the values (sign −1) or the greatest (sign 1); for doubles, an enclosure of it. */
function extreme(values: readonly Shown[], sign: -1 | 1): Shown {
  const found = values.reduce((best, value) => (sign * compare(value, best) > 0 ? value : best));
  if (found.kind !== 'doubles') return found;
  let { lo, hi } = found.value;
  for (const { kind, value } of values) {
    if (kind !== 'doubles') continue;
    lo = sign * (value.lo - lo) > 0 ? value.lo : lo;
    hi = sign * (value.hi - hi) > 0 ? value.hi : hi;
  }
  return { kind: 'doubles', value: { lo, hi } };
}

/** A vector for a table: its entries or, if it is long, its size and range. */
export function vectorText(values: readonly Shown[], style?: NumberStyle): string {
  if (values.length <= LONG) return values.map((value) => textOf(value, style)).join(', ');
  return `n = ${values.length}, min ${textOf(extreme(values, -1), style)}, max ${textOf(extreme(values, 1), style)}`;
}

/** Whether `vectorText` leaves entries out. */
export const isLong = (values: readonly Shown[]): boolean => values.length > LONG;
