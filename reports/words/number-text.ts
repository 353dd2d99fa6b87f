/**
 * Numbers as text.
 *
 * The two sides of a claim are enclosures; only digits that both ends share are shown. A margin has three digits and is shown as 0 only
 * if both sides are equal.
 */
import type { FindingJson, JsonInterval, JsonNumber } from '../../properties/results';

const MINUS = '\u2212';
const THIN_SPACE = '\u202F';
const USUAL_DIGITS = 6;
const ALL_DIGITS = 17;
/** Numbers below this are written with a power of ten. */
const SMALL = 1e-4;
/** Factor that keeps an upper bound valid after rounding to two digits. */
const ROUND_UP = 1.05;

/** A JSON number as a double. */
export function toNumber(x: JsonNumber): number {
  return typeof x === 'number' ? x : x === 'Infinity' ? Infinity : -Infinity;
}

/** `26791` → `26 791`, with narrow no-break spaces. */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, THIN_SPACE);
}

/** `1 mutant`, `2 mutants`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}

/** A double with the given number of significant digits, without trailing zeros; infinities as ∞. */
export function decimalText(x: number, digits = USUAL_DIGITS): string {
  if (x === Infinity) return '∞';
  if (x === -Infinity) return `${MINUS}∞`;
  const small = x !== 0 && Math.abs(x) < SMALL;
  const [mantissa = '', exponent] = (small ? x.toExponential(digits - 1) : x.toPrecision(digits)).split('e');
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  const power = exponent === undefined ? '' : `e${exponent.replace('+', '').replace('-', MINUS)}`;
  return short.replace('-', MINUS) + power;
}

/** A share as a percentage, with at most three digits. */
export function percentText(share: number): string {
  return `${decimalText(share * 100, 3)}${THIN_SPACE}%`;
}

/** An enclosure, with the digits (at most `digits`) that both of its ends share. */
export function intervalText(interval: JsonInterval, digits = USUAL_DIGITS): string {
  const [lo, hi] = [toNumber(interval.lo), toNumber(interval.hi)];
  if (lo === hi) return decimalText(lo, digits);
  if (lo <= 0 && hi >= 0) return `0 (±${THIN_SPACE}${decimalText(Math.max(-lo, hi) * ROUND_UP, 2)})`;
  for (let d = digits; d >= 2; d -= 1) {
    if (decimalText(lo, d) === decimalText(hi, d)) return decimalText(lo, d);
  }
  return `[${decimalText(lo, 3)}, ${decimalText(hi, 3)}]`;
}

/** Whether the enclosures of both sides overlap, so that no digits distinguish the sides. */
export function overlaps({ left, right }: FindingJson): boolean {
  return toNumber(left.lo) <= toNumber(right.hi) && toNumber(right.lo) <= toNumber(left.hi);
}

/** Both sides of a finding, with enough digits to distinguish them, if possible. */
export function sideTexts(finding: FindingJson): { readonly left: string; readonly right: string } {
  const withDigits = (digits: number) => ({
    left: intervalText(finding.left, digits),
    right: intervalText(finding.right, digits),
  });
  const usual = withDigits(USUAL_DIGITS);
  if (overlaps(finding)) return usual;
  for (let digits = USUAL_DIGITS; digits <= ALL_DIGITS; digits += 1) {
    const sides = withDigits(digits);
    if (sides.left !== sides.right) return sides;
  }
  return usual;
}

/** The margin of a finding, such as `0.333` or `0 (attained)`; undefined if there is none. */
export function marginText({ margin }: FindingJson): string | undefined {
  if (margin === undefined) return undefined;
  return margin === 0 ? '0 (attained)' : decimalText(margin, 3);
}

/** A time such as `2026-11-29T12:27:30.123Z` as `29 November 2026, 12:27 UTC`; any other text unchanged. */
export function dateText(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  const months = 'January February March April May June July August September October November December'.split(' ');
  const clock = time.toISOString().slice(11, 16);
  return `${time.getUTCDate()} ${months[time.getUTCMonth()] ?? ''} ${time.getUTCFullYear()}, ${clock} UTC`;
}
