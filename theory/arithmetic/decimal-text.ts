/**
 * Decimals of rationals of any size, by division of whole numbers: no double lies between, so nothing overflows to ∞ or vanishes to 0.
 */
import type { Rational } from './rational';

/** Decimal exponents in this range are written out; others follow an `e`, as in decimals of doubles. */
const WRITTEN_OUT = { from: -7, below: 21 };

/** How a number that has more digits is rounded. */
export type DecimalRounding = 'nearest' | 'down' | 'up';

/** `mantissa · 10^(exponent − digits of the mantissa + 1)` as text. */
function textOf(mantissa: string, exponent: number): string {
  const digits = mantissa.replace(/0+$/, '') || '0';
  if (exponent < WRITTEN_OUT.from || exponent >= WRITTEN_OUT.below) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
    return `${digits.slice(0, 1)}${fraction}e${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`;
  }
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = digits.slice(exponent + 1);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/**
 * The number with so many significant digits, without trailing zeros: `0.333`, `1.25e+400`.
 * @param rounding `down` gives a decimal of at most `a`, `up` one of at least `a`
 */
export function decimalText(a: Rational, digits: number, rounding: DecimalRounding = 'nearest'): string {
  if (a.num === 0n) return '0';
  const negative = a.num < 0n !== a.den < 0n;
  const [num, den] = [a.num, a.den].map((part) => (part < 0n ? -part : part)) as [bigint, bigint];
  const scaled = (power: number): readonly [bigint, bigint] =>
    power >= 0 ? [num * 10n ** BigInt(power), den] : [num, den * 10n ** BigInt(-power)];
  const lengths = num.toString().length - den.toString().length;
  // 10^exponent ≤ |a| < 10^(exponent + 1)
  const [top, bottom] = scaled(-lengths);
  let exponent = top >= bottom ? lengths : lengths - 1;
  const [dividend, divisor] = scaled(digits - 1 - exponent);
  let mantissa = dividend / divisor;
  const rest = dividend % divisor;
  const away = rounding === 'nearest' ? 2n * rest >= divisor : rest > 0n && (rounding === 'up') !== negative;
  if (away) mantissa += 1n;
  if (mantissa === 10n ** BigInt(digits)) {
    mantissa /= 10n;
    exponent += 1;
  }
  return `${negative ? '-' : ''}${textOf(mantissa.toString(), exponent)}`;
}
