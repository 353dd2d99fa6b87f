/**
 * How `step` shows numbers: exact fractions, or the digits of an enclosure that are certain.
 *
 * Where both ends of `[lo, hi]` round to the same k digits, so does every number between them. The ends themselves are printed one
 * double further out, so that the enclosure also holds for a reader who takes them as decimals.
 */
import type { DoublesValue, Value } from '../../models/closed-form/trajectories';
import { type Interval, Q, roundDown, roundUp } from '../../theory/arithmetic';

/** Significant digits of a decimal in JSON, and in a table. */
const SHOWN_DIGITS = 30;
const TABLE_DIGITS = 10;
/** Digits that tell any two doubles apart. */
const DOUBLE_DIGITS = 17;
/** Vectors longer than this are summarised in tables. */
const LONG = 12;

/** A number of an exact, a high-precision or a certified trajectory. */
export type Shown = Value | DoublesValue;

export type JsonValue = string | { readonly decimal: string; readonly enclosure: readonly [string, string] };

const isShownExactly = ({ lo, hi }: Interval): boolean => lo === hi && (Number.isSafeInteger(lo) || lo === Infinity);

/** An enclosure of a number ≥ 0 by the most digits, up to `most`, to which both ends round alike; undefined without any. */
function certain({ lo, hi }: Interval, most: number): string | undefined {
  if (isShownExactly({ lo, hi })) return String(lo);
  // Numbers that round alike to k digits are within 10^(1 − k) of each other, relative to them.
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

/** The ends as texts of which the decimal values enclose the number as well. */
function ends({ lo, hi }: Interval): [string, string] {
  if (isShownExactly({ lo, hi })) return [String(lo), String(hi)];
  return [String(lo === 0 ? 0 : Math.max(0, roundDown(lo))), String(roundUp(hi))];
}

/** A value for JSON: `"a/b"`, or a decimal with its enclosure. The decimal of doubles is 0 where no digit of it is certain. */
export function jsonOf({ kind, value }: Shown): JsonValue {
  switch (kind) {
    case 'rational':
      return Q.format(value);
    case 'enclosure': {
      const { lo, hi } = value;
      return { decimal: lo.toSignificantDigits(SHOWN_DIGITS).toString(), enclosure: [lo.toString(), hi.toString()] };
    }
    case 'doubles':
      return { decimal: certain(value, DOUBLE_DIGITS) ?? '0', enclosure: ends(value) };
  }
}

/** KL is a decimal with an enclosure even where it is rational (0 or ∞). */
export function enclosedJsonOf(value: Shown): JsonValue {
  const shown = jsonOf(value);
  return typeof shown === 'string' ? { decimal: shown, enclosure: [shown, shown] } : shown;
}

/** A value for a table. */
export function textOf({ kind, value }: Shown): string {
  switch (kind) {
    case 'rational': {
      const fraction = Q.format(value);
      return fraction.length <= 24 ? fraction : `≈ ${Number(Q.toNumber(value).toPrecision(TABLE_DIGITS))}`;
    }
    case 'enclosure':
      return value.lo.toSignificantDigits(TABLE_DIGITS).toString();
    case 'doubles':
      return certain(value, TABLE_DIGITS) ?? `≤ ${roundedUp(value.hi)}`;
  }
}

/** Sign of a − b for values of one trajectory; enclosures by their middles, which is enough to choose one to show. */
function compare(a: Shown, b: Shown): number {
  if (a.kind === 'rational' && b.kind === 'rational') return Q.compare(a.value, b.value);
  return middle(a) - middle(b);
}

function middle({ kind, value }: Shown): number {
  switch (kind) {
    case 'rational':
      return Q.toNumber(value);
    case 'enclosure':
      return value.lo.toNumber();
    case 'doubles':
      return value.lo / 2 + value.hi / 2;
  }
}

/** The least of the values (sign −1) or the greatest (sign 1): of enclosures, one of it. */
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

/** A vector for a table: its entries, or its size and range where it is long. */
export function vectorText(values: readonly Shown[]): string {
  if (values.length <= LONG) return values.map(textOf).join(', ');
  return `n = ${values.length}, min ${textOf(extreme(values, -1))}, max ${textOf(extreme(values, 1))}`;
}

/** Whether `vectorText` leaves entries out. */
export const isLong = (values: readonly Shown[]): boolean => values.length > LONG;
