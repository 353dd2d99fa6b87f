/**
 * Exact arithmetic of a certificate, part 1: polynomials over the integers, and fractions of them.
 *
 * A polynomial is sparse (`terms.ts`). The monomial `x_1^e_1 … x_m^e_m` is the number `e_1 B^(m−1) + … + e_m`, so that monomials multiply by
 * addition and ascend in the lexicographic order of their exponents. B is the largest base with `B^m ≤ 2^53`. A product of total degree B
 * or more is refused, so no exponent overflows.
 *
 * A fraction is `polynomial / (integer · product of factors)`, each factor a primitive polynomial whose coefficients are all
 * positive. Factors stay factored, and a common denominator takes the larger exponent of each.
 */
import { kroneckerProduct, type Monomials } from './kronecker';
import { refuse } from './refusal';
import { gathered, merged, NO_TERMS, only, pairsOf, product, shifted, type Terms } from './terms';

/** A polynomial, and a bound of its total degree. */
export interface Polynomial {
  readonly terms: Terms;
  readonly degree: number;
}

/** `numerator / (integer · Π factor^exponent)`; the integer is positive. */
export interface Fraction {
  readonly numerator: Polynomial;
  readonly integer: bigint;
  readonly factors: ReadonlyMap<Polynomial, number>;
}

export const isZero = ({ terms }: Polynomial): boolean => terms.keys.length === 0;

export const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));

const NONE: ReadonlyMap<Polynomial, number> = new Map();

/** Factors of fewer terms are multiplied term by term. */
const FEW_TERMS = 6;

/** The variables by their letters, in which polynomials are often homogeneous: masses of a law, or weights. */
function groupsOf(variables: readonly string[]): number[][] {
  const groups = new Map<string, number[]>();
  variables.forEach((name, v) => {
    const letter = /^[abc]/.test(name) ? 'a' : name.slice(0, 1);
    groups.set(letter, [...(groups.get(letter) ?? []), v]);
  });
  return [...groups.values()];
}

export class Polynomials {
  readonly base: number;
  private readonly monomials: Monomials;
  /** Each factor once, so that equal factors are one object. */
  private readonly factors = new Map<string, Polynomial>();

  constructor(readonly variables: readonly string[]) {
    this.base = Math.floor(2 ** (53 / Math.max(1, variables.length)));
    if (this.base < 2) refuse(`${variables.length} variables are too many to check`);
    const places = variables.map((_, variable) => this.base ** (variables.length - 1 - variable));
    this.monomials = { base: this.base, places, groups: groupsOf(variables) };
  }

  /** The monomial of a variable. */
  private place(variable: number): number {
    return this.monomials.places[variable] ?? refuse(`there is no variable ${variable}`);
  }

  private exponent(key: number, variable: number): number {
    return Math.floor(key / this.place(variable)) % this.base;
  }

  exponents(key: number): number[] {
    return this.variables.map((_, variable) => this.exponent(key, variable));
  }

  constant(value: bigint): Polynomial {
    return { terms: value === 0n ? NO_TERMS : { keys: [0], coefficients: [value] }, degree: 0 };
  }

  /** The sum of the variables of these names. */
  sumOf(names: readonly string[]): Polynomial {
    const index = (name: string) =>
      this.variables.includes(name) ? this.variables.indexOf(name) : refuse(`the variables lack ${name}`);
    return { terms: gathered(names.map((name) => [this.place(index(name)), 1n])), degree: 1 };
  }

  private add(a: Polynomial, b: Polynomial): Polynomial {
    return { terms: merged(a.terms, b.terms), degree: Math.max(a.degree, b.degree) };
  }

  multiply(a: Polynomial, b: Polynomial): Polynomial {
    const degree = a.degree + b.degree;
    if (degree >= this.base)
      refuse(`a polynomial of degree ${degree} in ${this.variables.length} variables is too large to check`);
    const isLong = Math.min(a.terms.keys.length, b.terms.keys.length) >= FEW_TERMS;
    const quickly = isLong ? kroneckerProduct(a.terms, b.terms, this.monomials) : undefined;
    return { terms: quickly ?? product(a.terms, b.terms), degree };
  }

  /** a multiplied by `factor^times`, one factor at a time unless powers of the factor have few terms. */
  raise(a: Polynomial, factor: Polynomial, times: number): Polynomial {
    if (times <= 0) return a;
    if (times > 1 && factor.terms.keys.length === 2) return this.multiply(a, this.raise(factor, factor, times - 1));
    return this.raise(this.multiply(a, factor), factor, times - 1);
  }

  /** a/b if that is a polynomial over the integers: long division by the part of b that has the highest power of a variable. */
  quotient(a: Polynomial, b: Polynomial): Polynomial | undefined {
    const part = ({ terms, degree }: Polynomial, v: number, power: number): Polynomial => ({
      terms: only(terms, (key) => this.exponent(key, v) === power),
      degree,
    });
    const highest = ({ terms }: Polynomial, v: number) =>
      terms.keys.reduce((most, key) => Math.max(most, this.exponent(key, v)), 0);
    const lengthOf = ({ terms }: Polynomial) => terms.keys.length;
    const v = this.variables.findIndex((_, i) => lengthOf(part(b, i, highest(b, i))) < lengthOf(b));
    if (v === -1) return this.quotientByMonomial(a, b);
    const power = highest(b, v);
    const lead = part(b, v, power);
    let [rest, result] = [a, this.constant(0n)];
    while (lengthOf(rest) > 0) {
      const top = highest(rest, v);
      const next = top < power ? undefined : this.quotient(part(rest, v, top), lead);
      if (next === undefined) return undefined;
      result = this.add(result, next);
      rest = { terms: merged(rest.terms, product(next.terms, shifted(b.terms, 0, -1n))), degree: a.degree };
    }
    return result;
  }

