/**
 * Coprime bases: the exact test whether a combination of logarithms is zero.
 *
 * Any finite set of positive integers factors over pairwise coprime integers > 1 (a *coprime base*), which gcds alone
 * find. Logarithms of pairwise coprime integers > 1 are linearly independent over Q, because a vanishing rational
 * combination would be a multiplicative relation between coprime numbers. And a rational number plus such a combination
 * is zero only if both parts are: e^q is transcendental for rational q ≠ 0 (Hermite–Lindemann), while a product of
 * rational powers of integers is algebraic. So `a + Σ cᵢ log qᵢ = 0` is decided by integer arithmetic.
 *
 * Reference: D. J. Bernstein, "Factoring into coprimes in essentially linear time", J. Algorithms 54 (2005); this file
 * uses the quadratic refinement, since the sets are small.
 */
import * as Q from './rational';

/**
 * Refines a pairwise coprime base so that n factors over it too. Numbers that replace an element divide it, so they stay coprime to the
 * others, and only what is left of n meets them.
 */
function refine(base: bigint[], n: bigint): void {
  let rest = n;
  for (let i = 0; i < base.length && rest > 1n;) {
    const b = base[i] as bigint;
    const g = Q.gcd(b, rest);
    if (g === 1n) {
      i += 1;
      continue;
    }
    rest /= g;
    if (g === b) continue;
    const pieces = [b / g];
    refine(pieces, g);
    base.splice(i, 1, ...pieces);
  }
  if (rest > 1n) base.push(rest);
}

/** Pairwise coprime integers > 1 over which each of the given positive integers factors. */
export function coprimeBase(integers: readonly bigint[]): bigint[] {
  const base: bigint[] = [];
  for (const n of new Set(integers)) refine(base, n);
  return base;
}

/** The exponent of `b` in `n`, where `b` is prime or belongs to a coprime base of `n`. */
function valuation(n: bigint, b: bigint): bigint {
  let exponent = 0n;
  for (let rest = n; rest % b === 0n; rest /= b) exponent += 1n;
  return exponent;
}

/** A term `coef · log arg`, `arg > 0`. */
export interface LogTerm {
  readonly coef: Q.Rational;
  readonly arg: Q.Rational;
}

/** Bits of products up to which multiplying costs less than a coprime base, and bits of those that are to be reduced after that. */
const SHORT_PRODUCT = 2 ** 15;
const SHORT_FRACTION = 2 ** 10;

/** The coefficients over their common denominator. */
function overOneDenominator(terms: readonly LogTerm[]): {
  readonly exponents: readonly bigint[];
  readonly den: bigint;
} {
  const coefs = Q.reduceAll(terms.map(({ coef }) => coef));
  return { exponents: coefs.map(({ num }) => num), den: coefs[0]?.den ?? 1n };
}

/** The exponent of b in `Π arg^exponent`. */
function exponentOf(b: bigint, terms: readonly LogTerm[], exponents: readonly bigint[]): bigint {
  return terms.reduce(
    (sum, { arg }, i) => sum + (exponents[i] as bigint) * (valuation(arg.num, b) - valuation(arg.den, b)),
    0n,
  );
}

const baseOf = (terms: readonly LogTerm[]): bigint[] => coprimeBase(terms.flatMap(({ arg }) => [arg.num, arg.den]));

/** `Σ coef · log arg` over a coprime base: the pairs (b, exponent of b) with a non-zero exponent. */
function overCoprimeBase(terms: readonly LogTerm[]): { b: bigint; exponent: Q.Rational }[] {
  const live = mergeLogs(terms);
  const { exponents, den } = overOneDenominator(live);
  return baseOf(live)
    .map((b) => ({ b, exponent: Q.reduce(Q.of(exponentOf(b, live, exponents), den)) }))
    .filter(({ exponent }) => exponent.num !== 0n);
}

/** Most products that are not 1 show it at one of these primes. */
const SMALL_PRIMES = [2n, 3n, 5n, 7n];

/** Whether every prime, or every element of a coprime base, has the exponent 0 in `Π arg^exponent`. */
function vanishOverCoprimeBase(terms: readonly LogTerm[], exponents: readonly bigint[]): boolean {
  const hasNone = (b: bigint): boolean => exponentOf(b, terms, exponents) === 0n;
  return SMALL_PRIMES.every(hasNone) && baseOf(terms).every(hasNone);
}

