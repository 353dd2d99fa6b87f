/**
 * One side of a finding as text: exact where it is short enough to read, else a decimal. A number beyond the doubles is shown by its
 * fraction's decimal, never as an infinity.
 */
import { Q, decimalText } from '../../theory/arithmetic';
import type { JsonInterval, JsonNumber } from './schemas';

/** The longest exact number, in characters, that is shown as it is; a longer one stands in `--json`. */
const READABLE = 60;
const DIGITS = 10;
const FRACTION = /^-?\d+\/(\d+)$/;

const decimal = (x: JsonNumber): string => {
  if (typeof x === 'number') return String(Number(x.toPrecision(DIGITS)));
  return x === 'Infinity' ? '∞' : '-∞';
};

/** An enclosure. An infinite end of a wide one only says that the number is beyond the largest double. */
function enclosureText({ lo, hi }: JsonInterval): string {
  if (decimal(lo) === decimal(hi)) return decimal(lo);
  if (hi === 'Infinity') return `above ${decimal(lo)}`;
  if (lo === '-Infinity') return `below ${decimal(hi)}`;
  return `in [${decimal(lo)}, ${decimal(hi)}]`;
}

/** The side of which `exact` is the exact value, if it is known, and `enclosure` an enclosure. */
export function sideText(exact: string | undefined, enclosure: JsonInterval): string {
  if (exact === undefined) return enclosureText(enclosure);
  if (exact.length <= READABLE) return exact;
  const [, denominator] = FRACTION.exec(exact) ?? [];
  if (denominator === undefined && !/^-?\d+$/.test(exact)) return enclosureText(enclosure);
  const size =
    denominator === undefined
      ? `${exact.length} digits`
      : `a fraction with a denominator of ${denominator.length} digits`;
  return `≈ ${decimalText(Q.parse(exact), DIGITS)} (${size})`;
}
