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
 * uses the quadratic refinement, since the sets are small, and carries the exponents along.
 */
import * as Q from './rational';

/** `base^exponent` for a base above 0. */
export interface Power {
  readonly base: bigint;
  readonly exponent: bigint;
}

/**
 * Multiplies a product of powers, whose bases are pairwise coprime, by `n^exponent`. Numbers that replace a base divide it, so they stay
 * coprime to the others, and only what is left of n meets them.
 */
function multiply(powers: Power[], n: bigint, exponent: bigint): void {
  if (exponent === 0n) return;
  let rest = n;
  for (let i = 0; i < powers.length && rest > 1n;) {
    const { base, exponent: own } = powers[i] as Power;
    const g = Q.gcd(base, rest);
    if (g === 1n) {
      i += 1;
      continue;
    }
    rest /= g;
    const pieces = g === base ? [] : [{ base: base / g, exponent: own }];
    multiply(pieces, g, own + exponent);
    powers.splice(i, 1, ...pieces);
  }
  if (rest > 1n) powers.push({ base: rest, exponent });
}

/**
 * A product of powers as one of powers whose bases are pairwise coprime and above 1, with exponents that are not 0. The product 1 has no
 * powers, and only it: what has the exponent 0 is left out as soon as it is found, which keeps the products of true equalities short.
 */
export function coprimePowers(factors: readonly Power[]): Power[] {
  const exponents = new Map<bigint, bigint>();
  for (const { base, exponent } of factors) exponents.set(base, (exponents.get(base) ?? 0n) + exponent);
  const powers: Power[] = [];
  for (const [base, exponent] of exponents) multiply(powers, base, exponent);
  return powers;
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

/** `Π arg^exponent` over a coprime base. */
const overCoprimeBase = (terms: readonly LogTerm[], exponents: readonly bigint[]): Power[] =>
  coprimePowers(
    terms.flatMap(({ arg }, i) => {
      const exponent = exponents[i] as bigint;
      return [
        { base: arg.num, exponent },
        { base: arg.den, exponent: -exponent },
      ];
    }),
  );

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
  return product ? product.num === product.den : overCoprimeBase(terms, exponents).length === 0;
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
  const live = mergeLogs(terms);
  const { exponents, den } = overOneDenominator(live);
  const short = den === 1n ? shortProduct(live, exponents, SHORT_FRACTION) : undefined;
  if (short) return short;
  let product = Q.one;
  for (const { base, exponent: whole } of overCoprimeBase(live, exponents)) {
    const exponent = Q.reduce(Q.of(whole, den));
    const root = exponent.den === 1n ? base : exactRoot(base, exponent.den);
    if (root === undefined) return undefined;
    const magnitude = exponent.num < 0n ? -exponent.num : exponent.num;
    if (BigInt(Q.bitLength(Q.of(root))) * magnitude > MAX_BITS) return undefined;
    product = Q.mul(product, Q.pow(Q.of(root), Number(exponent.num)));
  }
  return product;
}

/** The largest prime below 2^15: products of remainders are short whole numbers. */
const PRIME = 32_749;
const WHOLE_PRIME = BigInt(PRIME);

/** The inverse of x modulo the prime, 0 < x < PRIME, by Euclid's algorithm. */
function inverseModulo(x: number): number {
  let [a, b, u, v] = [PRIME, x, 0, 1];
  while (b !== 1) {
    const quotient = Math.floor(a / b);
    [a, b, u, v] = [b, a - quotient * b, v, u - quotient * v];
  }
  return v < 0 ? v + PRIME : v;
}

/** The lesser of q and 1/q modulo the prime; −1 if one of them has no value. Numbers that are equal or inverse have the same mark. */
function markOf(q: Q.Rational): number {
  const [above, below] = [Number(q.num % WHOLE_PRIME), Number(q.den % WHOLE_PRIME)];
  if (above === 0 && below === 0) return markOf(Q.reduce(q));
  if (above === 0 || below === 0) return -1;
  const inverse = inverseModulo((above * below) % PRIME);
  return Math.min((((above * above) % PRIME) * inverse) % PRIME, (((below * below) % PRIME) * inverse) % PRIME);
}

const areInverse = (a: Q.Rational, b: Q.Rational): boolean => a.num * b.num === a.den * b.den;

/**
 * The same sum, with the terms of equal and inverse arguments collected and zero terms dropped. Arguments of the same mark are compared by
 * cross multiplication and never reduced: for numbers of thousands of bits a gcd costs far more than the few products.
 */
export function mergeLogs(terms: readonly LogTerm[]): LogTerm[] {
  const merged = new Map<number, { readonly arg: Q.Rational; coef: Q.Rational }[]>();
  const inOrder: { readonly arg: Q.Rational; coef: Q.Rational }[] = [];
  for (const { coef, arg } of terms) {
    const mark = markOf(arg);
    const marked = merged.get(mark) ?? [];
    const same = marked.find((other) => other.arg === arg || Q.equals(other.arg, arg));
    const inverse = same ? undefined : marked.find((other) => areInverse(other.arg, arg));
    if (same) same.coef = Q.add(same.coef, coef);
    else if (inverse) inverse.coef = Q.sub(inverse.coef, coef);
    else {
      const one = { arg, coef };
      merged.set(mark, [...marked, one]);
      inOrder.push(one);
    }
  }
  return inOrder.filter(({ coef, arg }) => coef.num !== 0n && arg.num !== arg.den);
}
