/**
 * Moments of f under masses p: `Σ p f`, and in one pass `Σ p`, `Σ p (f − c)`, `Σ p |f − c|`, `Σ p (f − c)²` for a given c. Plain twin
 * of `assembly/moments.ts`.
 *
 * **Bounds**, u = 2^−53, c and all inputs taken as they are, p ≥ 0, no underflow; sums add 22 u (`sum.ts`):
 *
 * | result   | roundings per term          | error at most           |
 * | -------- | --------------------------- | ----------------------- |
 * | product  | 1                           | 23 u Σ p \|f\|          |
 * | mass     | 0                           | 22 u Σ p                |
 * | first    | 2 (difference, product)     | 24 u Σ p \|f − c\|      |
 * | absolute | 2                           | 24 u Σ p \|f − c\|      |
 * | second   | 4 (difference counts twice) | 26 u Σ p (f − c)²       |
 *
 * `absolute` turns the bound of `first` into an enclosure. c = 0 gives the raw moments. NaN and ∞ propagate.
 */
import { BLOCK, Total, sumBlock } from './sum';

/** Error bounds in units of u = 2^−53; see the table above. */
export const PRODUCT_ROUNDINGS = 23;
export const FIRST_MOMENT_ROUNDINGS = 24;
export const SECOND_MOMENT_ROUNDINGS = 26;

const first = new Float64Array(BLOCK);
const absolute = new Float64Array(BLOCK);
const second = new Float64Array(BLOCK);
const totals = { mass: new Total(), first: new Total(), absolute: new Total(), second: new Total() };

/** `Σ p_i f_i`. */
export function product(p: Float64Array, f: Float64Array, n: number): number {
  totals.first.reset();
  for (let start = 0; start < n; start += BLOCK) {
    const count = Math.min(BLOCK, n - start);
    for (let i = 0; i < count; i += 1) first[i] = (p[start + i] as number) * (f[start + i] as number);
    totals.first.add(sumBlock(first, 0, count));
  }
  return totals.first.value();
}

/** Moments about `centre`, which the caller owns and `moments` fills. */
export interface Moments {
  /** `Σ p_i`. */
  mass: number;
  /** `Σ p_i (f_i − c)`. */
  first: number;
  /** `Σ |p_i (f_i − c)|`. */
  absolute: number;
  /** `Σ p_i (f_i − c)²`. */
  second: number;
}

/** Fills `into` with the moments of f about `centre`. */
export function moments(p: Float64Array, f: Float64Array, n: number, centre: number, into: Moments): void {
  totals.mass.reset();
  totals.first.reset();
  totals.absolute.reset();
  totals.second.reset();
  for (let start = 0; start < n; start += BLOCK) {
    const count = Math.min(BLOCK, n - start);
    for (let i = 0; i < count; i += 1) {
      const distance = (f[start + i] as number) - centre;
      const term = (p[start + i] as number) * distance;
      first[i] = term;
      absolute[i] = Math.abs(term);
      second[i] = term * distance;
    }
    totals.mass.add(sumBlock(p, start, count));
    totals.first.add(sumBlock(first, 0, count));
    totals.absolute.add(sumBlock(absolute, 0, count));
    totals.second.add(sumBlock(second, 0, count));
  }
  into.mass = totals.mass.value();
  into.first = totals.first.value();
  into.absolute = totals.absolute.value();
  into.second = totals.second.value();
}
