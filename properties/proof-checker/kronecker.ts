/**
 * Products of polynomials by Kronecker substitution: one product of whole numbers, whose digits are the coefficients.
 *
 * A monomial of the product has exponents from `low_v` to `high_v`, the sums of the least and the greatest exponents of both factors. It is
 * numbered by `Σ (e_v − low_v) stride_v`, where the strides are products of the ranges `high_v − low_v + 1`, so that the number tells the
 * exponents. If both factors are homogeneous in a group of variables, the exponent of one of them follows from the others, and is left out.
 *
 * Each factor becomes `Σ coefficient · 2^(width · number)`. No sum of products of coefficients reaches `2^(width − 1)` in size, so the digits
 * of the product in base 2^width, taken from −2^(width − 1) up to 2^(width − 1), are the coefficients.
 *
 * Source: von zur Gathen and Gerhard, *Modern Computer Algebra*, 3rd edition, section 8.4.
 */

import { type Terms } from './terms';

/** How monomials are written: `Σ e_v place_v`, where an exponent is the digit of its place, in one base. */
export interface Monomials {
  readonly base: number;
  /** Of each variable, in descending order. */
  readonly places: readonly number[];
  /** The variables in groups of consecutive ones, in which polynomials are often homogeneous. */
  readonly groups: readonly (readonly number[])[];
}

/** The exponents of the terms of a polynomial, its terms one after another, with the least and the greatest of each variable. */
interface Exponents {
  readonly all: Int32Array;
  readonly low: readonly number[];
  readonly high: readonly number[];
}

function exponentsOf({ keys }: Terms, { base, places }: Monomials): Exponents {
  const all = new Int32Array(keys.length * places.length);
  const low = places.map(() => Infinity);
  const high = places.map(() => 0);
  let at = 0;
  for (const key of keys)
    places.forEach((place, v) => {
      const e = Math.floor(key / place) % base;
      all[at++] = e;
      if (e < (low[v] as number)) low[v] = e;
      if (e > (high[v] as number)) high[v] = e;
    });
  return { all, low, high };
}

/** The degree in a group of variables if it is the same for all terms. */
function degreeIn(group: readonly number[], { all, low }: Exponents): number | undefined {
  let degree: number | undefined;
  for (let start = 0; start < all.length; start += low.length) {
    const own = group.reduce((sum, v) => sum + (all[start + v] as number), 0);
    if (degree !== undefined && own !== degree) return undefined;
    degree = own;
  }
  return degree;
}

/** A variable whose exponents are written into the number of a monomial. */
interface Kept {
  readonly v: number;
  /** Least exponent in the product. */
  readonly low: number;
  /** One more than the greatest exponent in the product minus the least. */
  readonly range: number;
  readonly stride: number;
  /** What a unit of the exponent adds to the monomial, that of the variable left out included. */
  readonly place: number;
}

/** The numbering of the monomials of a product. */
interface Numbering {
  readonly kept: readonly Kept[];
  /** How many numbers there are. */
  readonly size: number;
  /** The monomial of number 0. */
  readonly first: number;
}

function numberingOf(a: Exponents, b: Exponents, { places, groups }: Monomials): Numbering {
  const kept: Kept[] = [];
  let [size, first] = [1, 0];
  for (const group of [...groups].reverse()) {
    const [own, other] = [degreeIn(group, a), degreeIn(group, b)];
    // Its place is the least of the group, so that numbers ascend as monomials do.
    const left = own === undefined || other === undefined ? undefined : group.at(-1);
    const placeOfLeft = left === undefined ? 0 : (places[left] as number);
    if (left !== undefined) first += ((own ?? 0) + (other ?? 0)) * placeOfLeft;
    for (const v of [...group].reverse()) {
      if (v === left) continue;
      const low = (a.low[v] as number) + (b.low[v] as number);
      const range = (a.high[v] as number) + (b.high[v] as number) - low + 1;
      const place = (places[v] as number) - placeOfLeft;
      kept.push({ v, low, range, stride: size, place });
      first += low * place;
      size *= range;
    }
  }
  return { kept, size, first };
}

/** The length in hexadecimal digits of the longest coefficient. */
function hexLength({ coefficients }: Terms): number {
  let most = 0n;
  for (const c of coefficients) {
    const size = c < 0n ? -c : c;
    if (size > most) most = size;
  }
  return most.toString(16).length;
}

/** `Σ coefficient · 16^(width · number)`. */
function packed({ coefficients }: Terms, { all, low }: Exponents, kept: readonly Kept[], width: number): bigint {
  const count = low.length;
  const numbers = coefficients.map((_, i) =>
    kept.reduce((sum, { v, stride }) => sum + ((all[i * count + v] as number) - (low[v] as number)) * stride, 0),
  );
  const length = (numbers.at(-1) ?? 0) + 1;
  const none = '0'.repeat(width);
  const above = new Array<string>(length).fill(none);
  const below = [...above];
  coefficients.forEach((c, i) => {
    const at = length - 1 - (numbers[i] as number);
    if (c < 0n) below[at] = (-c).toString(16).padStart(width, '0');
    else above[at] = c.toString(16).padStart(width, '0');
  });
  return BigInt(`0x${above.join('')}`) - BigInt(`0x${below.join('')}`);
}

/** The terms of the number `Σ coefficient · 16^(width · number)`. */
function unpacked(value: bigint, { kept, size, first }: Numbering, width: number): Terms {
  const digits = (value < 0n ? -value : value).toString(16).padStart(size * width, '0');
  const none = '0'.repeat(width);
  const unit = 1n << BigInt(4 * width);
  const half = unit >> 1n;
  const keys: number[] = [];
  const coefficients: bigint[] = [];
  const counts = kept.map(() => 0);
  let [key, carry] = [first, false];
  for (let end = digits.length; end > 0; end -= width) {
    const digit = digits.slice(end - width, end);
    if (carry || digit !== none) {
      let c = BigInt(`0x${digit}`) + (carry ? 1n : 0n);
      carry = c >= half;
      if (carry) c -= unit;
      if (c !== 0n) {
        keys.push(key);
        coefficients.push(value < 0n ? -c : c);
      }
    }
    for (const [i, { range, place }] of kept.entries()) {
      const next = (counts[i] as number) + 1;
      key += place;
      counts[i] = next;
      if (next < range) break;
      counts[i] = 0;
      key -= range * place;
    }
  }
  return { keys, coefficients };
}

/** Hexadecimal digits of the longest products that are held as texts. */
const MOST_DIGITS = 2 ** 26;

/**
 * The product of polynomials that are not 0, whose degrees add up to less than the base; undefined if so few of the monomials that are
 * numbered may occur that multiplying term by term takes no longer.
 */
export function kroneckerProduct(a: Terms, b: Terms, monomials: Monomials): Terms | undefined {
  const [left, right] = [exponentsOf(a, monomials), exponentsOf(b, monomials)];
  const numbering = numberingOf(left, right, monomials);
  // A monomial that is numbered costs about as much as a product of two terms.
  const [count, other] = [a.keys.length, b.keys.length];
  if (numbering.size > count * other) return undefined;
  // 16^width exceeds twice the number of terms times the largest product.
  const width = hexLength(a) + hexLength(b) + Math.min(count, other).toString(16).length + 1;
  if (numbering.size * width > MOST_DIGITS) return undefined;
  const product = packed(a, left, numbering.kept, width) * packed(b, right, numbering.kept, width);
  return unpacked(product, numbering, width);
}