  private quotientByMonomial(a: Polynomial, b: Polynomial): Polynomial | undefined {
    const [[monomial, divisor] = refuse('division by 0')] = pairsOf(b.terms);
    const least = this.exponents(monomial);
    const isMultiple = (key: number) => monomial === 0 || least.every((e, v) => this.exponent(key, v) >= e);
    const { keys, coefficients } = a.terms;
    if (coefficients.some((coefficient) => coefficient % divisor !== 0n) || !keys.every(isMultiple)) return undefined;
    const quotients = divisor === 1n ? coefficients : coefficients.map((coefficient) => coefficient / divisor);
    return { terms: { keys: keys.map((key) => key - monomial), coefficients: quotients }, degree: a.degree };
  }

  /** The polynomial as a factor, which must be positive. */
  factor(a: Polynomial): Polynomial {
    if (isZero(a)) refuse('division by 0');
    if (a.terms.coefficients.some((coefficient) => coefficient < 0n))
      refuse('a divisor has a negative coefficient, so that it may not be positive');
    const name = `${a.terms.coefficients.join()}@${a.terms.keys.join()}`;
    const known = this.factors.get(name) ?? a;
    this.factors.set(name, known);
    return known;
  }

  fraction(numerator: Polynomial, integer = 1n, factors = NONE): Fraction {
    return { numerator, integer, factors };
  }

  times(a: Fraction, b: Fraction): Fraction {
    return this.withFactors(this.multiply(a.numerator, b.numerator), a.integer * b.integer, [a.factors, b.factors]);
  }

  /** A fraction with the product of these factors below; a negative exponent multiplies the numerator. */
  private withFactors(
    numerator: Polynomial,
    integer: bigint,
    [first, second]: readonly [ReadonlyMap<Polynomial, number>, ReadonlyMap<Polynomial, number>],
  ): Fraction {
    const factors = new Map(first);
    for (const [factor, e] of second) factors.set(factor, (factors.get(factor) ?? 0) + e);
    let above = numerator;
    for (const [factor, e] of factors) {
      if (e < 0) above = this.raise(above, factor, -e);
      if (e <= 0) factors.delete(factor);
    }
    return { numerator: above, integer, factors };
  }

  /** a/b; the numerator of b becomes a factor, unless it divides that of a. @throws RefusedProofError if it may not be positive */
  over(a: Fraction, b: Fraction): Fraction {
    const content = b.numerator.terms.coefficients.reduce(gcd, 0n);
    const factor = this.factor(this.quotient(b.numerator, this.constant(content || 1n)) ?? b.numerator);
    const isAsLong = a.numerator.terms.keys.length === factor.terms.keys.length;
    const same = isAsLong ? this.quotient(a.numerator, factor) : undefined;
    const scaled = this.multiply(same ?? a.numerator, this.constant(b.integer));
    const below = new Map([...b.factors].map(([each, e]) => [each, -e]));
    const isOne = factor.degree === 0 || same !== undefined;
    if (!isOne) below.set(factor, (below.get(factor) ?? 0) + 1);
    return this.withFactors(scaled, a.integer * content, [a.factors, below]);
  }

  /** The sum, taken in halves, so that common denominators grow late. */
  sum(list: readonly Fraction[]): Fraction {
    const [first = this.fraction(this.constant(0n)), second] = list;
    if (second === undefined) return first;
    const half = list.length >> 1;
    return this.plus(this.sum(list.slice(0, half)), this.sum(list.slice(half)));
  }

  private plus(a: Fraction, b: Fraction): Fraction {
    if (isZero(a.numerator)) return b;
    if (isZero(b.numerator)) return a;
    const integer = (a.integer * b.integer) / gcd(a.integer, b.integer);
    const factors = new Map(a.factors);
    for (const [factor, e] of b.factors) factors.set(factor, Math.max(e, factors.get(factor) ?? 0));
    const lifted = (each: Fraction) => {
      let numerator = this.multiply(each.numerator, this.constant(integer / each.integer));
      for (const [factor, e] of factors) numerator = this.raise(numerator, factor, e - (each.factors.get(factor) ?? 0));
      return numerator;
    };
    return { numerator: this.add(lifted(a), lifted(b)), integer, factors };
  }

  /** The fraction times `integer · Π factor^exponent`. @throws RefusedProofError if that is no polynomial over the integers */
  cleared(a: Fraction, integer: bigint, factors: ReadonlyMap<Polynomial, number>): Polynomial {
    let result = this.multiply(a.numerator, this.constant(integer));
    for (const [factor, e] of factors) result = this.raise(result, factor, e - (a.factors.get(factor) ?? 0));
    const divisors = [...a.factors].flatMap(([factor, e]) =>
      Array.from({ length: Math.max(0, e - (factors.get(factor) ?? 0)) }, () => factor),
    );
    for (const divisor of [this.constant(a.integer), ...divisors])
      result = this.quotient(result, divisor) ?? refuse('the factors and the integer do not clear all denominators');
    return result;
  }
}