/** `Π arg^exponent`, not in lowest terms, if the numbers in it have at most so many bits. */
function shortProduct(
  terms: readonly LogTerm[],
  exponents: readonly bigint[],
  mostBits: number,
): Q.Rational | undefined {
  const magnitudes = exponents.map((exponent) => Number(exponent < 0n ? -exponent : exponent));
  const bits = terms.reduce((total, { arg }, i) => total + (magnitudes[i] as number) * Q.bitLength(arg), 0);
  if (bits > mostBits) return undefined;
  let [num, den] = [1n, 1n];
  terms.forEach(({ arg }, i) => {
    const power = BigInt(magnitudes[i] as number);
    const isPositive = (exponents[i] as bigint) > 0n;
    num *= (isPositive ? arg.num : arg.den) ** power;
    den *= (isPositive ? arg.den : arg.num) ** power;
  });
  return { num, den };
}

/** True exactly when `Σ coef · log arg = 0`: when `Π arg^exponent = 1`. */
export function logsVanish(terms: readonly LogTerm[]): boolean {
  const { exponents } = overOneDenominator(terms);
  const product = shortProduct(terms, exponents, SHORT_PRODUCT);
  return product ? product.num === product.den : vanishOverCoprimeBase(terms, exponents);
}

/** The exact k-th root of n > 1, or undefined when n is not a k-th power. */
function exactRoot(n: bigint, k: bigint): bigint | undefined {
  const bits = Q.bitLength(Q.of(n));
  if (k >= BigInt(bits)) return undefined;
  let root = 1n << BigInt(Math.ceil(bits / Number(k)));
  for (;;) {
    const next = ((k - 1n) * root + n / root ** (k - 1n)) / k;
    if (next >= root) break;
    root = next;
  }
  return root ** k === n ? root : undefined;
}

/** A rational number of more bits than this stays an exponential. */
const MAX_BITS = 2n ** 20n;

/**
 * `exp(Σ coef · log arg) = Π arg^coef` if it is a rational number of moderate length, else undefined. So `undefined`
 * does not prove that the product is irrational.
 */
export function rationalProduct(terms: readonly LogTerm[]): Q.Rational | undefined {
  const { exponents, den } = overOneDenominator(terms);
  const short = den === 1n ? shortProduct(terms, exponents, SHORT_FRACTION) : undefined;
  if (short) return short;
  let product = Q.one;
  for (const { b, exponent } of overCoprimeBase(terms)) {
    const root = exponent.den === 1n ? b : exactRoot(b, exponent.den);
    if (root === undefined) return undefined;
    const magnitude = exponent.num < 0n ? -exponent.num : exponent.num;
    if (BigInt(Q.bitLength(Q.of(root))) * magnitude > MAX_BITS) return undefined;
    product = Q.mul(product, Q.pow(Q.of(root), Number(exponent.num)));
  }
  return product;
}

/** The largest prime whose remainders have products below 2^31, which are cheap to divide by it. */
const PRIME = 46_337;
const WHOLE_PRIME = BigInt(PRIME);

/** A term with the remainders of the numerator and denominator of its argument, which tell most numbers apart. */
interface MarkedTerm {
  coef: Q.Rational;
  readonly arg: Q.Rational;
  readonly num: number;
  readonly den: number;
}

function remainder(n: bigint): number {
  const near = Number(n);
  return Number.isSafeInteger(near) ? near % PRIME : Number(n % WHOLE_PRIME);
}

/** Whether two arguments are equal: products that differ modulo a prime differ. */
const areEqual = (a: MarkedTerm, b: MarkedTerm): boolean =>
  (a.num * b.den) % PRIME === (b.num * a.den) % PRIME && Q.equals(a.arg, b.arg);

/** Whether the product of two arguments is 1. */
const areInverse = (a: MarkedTerm, b: MarkedTerm): boolean =>
  (a.num * b.num) % PRIME === (a.den * b.den) % PRIME && a.arg.num * b.arg.num === a.arg.den * b.arg.den;

/**
 * The same sum, with the terms of equal and inverse arguments collected and zero terms dropped. Arguments are compared by cross
 * multiplication and never reduced: for numbers of thousands of bits a gcd costs far more than the few products.
 */
export function mergeLogs(terms: readonly LogTerm[]): LogTerm[] {
  const merged: MarkedTerm[] = [];
  for (const { coef, arg } of terms) {
    const one = { coef, arg, num: remainder(arg.num), den: remainder(arg.den) };
    const same = merged.find((other) => areEqual(other, one));
    const inverse = same ? undefined : merged.find((other) => areInverse(other, one));
    if (same) same.coef = Q.add(same.coef, coef);
    else if (inverse) inverse.coef = Q.sub(inverse.coef, coef);
    else merged.push(one);
  }
  const left: LogTerm[] = [];
  for (const { coef, arg } of merged) if (coef.num !== 0n && arg.num !== arg.den) left.push({ coef, arg });
  return left;
}
