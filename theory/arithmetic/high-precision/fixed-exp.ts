/**
 * Exponentials in fixed point, with an error bound.
 *
 * `exp x = 2^k exp(r)` with `k` near `x/log 2` and `|r| < 1`, and `exp(r) = exp(r/2^8)^(2^8)`: a series that gains eight bits a term, then
 * eight squarings. Errors are counted in units 2^−bits:
 *
 * - r: log 2 is known to `3 bits` units, so `k log 2` to `6 bits 2^s` units for |x| < 2^s, and exp(r) < 3 has three times this error;
 * - the series: fewer than `bits/8 + 2` terms with at most 3 units each, and 256 units for the bits of r that the division by 2^8 cuts off;
 * - the squarings: each doubles the relative error and adds one unit, so together they multiply errors by less than `3 · 2^8`.
 */
import { type BigFloat, bitsOf } from './big-float';
import { logTwo } from './fixed-log';

/** Bits beyond those asked for: they cover the errors of eight squarings of a long series. */
const GUARD_BITS = 64;
const SQUARINGS = 8;

/** `lo · 2^exponent ≤ exp x ≤ hi · 2^exponent` for the whole numbers lo and hi. */
export interface ExpEnclosure {
  readonly lo: bigint;
  readonly hi: bigint;
  readonly exponent: number;
}

/**
 * Encloses exp x.
 * @param x a finite number, |x| < 2^51. @param wanted significant bits
 */
export function fixedExp({ m, e }: BigFloat, wanted: number): ExpEnclosure {
  if (m === 0n) return { lo: 1n, hi: 1n, exponent: 0 };
  const whole = Math.max(0, e + bitsOf(m));
  const bits = wanted + GUARD_BITS + whole;
  const at = BigInt(bits);
  const shift = e + bits;
  const x = shift >= 0 ? m << BigInt(shift) : m >> BigInt(-shift);
  const two = logTwo(bits);
  const k = x / two;
  const small = (x - k * two) >> BigInt(SQUARINGS);
  let term = 1n << at;
  let value = term;
  for (let n = 1n; term !== 0n && term !== -1n; n += 1n) {
    term = ((term * small) >> at) / n;
    value += term;
  }
  for (let squared = 0; squared < SQUARINGS; squared += 1) value = (value * value) >> at;
  const error = 1024n * BigInt(bits + 64) + ((20n * BigInt(bits)) << BigInt(whole));
  return { lo: value - error, hi: value + error, exponent: Number(k) - bits };
}
